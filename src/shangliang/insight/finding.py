"""公开的查找 · What strangers may ask of an area's lists: their form works by GET alone, and every answer has its URL."""

from typing import ClassVar

from django.utils.translation import gettext_lazy

from shangliang.kit import anywhere, finding, search
from shangliang.kit.say import say
from shangliang.matters.kinds import KINDS
from shangliang.matters.kinds.kind import TOPIC_CLASSES
from shangliang.matters.lifecycle import Stage
from shangliang.matters.models.piles import lit
from shangliang.people import areas
from shangliang.people.areas import COUNTY, Area, Level, after
from shangliang.people.views.finding import own_places

from . import publicly

OUTCOMES = {
    "confirmed": (gettext_lazy("提出人已确认"), {"outcome": "confirmed"}),
    "settled": (gettext_lazy("当场办结"), {"outcome": "settled"}),
    "unconfirmed": (gettext_lazy("未获确认"), {"outcome": "unconfirmed"}),
    "declined": (gettext_lazy("不采纳"), {"stage": "declined"}),
}
LIGHTS = [("late", gettext_lazy("已逾期")), ("warn", gettext_lazy("将到期"))]


def classes() -> list[tuple[str, str]]:
    return [(word, say(word)) for word in TOPIC_CLASSES]


def kinds() -> list[tuple[str, str]]:
    return [(slug, kind.name) for slug, kind in KINDS.items() if kind.public]


class PublicFind(finding.Find):
    """公开的查找 · q, class, kind, a place right below, days. `class` is a word of Python's, so it comes in __init__."""

    q = finding.Words()
    area = finding.Choice([], label=gettext_lazy("哪个地方"))
    kind = finding.Choice(kinds, label=gettext_lazy("种类"))

    def __init__(self, data, *, code: str):
        self.code = code
        first = {"q": self.base_fields["q"], "class": finding.Choice(classes, label=gettext_lazy("分类"))}
        self.base_fields = first | self.base_fields  # type: ignore[misc]  # this list's own, not the class's
        below = areas.children([code])
        named = areas.names(below)
        super().__init__(data, area=[(c, named[c]) for c in below])
        if not below:
            del self.fields["area"]

    def apply(self, found):
        found = self.narrowed(found, kind="kind", **{"class": "topic_class"})
        if place := self.value("area"):
            found = found.filter(area_id__gte=place, area_id__lt=after(place))
        words = search.query(self.value("q"), place=self.code[:COUNTY] if len(self.code) >= COUNTY else "")
        return found if words is None else found.filter(terms=words)


class OpenFind(PublicFind):
    """正在商量的查找 · The days are those on which matters were raised."""

    pills = ("stage",)
    sorts: ClassVar = {
        "moved": (gettext_lazy("最近进展"), ("-moved_at", "-id")),
        "raised": (gettext_lazy("最新提出"), ("-raised_on", "-id")),
        "due": (gettext_lazy("时限近的在前"), ("due_on", "id")),
    }
    stage = finding.Choice([(name, word) for name, (word, _s) in publicly.GROUPS.items()], label=gettext_lazy("环节"))
    light = finding.Choice(LIGHTS, label=gettext_lazy("时限"))
    since = finding.Day(gettext_lazy("提出时间从"))
    until = finding.Day(gettext_lazy("到"))

    @property
    def sorting(self) -> str:
        """Of some days the newest first, of lights the most urgent: in the order of the index that finds them."""
        days, light = self.value("since") or self.value("until"), self.value("light")
        return self.value("sort") or ("due" if light else "raised" if days else "moved")

    def apply(self, found):
        """A matter that waits for its raiser is nobody's delay, and is not shown as one."""
        found = self.narrowed(super().apply(found), since="raised_on__gte", until="raised_on__lte")
        light = self.value("light")
        return found.filter(lit(light)).exclude(stage=Stage.ANSWERED) if light else found


class NewsFind(finding.Find):
    """简讯的查找 · The days are those of publishing."""

    sorts: ClassVar = {
        "new": (gettext_lazy("最近公开"), ("-published_on", "-id")),
        "old": (gettext_lazy("最早公开"), ("published_on", "id")),
    }
    q = finding.Words()
    since = finding.Day(gettext_lazy("公开时间从"))
    until = finding.Day(gettext_lazy("到"))

    def apply(self, found):
        return self.narrowed(found, since="published_on__gte", until="published_on__lte", q="title__contains")


class EndedFind(PublicFind):
    """有结果的查找 · The days are those on which matters ended."""

    pills = ("how",)
    sorts: ClassVar = {
        "closed": (gettext_lazy("最近有结果"), ("-closed_on", "-id")),
        "oldest": (gettext_lazy("最早有结果"), ("closed_on", "id")),
    }
    how = finding.Choice([(name, word) for name, (word, _c) in OUTCOMES.items()], label=gettext_lazy("结果"))
    since = finding.Day(gettext_lazy("有结果的时间从"))
    until = finding.Day(gettext_lazy("到"))

    def apply(self, found):
        found = self.narrowed(super().apply(found), since="closed_on__gte", until="closed_on__lte")
        how = self.value("how")
        return found.filter(**OUTCOMES[how][1]) if how else found


def nouns() -> list[tuple[str, str]]:
    return [(source.noun, source.label) for source in anywhere.SOURCES.values()]


def open_nouns() -> list[tuple[str, str]]:
    return [(source.noun, source.label) for source in anywhere.SOURCES.values() if source.public]


class AnythingFind(finding.Find):
    """查一查 · Everything by its words, its noun, its place, its day. In public its places are those of the country's tree."""

    q = finding.Words()
    noun = finding.Choice(nouns, label=gettext_lazy("类别"))
    area = finding.Area()
    since = finding.Day(gettext_lazy("日期从"))
    until = finding.Day(gettext_lazy("到"))

    def __init__(self, data, *, public: bool = False):
        super().__init__(data)
        if public:
            roots = list(Area.objects.filter(level=Level.PROVINCE).values_list("code", flat=True))
            self.fields["area"] = finding.Choice(own_places(roots, data.get("area", "")), label=gettext_lazy("地区"))
            self.fields["noun"] = finding.Choice(open_nouns, label=gettext_lazy("类别"))
            self.full_clean()

    @property
    def asked(self) -> anywhere.Asked:
        return self.only(*filter(None, [self.value("noun")]))

    def only(self, *nouns: str) -> anywhere.Asked:
        """What is asked, of these nouns alone."""
        return anywhere.Asked(
            self.value("q"), nouns, self.value("area"), self.value("since") or None, self.value("until") or None
        )

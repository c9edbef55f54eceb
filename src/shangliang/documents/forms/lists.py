"""公文台账的查找"""

from typing import ClassVar

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from shangliang.kit import finding
from shangliang.people import areas
from shangliang.people.views.finding import within

from ..kinds import KINDS, choices
from ..kinds.kind import MARKS, PUBLISHED

STATES = [("draft", _("起草")), *[(mark, word) for mark, word in MARKS.choices(_)]]


class DocumentFind(finding.Find):
    """公文的查找 · The days are those of drafting; the state is the last mark."""

    sorts: ClassVar = {
        "new": (_("最近起草"), ("-drafted_on", "-id")),
        "old": (_("最早起草"), ("drafted_on", "id")),
    }
    kind = finding.Choice(choices, label=_("种类"))
    state = finding.Choice(STATES, label=_("进展"))
    area = finding.Area()
    since = finding.Day(_("起草时间从"))
    until = finding.Day(_("到"))
    q = finding.Words()


def published() -> list[tuple[str, str]]:
    """The kinds that can be published at all."""
    return [(slug, kind.name) for slug, kind in KINDS.items() if PUBLISHED in kind.path]


class PublishedFind(finding.Find):
    """公开文件的查找 · As everybody reads them: by kind, place, day of publishing, words of title or number."""

    sorts: ClassVar = {
        "new": (_("最近公开"), ("-published_on", "-id")),
        "old": (_("最早公开"), ("published_on", "id")),
    }
    q = finding.Words()
    kind = finding.Choice(published, label=_("种类"))
    area = finding.Choice([], label=_("哪个地方"))
    since = finding.Day(_("公开时间从"))
    until = finding.Day(_("到"))

    def __init__(self, data, *, code: str):
        below = areas.children([code])
        named = areas.names(below)
        super().__init__(data, area=[(c, named[c]) for c in below])
        if not below:
            del self.fields["area"]

    def apply(self, found):
        """Of documents: those that are asked for."""
        found = within(found, self.value("area"))
        if words := self.value("q"):
            found = found.filter(Q(title__contains=words) | Q(number__contains=words))
        return self.narrowed(found, kind="kind", since="published_on__gte", until="published_on__lte")

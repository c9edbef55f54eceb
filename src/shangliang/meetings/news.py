"""会议的简讯 · A meeting that is over, told in the form of the newspaper: items with what came of them, who came, what was said."""

from django.utils.translation import override

from shangliang.documents.briefs import Figure, Piece
from shangliang.documents.briefs.writing import compose, counted, headline, titled
from shangliang.documents.telling import SLOT, Source, called, dated
from shangliang.kit import clock, pages

from .items import VERB_WORDS, ItemKind, Verb
from .models import Item, Meeting
from .wording import CHINESE

DID = {
    ItemKind.LEARN: "传达学习了", ItemKind.HEAR: "听取了", ItemKind.REVIEW: "审议通过了", ItemKind.ADOPT: "审议通过了", ItemKind.CONSULT: "协商了",
    ItemKind.DISCUSS: "讨论了", ItemKind.DECIDE: "审议通过了", ItemKind.INFORM: "通报了", ItemKind.ARRANGE: "安排部署了", ItemKind.COMMEND: "表彰了",
}  # fmt: skip
SAID = {ItemKind.LEARN: ("传达学习", "学习传达", "学习"), ItemKind.ARRANGE: ("安排部署", "部署", "安排")}
OWN = ("协商", "系统", "委员", "机关", "联络")  # 政协协商向基层延伸工作推进会: 政协 belongs to what it was about


@pages.slot(SLOT)
def of_meeting(person, origin):
    noun, _colon, ref = origin.partition(":")
    if noun != "meeting":
        return None
    rows = Meeting.objects.visible_to(person).select_related("gathering__host", "body__area", "area")
    found = rows.filter(ref=ref, gathering__ended_at__isnull=False, rehearsal=False).first()
    return [source(found)] if found else None


def source(meeting: Meeting) -> Source:
    with override(CHINESE):
        told, verb = _told(meeting), "举办" if meeting.rules.credit else "召开"
        dateline = dated(meeting.area)
        told = Piece(**{**vars(told), "place": dateline["place"]})
        text = compose(told, [_done(meeting, told), *_lines(meeting)], verb=verb, paper=dateline["paper"])
        return Source(headline(told, verb), text, told, meeting.body, meeting.get_absolute_url())


def _told(meeting: Meeting) -> Piece:
    room = meeting.gathering
    first, last = (clock.local_day(at) for at in (room.starts_at, room.ends_at))
    came = room.attendances.counts()
    here = Figure("组成人员" if meeting.rules.decides else "参会人员", came["present"], "名")
    papers = _papers(meeting)
    figures = [Figure("文件", len(papers), "份"), here, Figure("列席人员", came["added"], "名")]
    return Piece(
        headline="",
        text="",
        date=first,
        date_end=last if last > first else None,
        host=called(meeting.body),
        event=_event(meeting),
        documents=papers,
        figures=[one for one in figures if one.number],
    )


def _event(meeting: Meeting) -> str:
    """五届十二次主席会议; of what has no number its title, without whose it is."""
    if meeting.session:
        return f"{meeting.session}{meeting.rules.called}"
    title = str(meeting).removeprefix(meeting.area.name)
    rest = title.removeprefix("政协")
    return title if rest.startswith(OWN) else rest


def _papers(meeting: Meeting) -> list[str]:
    passed = meeting.decisions.filter(passed=True, paper__isnull=False).order_by("item__number", "paper__number")
    return list(dict.fromkeys(passed.values_list("paper__title", flat=True)))


def _done(meeting: Meeting, told: Piece) -> str:
    """会议审议通过了《…》，听取了…。出席会议的有…。"""
    said = [words for item in meeting.items.prefetch_related("decisions") if (words := _item(item))]
    people = [one for one in told.figures if one.unit == "名"]
    papers = [one for one in told.figures if one.unit == "份"]
    parts = [f"会议{'，'.join(said)}。" if said else "", titled("会议审议通过了", told.documents)]
    return "".join([*parts, counted("会议共通过", papers), counted("出席会议的有", people)])


def _item(item: Item) -> str:
    """What was done with it; what was passed by its papers is told by their titles."""
    decisions = list(item.decisions.all())
    if any(one.paper_id for one in decisions) or item.kind not in DID:
        return ""
    done = any(one.passed for one in decisions) if item.is_voted else item.done_at is not None
    return f"{DID[ItemKind(item.kind)]}{_subject(item)}" if done else ""


def _subject(item: Item) -> str:
    """Its title, without what is done with it: that is said before it."""
    for words in SAID.get(ItemKind(item.kind), (item.words,)):
        if item.title.startswith(words):
            return item.title.removeprefix(words).lstrip("：: ")
    return item.title


def _lines(meeting: Meeting) -> list[str]:
    return [f"{VERB_WORDS[Verb(line.verb)]}，{line.text}" for line in meeting.lines.all()]

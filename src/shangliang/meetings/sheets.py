"""会议手册 · What is printed of a meeting: the booklet with agenda, schedule, names and papers; the minutes; certificates of a 表彰."""

from django.utils.translation import gettext as _

from shangliang.documents.models import Document
from shangliang.gatherings.models import Presence
from shangliang.gatherings.sheets import when
from shangliang.kit import clock, paper
from shangliang.kit.paper.sheet import Fact, Facts, Part, Rows, Section, Sheet, Size, Words, facts, half, read
from shangliang.matters.wording import whole_day

GROUPS = ("", Presence.NONVOTING, Presence.SPECTATOR)  # as they come: due, to sit in, to look on


def booklet(meeting, *, names: bool, documents) -> list[Sheet]:
    """会议手册: the agenda first, then each paper that the reader may see (`documents`), in the order of the agenda."""
    items = list(meeting.items.prefetch_related("papers"))
    known = {one.ref: one for one in documents.filter(ref__in=[p.document for i in items for p in i.papers.all()])}
    papers = [known[p.document] for i in items for p in i.papers.all() if p.document in known]
    return [_agenda(meeting, items, names=names), *(document_sheet(one) for one in papers)]


def _agenda(meeting, items, *, names: bool) -> Sheet:
    word = _("建议议程") if meeting.is_proposed else _("议程")
    parts: list[Part] = [_head(meeting), Section(word), _items(items) if items else Words(_("没有议程。"), small=True)]
    if meeting.schedule:
        parts += [Section(_("建议日程") if meeting.is_proposed else _("日程")), Words(meeting.schedule)]
    if names and (people := _names(meeting)):
        parts += [Section(_("名单")), Facts(people)]
    return Sheet(str(meeting), tuple(parts), place=str(meeting.body), lead=_("会议手册"))


def _head(meeting) -> Facts:
    room = meeting.gathering
    return Facts(
        half((_("时间"), when(room)), (_("地点"), room.place), (_("主持人"), room.chair), (_("记录人"), room.recorder))
    )


def _items(items) -> Rows:
    rows = [
        (str(item.number), "\n".join([item.said, *(_("《%(title)s》") % {"title": one.title} for one in item.papers.all())]), item.speaker,
         str(item.planned or ""))
        for item in items
    ]  # fmt: skip
    return Rows((_("次序"), _("议题"), _("谁来讲"), _("计划分钟")), tuple(rows), widths=(2, 12, 4, 3))


def _names(meeting) -> tuple[Fact, ...]:
    """Who is due, who sits in, who looks on; each group with how many."""
    found: dict[str, list[str]] = {}
    for one in meeting.gathering.attendances.all():
        added = one.presence if one.presence in (Presence.NONVOTING, Presence.SPECTATOR) else one.comes_as
        found.setdefault(added, []).append(one.name)
    return facts(
        *(
            (
                _("%(group)s（%(n)s 人）") % {"group": Presence(code or "present").label, "n": len(found[code])},
                _("、").join(found[code]),
            )
            for code in GROUPS
            if code in found
        )
    )


def document_sheet(document: Document) -> Sheet:
    """A paper of the meeting as it stands."""
    return Sheet(
        document.title, read(paper.from_data(document.body)), place=str(document.organisation), number=document.number
    )


def minutes_sheet(held) -> Sheet:
    """会议纪要: as the secretary wrote it, by its headings."""
    waiting = () if held.final_on else (Words(_("未定稿"), strong=True),)
    meeting = held.meeting
    return Sheet(
        _("会议纪要"),
        (*waiting, *read(paper.read(held.text))),
        place=str(meeting.body),
        lead=str(meeting),
        day=whole_day(held.final_on) if held.final_on else "",
        unit=str(meeting.body) if held.final_on else "",
    )


def certificates(item, names: list[str], honour: str) -> list[Sheet]:
    """荣誉证书: one for each; the body that met stands for it, with the day on which it was given."""
    meeting = item.meeting
    day = clock.local_day(item.done_at)
    words = _("授予“%(honour)s”荣誉称号，特发此证。") % {"honour": honour}
    return [
        Sheet(
            _("荣誉证书"), (Words(words),), lead=_("%(name)s：") % {"name": name},
            unit=str(meeting.body), day=whole_day(day), size=Size.CERTIFICATE,
        )
        for name in names
    ]  # fmt: skip

"""导入履职事项 · One row: what a member did that no other record holds (a written speech, public service), for the duty points."""

from django.core.exceptions import ObjectDoesNotExist
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from shangliang.kit import clock
from shangliang.kit.importing import Column, Importer, Judged, Made
from shangliang.people.importers.places import roots
from shangliang.people.models import Area, Membership
from shangliang.people.refusal import Refused

from .. import actions
from ..models import DutyRecord

EVENTS = {
    "书面发言": "speech_written", "大会书面发言": "speech_written", "公益活动": "charity", "公益": "charity", "捐款捐物": "charity",
}  # fmt: skip


class Doings(Importer):
    """履职事项"""

    name, word, ability, noun = "doings", gettext_noop("履职事项"), "duty.keep", "duty"
    hint = gettext_noop(
        "一行一件：委员、哪天、书面发言或公益活动、内容、依据。到会、提案、走访等系统里已有，不用再报。"
    )
    refusals = (Refused, ObjectDoesNotExist)
    columns = (
        Column("person", (gettext_noop("姓名"), "委员姓名", "委员"), required=True, longest=40),
        Column("event", (gettext_noop("事项"), "履职事项", "类别"), required=True, longest=20),
        Column("on", (gettext_noop("日期"), "时间", "履职日期"), required=True, kind="day"),
        Column("what", (gettext_noop("内容"), "履职内容", "题目"), required=True, longest=120),
        Column("evidence", (gettext_noop("依据"), "证明材料", "佐证"), required=True, longest=200),
    )

    def options(self, area):
        return {"event": ["书面发言", "公益活动"]}

    def key(self, row):
        return row["person"], row["event"], row["on"], row["what"]

    def look(self, rows, by):
        area = min(roots(by, "duty.keep"), key=len, default="")
        seats = Membership.objects.filter(
            term__organisation__area=area, person__name__in={row["person"] for row in rows}
        )
        members: dict[str, dict] = {}
        for seat in seats.select_related("person"):
            members.setdefault(seat.person.name, {})[seat.person_id] = seat.person
        there = DutyRecord.objects.filter(area=area, struck_on__isnull=True, person__isnull=False)
        kept = there.filter(on__in={row["on"] for row in rows}).values_list("person_id", "event", "on", "what")
        return {"area": Area.objects.filter(pk=area).first(), "members": members, "there": set(kept)}

    def rows(self, by, area):
        words = {event: word for word, event in reversed(EVENTS.items())}
        found = DutyRecord.objects.filter(
            area=area, struck_on__isnull=True, person__isnull=False, event__in=words
        ).select_related("person")
        for one in found.order_by("on", "id"):
            yield {
                "person": one.person.name, "event": words[one.event], "on": one.on, "what": one.what, "evidence": one.evidence,
            }  # fmt: skip

    def judge(self, row, known, by):
        found, event = list(known["members"].get(row["person"], {}).values()), EVENTS.get(row["event"].strip())
        wrong = ""
        if len(found) != 1:
            wrong = _("本级委员里没有“%(name)s”，或有几个同名的。") % {"name": row["person"][:20]}
        elif event is None:
            wrong = _("事项可以填：书面发言、公益活动。")
        elif row["on"] > clock.today():
            wrong = _("日期不能晚于今天。")
        if wrong:
            return Judged("refused", wrong)
        same = (found[0].pk, event, row["on"], row["what"]) in known["there"]
        return Judged("same" if same else "new", "", {"person": found[0], "event": event})

    def write(self, row, judged, known, *, by):
        told = judged.facts
        made = actions.note_doing(
            known["area"], told["event"], day=row["on"], what=row["what"], evidence=row["evidence"], by=by, person=told["person"]
        )  # fmt: skip
        return Made(f"{made.pk}", {"pk": made.pk})

    def undo(self, made, *, by):
        actions.strike_doing(DutyRecord.objects.get(pk=made["pk"]), _("撤销导入"), by=by)

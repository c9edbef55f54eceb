"""活动与阶段 · Several activities side by side, each with its words and its time; the dates of the phases; who may see and join."""

import datetime as dt

from django.db import transaction
from django.utils.translation import gettext as _

from shangliang.people.refusal import Refused

from ..models import Activity, Consultation
from .opening import lock, log

ONCE = (Activity.Kind.STATEMENTS, Activity.Kind.VIEWS)  # there is one pile of statements in a consultation
ADDED = (*ONCE, Activity.Kind.PRO_CON, Activity.Kind.TEXT, Activity.Kind.QUESTIONS)  # sittings are arranged


@transaction.atomic
def add_activity(consultation: Consultation, kind: str, *, title: str, by, **more) -> Activity:
    """加一项活动: `more` are its text or questions, opens_at and closes_at."""
    found = _open(consultation, by)
    if kind not in ADDED:
        raise Refused(_("请在“定会议时间地点”里安排会议。"))
    if kind in ONCE and found.activities.filter(kind=kind).exists():
        raise Refused(_("这场协商已经有“%(kind)s”了。") % {"kind": Activity.Kind(kind).label})
    made = Activity.objects.create(consultation=found, kind=kind, title=title, **more)
    log(found, "activity", by=by, detail={"kind": kind, "activity": made.pk})
    return made


@transaction.atomic
def change_activity(activity: Activity, *, by, **facts) -> Activity:
    """改一项活动: a paragraph that somebody wrote to, a question that somebody answered, stay where they are."""
    found = _open(activity.consultation, by)
    held = Activity.objects.select_for_update(of=("self",)).get(pk=activity.pk)
    given = held.contributions.exists()
    if given and facts.get("questions", held.questions) != held.questions:
        raise Refused(_("已经有人答了，题目不能再改；可以另加一份问卷。"))
    if given and facts.get("text", held.text) != held.text:
        raise Refused(_("已经有人提了修改建议，文稿不能再改；可以另加一份文稿。"))
    for name, value in facts.items():
        setattr(held, name, value)
    held.save(update_fields=list(facts))
    log(found, "activity.change", by=by, detail={"activity": held.pk})
    return held


@transaction.atomic
def drop_activity(activity: Activity, *, by) -> None:
    """去掉一项活动: as long as nobody took part in it."""
    found = _open(activity.consultation, by)
    if activity.gathering_id or activity.contributions.exists():
        raise Refused(_("已经有人参加，不能去掉；可以改结束时间。"))
    if activity.kind in ONCE and found.noticed_on:
        raise Refused(_("通知已经发出，不能去掉“%(title)s”。") % {"title": activity.get_kind_display()})
    log(found, "activity.drop", by=by, detail={"kind": activity.kind, "activity": activity.pk})
    activity.delete()


@transaction.atomic
def date_phases(consultation: Consultation, dates: dict[int, tuple[dt.date, dt.date]], *, by) -> None:
    """定阶段的日期: {phase: (first day, last day)}; phases may overlap."""
    found = _open(consultation, by)
    for phase in found.phases.filter(pk__in=dates):
        phase.starts, phase.ends = dates[phase.pk]
        if phase.ends < phase.starts:
            raise Refused(_("“%(name)s”的结束应不早于开始。") % {"name": phase.name})
        phase.save(update_fields=["starts", "ends"])
    log(found, "phases", by=by, detail={"phases": len(dates)})


@transaction.atomic
def set_access(consultation: Consultation, *, public: bool, open_to_all: bool, by) -> Consultation:
    """向谁公开: whether anybody may read it, and whether anybody may express a view without a slip."""
    found = _open(consultation, by)
    if open_to_all and not public:
        raise Refused(_("不向公众公开的协商，不能扫码就参加。"))
    found.public, found.open_to_all = public, open_to_all
    found.save(update_fields=["public", "open_to_all"])
    log(found, "access", by=by, detail={"public": public, "open_to_all": open_to_all})
    return found


def _open(consultation: Consultation, by) -> Consultation:
    found = lock(consultation, by, "consultation.open")
    if found.closed_at:
        raise Refused(_("表态已经结束，活动和阶段不能再改。"))
    return found

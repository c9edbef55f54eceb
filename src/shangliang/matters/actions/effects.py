"""步骤的后果 · What a step changes besides the stage. Each returns the stage it leads to, or None for the step's own."""

from django.utils.translation import gettext as _

from shangliang.kit import clock, notices, rules

from .. import guards
from ..agreement import Agreement
from ..lifecycle import Refused, Stage
from ..models import Matter
from ..models.matter import Outcome
from .serials import next_serial
from .slips import renew


def _accept(act):
    if not act.matter.serial:
        act.matter.serial = next_serial(act.matter, act.day)


def _release(act):
    if not act.matter.rules.public:
        raise Refused(_("这类事项不公开。"))
    if act.matter.released_on:
        raise Refused(_("这件事已经公开。"))
    act.matter.released_on = act.day
    if out := _left_out(act.matter, act.facts.get("left_out", ())):
        act.data["left_out"] = out


def _left_out(matter, refs) -> int:
    """Photos that came with the concern and show too much stay for the desk; the others are seen with it."""
    photos = matter.files.photos()
    photos.update(public=True)
    return photos.filter(file__ref__in=refs).update(public=False)


def _withhold(act):
    if not act.matter.released_on:
        raise Refused(_("这件事没有公开。"))
    act.matter.released_on = None


def _merge(act):
    into = Matter.objects.select_for_update(of=("self",)).get(pk=act.facts["into"].pk)
    if into.pk == act.matter.pk or into.merged_into_id:
        raise Refused(_("不能并入它自己，也不能并入一件已经并案的事。"))
    if into.kind != act.matter.kind or not into.is_open:
        raise Refused(_("只能并入同一类别、尚未办结的事。"))
    if into.about_id != act.matter.about_id:
        raise Refused(_("反映单位的事只能与反映同一单位的事并案。"))
    brought = list(act.matter.merged.order_by("pk").values_list("ref", flat=True))
    act.matter.merged.update(merged_into=into)  # what was merged into it comes along
    act.matter.merged_into = into
    act.data.update({"into": into.ref} | ({"brought": brought} if brought else {}))


def _unmerge(act):
    """Undone: back to where it stood, with all that it had brought along."""
    last = act.matter.entries.filter(step="merge").order_by("-id").first()
    into, act.matter.merged_into = act.matter.merged_into, None
    if last is None:
        return None
    Matter.objects.filter(ref__in=last.data.get("brought", ()), merged_into=into).update(merged_into=act.matter)
    return Stage(last.stage_from)


def _redirect(act):
    """Petitions, reports of wrongdoing and court matters are not CPPCC business: only the redirect stays on record."""
    act.matter.title, act.matter.text, act.matter.wish = "已引导至有权机关的来件", "原文不保存。", ""
    act.matter.extra, act.matter.place, act.matter.topic_class, act.matter.released_on = {}, "", "", None
    act.matter.terms = None
    act.facts["public"] = False
    act.matter.raisers.update(name="", contact="", contact_index=None)
    act.matter.entries.update(note="")
    act.matter.confirmations.update(text="")
    act.matter.orders.update(task="", reason="", reply="")
    for entry in act.matter.entries.exclude(data={}):
        entry.data = {key: value for key, value in entry.data.items() if key in KEPT}
        entry.save(update_fields=["data"])
    act.matter.files.all().delete()  # the bytes go with the next sweep of what hangs on nothing
    notices.forget("matter", act.matter.ref)


KEPT = frozenset({"channel", "for", "from", "to", "key", "document", "decided_on", "body"})


def _decline(act):
    act.matter.outcome = ""


def _settle(act):
    act.matter.outcome = Outcome.SETTLED
    if not act.matter.serial:
        act.matter.serial = next_serial(act.matter, act.day)


def _agree(act):
    agreement = act.facts["agreement"]
    if not isinstance(agreement, Agreement):
        raise TypeError("agree takes an Agreement")
    if agreement.problems():
        raise Refused("\n".join(agreement.problems()))
    if held := guards.held("agree", act.matter):
        raise Refused(held.words)
    act.data["agreement"] = agreement.as_data()


def _extend(act):
    due = act.facts["due"]
    if not act.matter.due_on or due <= act.matter.due_on:
        raise Refused(_("新的期限应晚于原来的期限。"))
    act.data["due"], act.data["was"] = due.isoformat(), act.matter.due_on.isoformat()
    share = float(rules.value("matter.yellow", act.matter.holder_area))
    act.matter.due_on, act.matter.warn_on = due, act.day + (due - act.day) * share
    act.matter.orders.open().update(due_on=due, warn_on=act.matter.warn_on)


def _pause(act):
    if act.matter.paused_on:
        raise Refused(_("已经暂停计时。"))
    act.matter.paused_on = act.day


def _resume(act):
    matter = act.matter
    if not matter.paused_on:
        raise Refused(_("没有暂停计时。"))
    for row in [matter, *matter.orders.open()]:
        for name in CLOCKS & {field.name for field in row._meta.fields}:
            end = getattr(row, name)
            if end and (end >= matter.paused_on or name == "due_on"):
                setattr(row, name, clock.extend_by_pause(end, matter.paused_on, act.day, area=matter.holder_area))
        row.save()
    matter.paused_on = None


CLOCKS = frozenset({"warn_on", "due_on", "receipt_due", "feedback_due"})


def _appraise(act):
    counts = act.facts["appraisal"]
    total = sum(counts.values())
    if total < 1 or min(counts.values()) < 0:
        raise Refused(_("请填写满意、基本满意、不满意各多少人。"))
    limit = float(rules.value("matter.reconsult_share", act.matter.holder_area))
    act.data["appraisal"] = counts | {"total": total, "reconsult": counts["bad"] / total >= limit}


def _close(act):
    last = act.matter.entries.filter(step="appraise").order_by("-id").first()
    after = act.matter.entries.filter(step="reconsult", id__gt=last.id).exists() if last else False
    if last and last.data["appraisal"]["reconsult"] and not after:
        raise Refused(_("评议不满意的份额已达到再协商的标准，请先再协商。"))
    _no_open_child(act.matter)
    act.matter.outcome = Outcome.CONFIRMED


def _close_unconfirmed(act):
    answered = act.matter.entries.filter(step="reply").order_by("-id").first()
    asked = act.matter.entries.filter(step="ask_confirm", id__gt=answered.id).count() if answered else 0
    needed = int(rules.value("matter.confirm_reminders", act.matter.holder_area))
    if asked < needed:
        raise Refused(
            _("沉默不等于同意：请提出人确认满 %(needed)s 次（%(asked)s 次已提醒）后，才能按“未获确认”办结。")
            % {"needed": needed, "asked": asked}
        )
    _no_open_child(act.matter)
    act.matter.outcome = Outcome.UNCONFIRMED


def _no_open_child(matter):
    if matter.orders.open().exists() or matter.springs.open().exists():
        raise Refused(_("还有交办单或由它产生的事项没有办完，不能办结。"))


def _file_away(act):
    act.matter.outcome = Outcome.FILED


def _redo(act):
    if not act.matter.orders.filter(replied_on__isnull=False).exists():
        raise Refused(_("没有承办单位的答复，不能重新办理。"))
    _renew_orders(act)


def _reopen(act):
    closed, area = act.matter.closed_on, act.matter.holder_area
    if closed and clock.due(closed, rules.value("matter.reopen_within", area), area=area) < act.day:
        raise Refused(_("已超过可以重新打开的时间，可以重新提出。"))
    act.matter.outcome = ""
    if not act.matter.orders.exclude(replied_on=None).exists():
        return Stage.ACCEPTED
    _renew_orders(act)
    return None


def _renew_orders(act):
    """Handling again: each unit that replied gets a new order with the limit of a second reply."""
    renew(act)


EFFECTS = {
    "accept": _accept,
    "release": _release,
    "withhold": _withhold,
    "merge": _merge,
    "unmerge": _unmerge,
    "redirect": _redirect,
    "settle": _settle,
    "agree": _agree,
    "extend": _extend,
    "pause": _pause,
    "resume": _resume,
    "appraise": _appraise,
    "close": _close,
    "close_unconfirmed": _close_unconfirmed,
    "file_away": _file_away,
    "redo": _redo,
    "reopen": _reopen,
    "decline": _decline,
    "disapprove": _decline,
}

"""走访企业的安排 · Plan a visit to a firm unless somebody was just there; the firm may decline; it takes place."""

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _

from shangliang.kit import clock, notices, trail
from shangliang.people.refusal import Refused

from .. import visits
from ..models import FirmVisit
from ..rules import quiet_days
from .planning import day_of


def body_of(person, enterprise):
    """The body for which the person plans a visit: the firm's contact where it is theirs, else an office in reach."""
    if enterprise.contact_id and person.posts_at(enterprise.contact_id, "firm_visit.plan"):
        return enterprise.contact
    post = next(iter(person.posts_with("firm_visit.plan", enterprise.area_id)), None)
    return post.organisation if post else None


def _log(visit: FirmVisit, action: str, *, by, on=None) -> None:
    trail.record(
        by=by, action=f"firm_visit.{action}", noun="firm_visit", id=visit.ref, area=visit.enterprise.area_id,
        on=on and day_of(on),
    )  # fmt: skip


@transaction.atomic
def ask_firm(enterprise, day, *, who, why, by, urgent="", on=None) -> FirmVisit:
    """安排走访: within the quiet days of another visit only with a reason; the firm sees it by its link."""
    host = body_of(by, enterprise)
    if host is None:
        raise PermissionDenied
    type(enterprise).objects.select_for_update().get(pk=enterprise.pk)  # two who plan at once see one another
    if day < day_of(on):
        raise Refused(_("走访要安排在今天或以后。"))
    if not urgent and (close := visits.near(enterprise, day)):
        raise Refused(too_soon(enterprise, close[-1]))
    made = FirmVisit.objects.create(
        enterprise=enterprise, day=day, host=host, who=who, why=why, urgent=urgent, planned_by=by
    )
    _log(made, "plan", by=by, on=on)
    return made


def too_soon(enterprise, visit) -> str:
    """The warning, with the reason for it."""
    said = {"day": f"{visit.day:%Y-%m-%d}", "who": visit.who, "days": quiet_days(enterprise.area_id)}
    if visit.done:
        return _("无事不扰：%(who)s %(day)s 刚走访过，%(days)s 日内不重复打扰。事情紧急的，写明紧急的理由。") % said
    return _("无事不扰：%(who)s 已安排 %(day)s 走访，%(days)s 日内不重复打扰。事情紧急的，写明紧急的理由。") % said


def _answered(visit: FirmVisit, state: str, on) -> FirmVisit:
    found = FirmVisit.objects.select_for_update(of=("self",)).select_related("enterprise").get(pk=visit.pk)
    if found.state != FirmVisit.State.PLANNED:
        raise Refused(_("这次走访已经有结果。"))
    found.state, found.answered_on = state, day_of(on)
    return found


@transaction.atomic
def decline_visit(visit: FirmVisit, word: str, *, on=None) -> FirmVisit:
    """企业谢绝: by the firm's own link, with a word; whoever planned it is told."""
    found = _answered(visit, FirmVisit.State.DECLINED, on)
    found.word = word
    found.save(update_fields=["state", "answered_on", "word"])
    notices.tell(
        [("person", found.planned_by_id)], event=f"firm_visit:{found.ref}:declined", subject=("firm_visit", found.ref),
        text=f"{found.enterprise}谢绝了{found.day:%Y-%m-%d}的走访：{word}", area=found.enterprise.area_id,
        url=found.get_absolute_url(),
    )  # fmt: skip
    _log(found, "decline", by=None, on=on)
    return found


@transaction.atomic
def end_visit(visit: FirmVisit, *, by, on=None) -> FirmVisit:
    """已走访: it counts for the quiet days from its day on."""
    found = _answered(visit, FirmVisit.State.DONE, on)
    if body_of(by, found.enterprise) is None:
        raise PermissionDenied
    if found.day > clock.today():
        raise Refused(_("还没有到走访的日子。"))
    found.save(update_fields=["state", "answered_on"])
    _log(found, "done", by=by, on=on)
    return found

"""公布测评 · The host publishes a reviewed assessment; whom it is shown to is a rule of the place. It may be taken back, with a reason."""

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _

from shangliang.people.refusal import Refused

from ..access import hosts
from ..models import Assessment, Side
from .assessing import lock, log
from .frameworks import day_of


@transaction.atomic
def publish_assessment(assessment: Assessment, *, by, on=None) -> Assessment:
    """公布: after the review, with every objection answered; what is asked again later is shown as it comes."""
    if not hosts(by, assessment):
        raise PermissionDenied
    found = lock(assessment)
    if found.published_on:
        raise Refused(_("这次测评已经公布。"))
    if not found.rounds.filter(side=Side.REVIEW).exists():
        raise Refused(_("考核评分以后才能公布。"))
    if found.objections.filter(answered_on__isnull=True).exists():
        raise Refused(_("还有异议没有答复，答复以后再公布。"))
    found.published_on = max(day_of(on), found.opened_on)
    found.save(update_fields=["published_on"])
    log(found, "publish", by=by, on=on)
    return found


@transaction.atomic
def take_back_assessment(assessment: Assessment, why: str, *, by, on=None) -> Assessment:
    """撤回公布: it is shown to nobody any more who could not see it before."""
    if not hosts(by, assessment):
        raise PermissionDenied
    found = lock(assessment)
    if not found.published_on:
        raise Refused(_("这次测评还没有公布。"))
    if not why.strip():
        raise Refused(_("请写明撤回的原因。"))
    found.published_on = None
    found.save(update_fields=["published_on"])
    log(found, "take_back", by=by, on=on, detail={"why": why.strip()[:200]})
    return found

"""撤销协商 · One that was begun by mistake, as long as nobody has said anything; one that came to no agreement.

Its matters are free again: they may be talked over anew, or go on without.
"""

from django.db import transaction
from django.utils.translation import gettext as _

from shangliang.kit import clock
from shangliang.people.refusal import Refused

from ..models import Consultation, Contribution, HandCount, Statement
from .opening import lock, log
from .sittings import call_off_sitting, tell_people

OFFICIAL = (Statement.Source.TOPIC, Statement.Source.CLERK)  # what the desk put together itself


def heard(found: Consultation) -> bool:
    """Whether anybody expressed a view, on a phone, on paper, by hand, in words, or at a sitting."""
    met = found.activities.sittings().filter(gathering__opened_at__isnull=False)
    here = Contribution.objects.filter(activity__consultation=found)
    replies = Contribution.objects.filter(statement__consultation=found)
    hands, said = HandCount.objects.filter(statement__consultation=found), found.statements.exclude(source__in=OFFICIAL)
    return any(rows.exists() for rows in (found.views.all(), met, here, replies, hands, said, found.batches.all()))


def may_withdraw(found: Consultation) -> bool:
    """For the page: whether it would be taken."""
    return not found.agreed_on and not found.withdrawn_on and (found.closed_at is not None or not heard(found))


@transaction.atomic
def withdraw(consultation: Consultation, reason: str, *, by, on=None) -> Consultation:
    """撤销 before anybody was heard; after the close: it ends without an agreement, and what was said stays."""
    found = lock(consultation, by, "consultation.open")
    if found.agreed_on:
        raise Refused(_("共识已经形成并报出，不能撤销。"))
    if not may_withdraw(found):
        raise Refused(_("已经有人说了看法或者表了态，不能撤销。请先结束表态。"))
    if not reason.strip():
        raise Refused(_("请写明原因。"))
    for sitting in found.activities.sittings().filter(gathering__opened_at=None):
        call_off_sitting(found, sitting.gathering, reason, by=by, on=on)
    found.withdrawn_on, found.withdrawn_why = clock.today(), reason.strip()
    found.save(update_fields=["withdrawn_on", "withdrawn_why"])
    if found.noticed_on and not found.closed_at:
        tell_people(found, "withdraw", f"《{found.title}》这场协商撤销了：{found.withdrawn_why}")
    log(found, "withdraw", by=by, on=on)
    return found

"""交回纸签 · Whoever hands a slip back takes back what was expressed with it, and fills in a paper card instead."""

from django.db import transaction
from django.utils.translation import gettext as _

from shangliang.people.refusal import Refused

from ..models import Consultation, Voter


@transaction.atomic
def take_back(consultation: Consultation, key: bytes) -> bool:
    """Whether anything had been expressed with this slip. No trail row says it: only that a slip came back.

    The picture is not made anew for it: whoever watches would see one person's views go. It follows with the next five.
    """
    if not consultation.takes_views:
        raise Refused(_("表态没有在进行，交回的纸签只在清点时算作废。"))
    gone, _of = Voter.objects.filter(consultation=consultation, key=key).delete()
    return bool(gone)

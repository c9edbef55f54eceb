"""栏目 · What the desk offers of consultations on a phone: the sentences that wait to be looked at, the close, the seal."""

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from shangliang.kit import nav, pages
from shangliang.people.can import Role, may

from .models import Contribution


def declare() -> None:
    """Called when the app is ready."""
    moderators = {role for role in Role if may(role, "consultation.moderate")}
    nav.add(_("看法审核"), "moderation", _("商"), roles=moderators, order=32)
    pages.slot("consultation.side", order=10)(side)


def side(person, found):
    """On the desk's page of a consultation: how many sentences wait; how far the views are from their seal."""
    if not found.noticed_on or not person.can("consultation.moderate", found.host.area_id):
        return None
    here = Q(statement__consultation=found) | Q(activity__consultation=found)
    words = Contribution.objects.filter(here, state="waiting").exclude(kind=Contribution.Kind.ANSWER)
    waiting = found.statements.waiting().count() + words.count()
    return [{"template": "consultations/desk/side.html", "found": found, "waiting": waiting}]

"""栏目 · What the desk's navigation offers of consultations on a phone: the sentences that wait to be looked at."""

from django.utils.translation import gettext_lazy as _

from shangliang.kit import nav
from shangliang.people.can import Role, may


def declare() -> None:
    """Called when the app is ready."""
    moderators = {role for role in Role if may(role, "consultation.moderate")}
    nav.add(_("看法审核"), "moderation", _("商"), roles=moderators, order=32)

"""栏目 · What the desk's navigation offers of meetings; what the page of a matter shows of the decision behind it."""

from django.utils.translation import gettext_lazy as _

from shangliang.kit import asked, nav, pages
from shangliang.people.can import Role, may

from .models import FollowUp, Meeting


def declare() -> None:
    """Called when the app is ready."""
    sees = {role for role in Role if may(role, "meeting.see")}
    nav.add(_("会议"), "meetings", _("商"), roles=sees, order=32)
    nav.add(_("决议"), "resolutions", _("商"), roles=sees - {Role.MEMBER}, order=33)
    pages.slot("matter.side", order=40)(of_matter)


def of_matter(person, matter):
    """Of a key task: the decision that it follows from."""
    if matter.kind != "key_task":
        return None
    found = next(iter(asked.rows(_follows, of=matter.pk)), None)
    if found is None:
        return None
    meeting = found.decision.meeting
    seen = Meeting.objects.visible_to(person).filter(pk=meeting.pk).exists()
    return [{"template": "meetings/_of_task.html", "decision": found.decision, "meeting": meeting, "seen": seen}]


def _follows(of):
    return FollowUp.objects.filter(matter=of).select_related(
        "decision__meeting__gathering", "decision__item", "decision__paper"
    )

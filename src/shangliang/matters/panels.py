"""别处页上的事 · What the pages of lower nouns show of matters: a firm's problems, on the firm's page."""

from django.urls import reverse

from shangliang.kit import pages

from .kinds import KINDS
from .models import Matter
from .models.rows import dressed, rows

MOST = 50


@pages.slot("enterprise.main")
def problems(person, enterprise) -> list[dict]:
    """The newest first, within the person's reach."""
    found = Matter.objects.visible_to(person).filter(enterprise=enterprise).order_by("-moved_at", "-id")[:MOST]
    may = person.can(KINDS["enterprise"].raise_ability, enterprise.area_id)
    new = reverse("matter-new", args=["enterprise"]) if may else ""
    return [{"template": "matters/desk/_problems.html", "rows": dressed(rows(found)), "new": new}]

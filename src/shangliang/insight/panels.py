"""观添的入口 · From a village's room to its file for inspection."""

from django.urls import reverse
from django.utils.translation import gettext as _

from shangliang.kit import pages
from shangliang.people.areas import VILLAGE
from shangliang.subjects.models.located import ranges
from shangliang.subjects.models.rooms import COUNTED


@pages.slot("room.moves")
def inspection(person, room):
    """For who may print it."""
    if room.kind in COUNTED and ranges(person, "inspection.see"):
        return [{"label": _("迎检材料"), "url": reverse("inspection", args=[room.area_id[:VILLAGE]])}]
    return []

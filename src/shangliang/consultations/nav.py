"""栏目 · What the desk's navigation offers of consultations; what a matter's page shows of them."""

from django.db.models import Count
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from shangliang.kit import asked, nav, pages
from shangliang.people.can import ADMINS, Role

from .actions.opening import TALKED_OVER
from .models import Concern


def declare() -> None:
    """Called when the app is ready."""
    nav.add(
        pgettext_lazy("一场", "协商"),
        "consultations",
        _("商"),
        roles=set(Role) - ADMINS - {Role.RESIDENT, Role.FIRM},
        order=30,
    )
    pages.slot("matter.side", order=20)(of_matter)
    pages.slot("matter.public", order=20)(in_public)
    pages.slot("case.moves")(of_case)


def of_matter(person, matter):
    """The consultations on a matter; and a button to begin one while it may be talked over."""
    if "agree" not in matter.rules.path:
        return None
    concerns = list(asked.rows(_concerns, of=matter.pk))
    held = [concern.consultation for concern in concerns]
    free = all(one.agreed_on or one.withdrawn_on for one in held)
    may_begin = free and matter.stage in TALKED_OVER and person.can("consultation.open", matter.holder_area)
    if not held and not may_begin:
        return None
    begin = f"{reverse('consultation-new')}?matter={matter.ref}" if may_begin else ""
    objections = sum(concern.objections for concern in concerns)
    panel = {"held": held, "begin": begin, "objections": objections}
    return [{"template": "consultations/table/_of_matter.html"} | panel]


def of_case(person, document):
    """On a case: begin a consultation like it."""
    if not any(post.allows("consultation.open", post.organisation.area_id) for post in person.held_posts):
        return None
    return [{"url": f"{reverse('consultation-new')}?like={document.ref}", "label": _("照此发起协商")}]


def in_public(_person, matter):
    """On the page that everybody may read: where one can take part, or see what people thought."""
    if "agree" not in matter.rules.path:
        return None
    held = [concern.consultation for concern in asked.rows(_open_to_all, of=matter.pk)]
    return [{"template": "consultations/phone/_of_matter.html", "held": held}] if held else None


def _concerns(of):
    written = Count("consultation__participants__written_objection")
    return Concern.objects.filter(matter=of).select_related("consultation").annotate(objections=written)


def _open_to_all(of):
    return (
        _concerns(of)
        .filter(
            consultation__public=True, consultation__noticed_on__isnull=False, consultation__withdrawn_on__isnull=True
        )
        .order_by("pk")
    )

"""会场里的协商 · What a consultation adds to the console of its sitting: classes, cards to choose, the agreement so far."""

from django.db.models import Count, Q
from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext as _

from shangliang.gatherings import secrecy
from shangliang.gatherings.models import Shown
from shangliang.gatherings.owners import Owner
from shangliang.kit import pages
from shangliang.kit.memory import request_cache

from .actions.taking_back import take_back
from .models import Consultation


def of(gathering) -> Consultation | None:
    """The consultation whose sitting this is; several places of one page ask for it, once."""
    cache, key = request_cache(), ("consultations.of", gathering.pk)
    if key not in cache:
        found = Consultation.objects.filter(activities__gathering=gathering)
        cache[key] = found.select_related("picture", "host").first()
    return cache[key]


@pages.slot("gathering.seats")
def seats(_person, gathering):
    """The classes of its form: (code, name)."""
    found = of(gathering)
    return [(seat.code, seat.name) for seat in found.seats] if found else []


def link(name: str, *args) -> str:
    """A page of consultations, where it is built in."""
    try:
        return reverse(name, args=args)
    except NoReverseMatch:
        return ""


@pages.slot("hall.ready")
def ready(_person, gathering):
    """What the hall can be shown besides the gathering's own: (what, None)."""
    found = of(gathering)
    if found is None:
        return []
    shown = [(Shown.JOIN, None)] if found.noticed_on and not found.closed_at else []
    if found.statements.shown().exists():
        shown += [(Shown.CARDS, None), (Shown.RESULT, None)]
    if found.points.exists():
        shown.append((Shown.READ_BACK, None))
    return shown


@pages.slot("room.side")
def console(person, gathering):
    """The statements that may be sent to the hall, and how far the agreement is."""
    found = of(gathering)
    if found is None:
        return []
    cards = list(found.statements.shown().values_list("number", "text")) if gathering.is_running else []
    return [_panel(found, gathering) | {"cards": cards}]


@pages.slot("gathering.side")
def record(person, gathering):
    """Beside the record: how far the agreement is, for the desk."""
    found = of(gathering)
    holds = person.can("consultation.hold", gathering.host.area_id)
    return [_panel(found, gathering)] if found and holds else []


def _panel(found, gathering) -> dict:
    said = found.read_backs.aggregate(
        yes=Count("pk", filter=Q(confirms=True)), no=Count("pk", filter=Q(confirms=False))
    )
    return {
        "template": "consultations/room/side.html", "title": _("这场协商"), "gathering": gathering,
        "desk": link("consultation-desk", found.ref), "agreement": "" if found.agreed_on else link("consultation-agreement", found.ref), "points": found.points.count(),
        "confirmed": said["yes"], "objected": said["no"],
    }  # fmt: skip


@pages.slot("slips.owner")
def owner(_person, book):
    """What a consultation's book of slips is for, and how a slip that comes back is taken out."""
    found = Consultation.objects.filter(book=book).select_related("host").first()
    if found is None:
        return []
    return [
        Owner(
            noun="consultation", ref=found.ref, area=found.host.area_id, title=found.title,
            secrecy=secrecy.sentence(found.grade), path=found.get_absolute_url(), back=link("consultation-desk", found.ref),
            used=found.voters.filter(way="slip", views__isnull=False).distinct().count(), running=found.noticed_on is not None and found.closed_at is None,
            cancel=lambda key: take_back(found, key),
        )
    ]  # fmt: skip

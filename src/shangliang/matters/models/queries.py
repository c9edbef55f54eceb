"""事项查询 · Facts about many matters: open, late, public, visible to a person."""

from django.apps import apps
from django.contrib.postgres.expressions import ArraySubquery
from django.db import models
from django.db.models import Q

from shangliang.kit import clock, search
from shangliang.people import reach
from shangliang.people.areas import COUNTY, after
from shangliang.people.can import Role
from shangliang.subjects.models import Enterprise

from ..kinds import KINDS
from ..lifecycle import OPEN, Stage

CONTACT, FIRM = Role.CONTACT, Role.FIRM
OPEN_KINDS = [slug for slug, kind in KINDS.items() if kind.public]


class MatterQuerySet(models.QuerySet):
    def within(self, code: str):
        """Raised in the area or below it."""
        return self.filter(area_id__gte=code, area_id__lt=after(code))

    def called(self, ref: str):
        """The one of this number, or None. first() would sort it, and compare its hundred columns for that."""
        return next(iter(self.filter(ref=ref)), None)

    def open(self):
        """Not closed yet, which its stage says already; it is said for the index of what is open."""
        return self.filter(stage__in=[s.value for s in OPEN], closed_on__isnull=True)

    def ticking(self):
        """Open, with a clock that runs."""
        return self.filter(closed_on__isnull=True, due_on__isnull=False, paused_on__isnull=True)

    def overdue(self):
        return self.ticking().filter(due_on__lt=clock.today())

    def due_soon(self):
        return self.ticking().filter(due_on__gte=clock.today(), warn_on__lte=clock.today())

    def released(self):
        return self.filter(released_on__isnull=False).exclude(stage__in=[Stage.MERGED, Stage.REDIRECTED])

    def public(self):
        """What anybody may read: released, of a kind that is public, and no complaint about an organisation."""
        return self.released().filter(kind__in=OPEN_KINDS, about__isnull=True)

    def visible_to(self, person):
        """What this person may open by post, by order or because it is their own; complaints stay hidden from
        the organisation complained of and everything below it."""
        if not person.is_authenticated:
            return self.public()
        return self.filter(reach.complaints_shown(person), _inside(person) | _beyond(person))

    def holding(self, text: str, *, seen_by=None):
        """含有这些词 · Those that hold all of the words, or have this number.

        `seen_by`: only what this person sees is wanted. Within one county the index knows the words together with their
        place (kit.search), and the few rows from beyond are looked through: else a whole province's would be read.
        """
        known = Q(ref=text.strip().upper()) | Q(serial=text.strip())
        words = search.query(text)
        if words is None:
            return self.filter(known)
        counties = {code[:COUNTY] for code in reach.codes(seen_by)} if seen_by else set()
        if len(counties) != 1:
            return self.filter(known | Q(terms=words))
        near = Q(terms=search.query(text, place=counties.pop()))
        inside = _inside(seen_by)
        return self.filter(known | (inside & near) | (_beyond(seen_by) & ~inside & Q(terms=words)))

    def of(self, person):
        """What is the person's own: raised or signed by them, or the problem of a firm they stand for or look after."""
        return self.visible_to(person).filter(_personal(person))

    def visible_parts(self, person):
        """The same in parts that share no row: what lies within the person's areas, which an index alone can count
        (matter_open_area), and the few rows from elsewhere."""
        inside, found = _inside(person), self.filter(reach.complaints_shown(person))
        return [found.filter(inside), found.filter(_beyond(person), ~inside)] if inside else [self.visible_to(person)]


def _inside(person) -> Q:
    """Everything raised below a county's post (or a smaller place's)."""
    found = Q()
    for low, high in reach.row_ranges(person):
        found |= Q(area_id__gte=low, area_id__lt=high)
    return found


def _beyond(person) -> Q:
    """From the city upward only what is public or escalated; what is held at the post's area; one's own."""
    found = _own(person)
    for code, full in reach.grounds(person):
        # said as two ranges, which an index can start from; what lies between them is found by `_inside`
        held = Q(holder_area=code)
        found |= (held & Q(area_id__lt=code)) | (held & Q(area_id__gte=after(code)))
        if not full:
            here = Q(area_id__gte=code, area_id__lt=after(code))
            found |= here & (Q(holder_area=code) | Q(released_on__isnull=False) | Q(escalated=True))
    return found


def _own(person) -> Q:
    """What one's organisations were given and have not given back, and what is one's own."""
    found = _personal(person)
    units = reach.assigned_to(person)
    kept = {"returned_on__isnull": True, "withdrawn_on__isnull": True}
    if not units:
        return found
    return found | _among("WorkOrder", unit_id__in=units, **kept)


def _personal(person) -> Q:
    """What one has raised or signed, and the problems of one's firms."""
    return _among("Raiser", person_id=person.pk) | _of_firms(person)


def _of_firms(person) -> Q:
    """For a firm's representative and for who looks after it: its problems, whoever reported them."""
    bodies = {role: [p.organisation_id for p in person.held_posts if p.role == role] for role in (CONTACT, FIRM)}
    if not any(bodies.values()):
        return Q()
    firms = Enterprise.objects.filter(Q(contact_id__in=bodies[CONTACT]) | Q(unit_id__in=bodies[FIRM]))
    return Q(kind="enterprise", enterprise_id__in=firms.values("pk"))


def _among(model: str, **conditions) -> Q:
    matters = apps.get_model("matters", model).objects.filter(**conditions).order_by().values("matter_id")
    return Q(reach.AmongKeys(models.F("pk"), ArraySubquery(matters)))

"""所及 · What a person's held posts reach: rows, figures, what their organisations were given, what is shut to them.

A post reaches the subtree of its organisation's area, or only what is assigned (can.ASSIGNED_ONLY). From the city
upward reach gives figures; rows only if public, escalated or held there. Every noun's `visible_to` is made of these.
"""

from django.db.models import BooleanField, F, Func, Q
from django.db.models.expressions import RawSQL

from .areas import acts_as_county, after, lineage
from .can import ADMINS, ASSIGNED_ONLY, BY_ORGANISATION, Role, may
from .organisations import TERRITORIAL, Organisation
from .persons import Person


def held(person) -> list:
    """The held posts; none for somebody who is not signed in."""
    return getattr(person, "held_posts", [])


def grounds(person) -> list[tuple[str, bool]]:
    """(area code, full): `full` from the county down, where the whole subtree's rows are in reach."""
    codes = {p.organisation.area_id for p in held(person) if p.role not in ASSIGNED_ONLY}
    return [(code, acts_as_county(code)) for code in sorted(codes)]


def codes(person) -> list[str]:
    """The areas whose subtree the person reaches in rows, without those that lie in another of them."""
    full = [code for code, whole in grounds(person) if whole]
    return [c for c in full if not any(c != o and o <= c < after(o) for o in full)]


def row_ranges(person) -> list[tuple[str, str]]:
    """The same as ranges [low, high) of area codes."""
    return [(code, after(code)) for code in codes(person)]


def figure_ranges(person) -> list[tuple[str, str]]:
    """Where the person may see figures: every level, also the city and the province."""
    found = sorted({p.organisation.area_id for p in held(person) if may(p.role, "figure.see")})
    return [(code, after(code)) for code in found]


def aggregate_only(person, area_code: str) -> bool:
    """Whether reach over this area comes from above the county alone: figures, not rows."""
    reached = [(c, full) for c, full in grounds(person) if c <= area_code < after(c)]
    return bool(reached) and not any(full or c == area_code for c, full in reached)


def organisations_of(person) -> list[int]:
    """The organisations at which the person holds a post of any kind."""
    return sorted({p.organisation_id for p in held(person)})


def held_by(person) -> list[int]:
    """The organisations for which the person acts: what these hold is theirs, whatever the level."""
    return sorted({p.organisation_id for p in held(person) if p.role not in ASSIGNED_ONLY})


def assigned_to(person) -> list[int]:
    """The organisations whose assigned rows (orders, enterprises) the person sees."""
    return sorted({p.organisation_id for p in held(person) if p.role in BY_ORGANISATION})


def staff_ranges(person) -> list[tuple[str, str]]:
    """Where the person sees people and their posts: admins and counties the whole subtree, a city its own bodies."""
    found = []
    for post in held(person):
        code = post.organisation.area_id
        if may(post.role, "person.see"):
            found.append((code, after(code)) if post.role in ADMINS or acts_as_county(code) else (code, code + "\x01"))
    return sorted(set(found))


def people_visible_to(person):
    """The persons on the people pages: oneself, and who has a post in staff_ranges."""
    if not person.is_authenticated:
        return Person.objects.none()
    staff = Person.objects.posted_within(staff_ranges(person))
    return Person.objects.filter(Q(pk=person.pk) | Q(pk__in=staff.values("pk")))


def reached(person, ability: str) -> Q:
    """The rows of a body's area, for posts with the ability; from the city upward those of that area alone."""
    found = Q(pk__in=[])
    for post in held(person):
        code = post.organisation.area_id
        if may(post.role, ability) and post.role not in ASSIGNED_ONLY:
            found |= Q(area_id__gte=code, area_id__lt=after(code)) if acts_as_county(code) else Q(area_id=code)
    return found


class AmongKeys(Func):
    """键在其中 · key = ANY (ARRAY (subquery)): the keys are looked up once, and only when a row asks for them. Beside an
    OR PostgreSQL finds rows by such a key; with joins or IN it would read the whole table."""

    template, arg_joiner = "(%(expressions)s))", " = ANY ("
    output_field = BooleanField()


def complaints_shown(person, field: str = "about") -> Q:
    """Q for a noun with a nullable key to the organisation complained of: True where the row may be shown.

    Hidden from a person are complaints about their own organisations and those above them by `parent`, and about every
    body that stands for an area (government, Party committee, village committee, ...) in which one of theirs sits. A resident
    of a village is not of its committee: what they said of it themselves stays theirs.
    """
    posts = [p for p in held(person) if p.role != Role.RESIDENT]
    mine = sorted({p.organisation_id for p in posts})
    if not mine:
        return Q()
    areas = sorted({c for p in posts for c in lineage(p.organisation.area_id)})
    shut = RawSQL(_SHUT, [mine, sorted(k.value for k in TERRITORIAL), areas])  # noqa: S611 — parts of our own
    return Q(**{f"{field}__isnull": True}) | ~Q(AmongKeys(F(field), shut))


_SHUT = f"""ARRAY(WITH RECURSIVE up AS (
    SELECT id, parent_id FROM {Organisation._meta.db_table} WHERE id = ANY(%s)
    UNION SELECT o.id, o.parent_id FROM {Organisation._meta.db_table} o JOIN up ON o.id = up.parent_id)
SELECT id FROM up
UNION SELECT id FROM {Organisation._meta.db_table} WHERE kind = ANY(%s) AND area_id = ANY(%s))"""  # noqa: S608


def has(person, role: Role) -> bool:
    return any(p.role == role for p in held(person))

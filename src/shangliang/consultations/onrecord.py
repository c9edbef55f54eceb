"""在册的人 · A pool from what is on record: the committee's members, people with posts, the grown-ups of the households.

Of a household's file only the masked name and the place go along, never a sealed or a sensitive fact: whoever has to reach
the person opens the file, for a reason, as always. What a list says of everybody alike is no feature.
"""

from collections.abc import Callable, Iterable

from django.db.models import Q

from shangliang.kit import clock
from shangliang.kit.say import Words, _
from shangliang.people import areas
from shangliang.people.areas import after, lineage
from shangliang.people.can import ADMINS, ROLE_NAMES, Role
from shangliang.people.models import Membership, Post
from shangliang.subjects.models import AssistedPerson

from .pooltable import LONGEST, Entry

SECTOR, PLACE, ROLE, HERE = "界别", "所在地", "身份", "本级"  # kept with the pool, so in Chinese whoever looks
ROLES = dict(ROLE_NAMES.choices(str))
TABLE = "table"
SOURCES = Words(
    {
        TABLE: _("表格，或者直接写"),
        "members": _("本地区的政协委员（按界别）"),
        "posts": _("本地区有职务、有账号的人（按身份和所在地）"),
        "households": _("户和关爱对象档案里的成年人（按所在地）"),
    }
)
ABILITIES = {"posts": "person.see", "households": "household.see"}


def sources(by, area: str) -> list[str]:
    """Where this person may take a pool of the place from."""
    return [name for name in SOURCES if name not in ABILITIES or by.can(ABILITIES[name], area)]


def entries(source: str, area: str, by) -> list[Entry]:
    """Who is on record in the area and below, as far as `by` may see them."""
    found: list[Entry] = READ[source](area, by)
    same = {name for one in found for name in one.features if len({other.features[name] for other in found}) < 2}
    for one in found:
        one.features = {name: value for name, value in one.features.items() if name not in same}
    return found


def members(area: str, _by) -> list[Entry]:
    """Of the terms that run in this area and below, with their sector."""
    today = clock.today()
    found = Membership.objects.on(today).filter(_below("term__organisation__area_id", area), term__start__lte=today)
    rows = found.exclude(term__end__lte=today).select_related("person").order_by("person_id").distinct("person_id")
    return [
        Entry(name=row.person.name, features={SECTOR: row.sector[:LONGEST]}, person_id=row.person_id) for row in rows
    ]


def posts(area: str, _by) -> list[Entry]:
    """Whoever holds a post there, once; the admins of the system are no participants."""
    held = Post.objects.held().filter(_below("organisation__area_id", area)).exclude(role__in=ADMINS)
    rows = held.select_related("person", "organisation").order_by("person_id", "pk").distinct("person_id")
    places = _places(area, [row.organisation.area_id for row in rows])
    return [
        Entry(
            name=row.person.name, person_id=row.person_id,
            features={ROLE: ROLES[Role(row.role)][:LONGEST], PLACE: places[row.organisation.area_id]},
        )
        for row in rows
    ]  # fmt: skip


def households(area: str, by) -> list[Entry]:
    """Grown-ups whose files this person reaches; of one household by the household itself, its address stays where it is."""
    found = AssistedPerson.objects.visible_to(by).within(area).listed().filter(minor=False, erased_on=None)
    rows = list(found.select_related("household").order_by("pk"))
    places = _places(area, [row.household.area_id for row in rows])
    return [
        Entry(
            name=str(row),
            assisted_id=row.pk,
            home=f"户{row.household_id}",
            features={PLACE: places[row.household.area_id]},
        )
        for row in rows
    ]


def _below(field: str, area: str) -> Q:
    return Q(**{f"{field}__gte": area, f"{field}__lt": after(area)})


def _places(area: str, codes: Iterable[str]) -> dict[str, str]:
    """For each code the name of the place one level below the area in which it lies; of the area itself: 本级."""
    step = {code: next((c for c in lineage(code) if len(c) > len(area)), area) for code in codes}
    names = areas.names(step.values())
    return {code: (HERE if at == area else names.get(at, at))[:LONGEST] for code, at in step.items()}


READ: dict[str, Callable[..., list[Entry]]] = {"members": members, "posts": posts, "households": households}

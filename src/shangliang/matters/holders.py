"""由谁接 · The platform that holds a matter at each level: council, township, CPPCC committee. Villages have no CPPCC."""

from django.db.models import F, Q

from shangliang.kit import asked
from shangliang.people.areas import after, lineage
from shangliang.people.models import Organisation
from shangliang.people.organisations import OrgKind
from shangliang.people.reach import AmongKeys

PLATFORMS = {
    12: (OrgKind.COUNCIL, OrgKind.VILLAGE),
    9: (OrgKind.TOWNSHIP,),
    6: (OrgKind.CPPCC,),
    4: (OrgKind.CPPCC,),
    2: (OrgKind.CPPCC,),
}
TOWNSHIP = 9  # digits of its code
HOLDING = frozenset({OrgKind.CPPCC, OrgKind.TOWNSHIP, OrgKind.COUNCIL, OrgKind.VILLAGE})


def platforms(codes: list[str]) -> list[Organisation]:
    """The body that receives matters at each of these areas, of those that have one, in their order: one query."""
    found = asked.rows(_at, codes=codes)
    by_place = {(o.area_id, o.kind): o for o in sorted(found, key=lambda o: -o.pk)}
    best = [next((o for k in PLATFORMS.get(len(c), ()) if (o := by_place.get((c, k)))), None) for c in codes]
    return [o for o in best if o]


def _at(codes):
    return Organisation.objects.filter(AmongKeys(F("area_id"), codes), kind__in=sorted(HOLDING))


def platform(code: str) -> Organisation | None:
    """The body that receives matters at exactly this area, if it has one."""
    return next(iter(platforms([code])), None)


def nearest(code: str) -> Organisation | None:
    """The platform of the area, or of the first level above it that has one."""
    return next(iter(platforms(lineage(code)[::-1])), None)


def above(holder: Organisation) -> Organisation | None:
    """The platform one level up (or the next that exists)."""
    return next(iter(platforms(lineage(holder.area_id)[-2::-1])), None)


def chasers(holder: Organisation) -> Organisation | None:
    """The supervision office (两办督查) that chases what a holder waits for: the nearest level that has one."""
    found = Organisation.objects.filter(area_id__in=lineage(holder.area_id), kind=OrgKind.SUPERVISION)
    return max(found, key=lambda o: len(o.area_id), default=None)


def below(holder: Organisation, code: str) -> Organisation | None:
    """The platform at an area strictly below the holder, or None when it is not below."""
    return platform(code) if code.startswith(holder.area_id) and code != holder.area_id else None


def own_platform(person, kind, code: str) -> Organisation | None:
    """What an office raises itself (a firm's problem, a suggestion) it holds itself; a topic starts where it arose."""
    if person is None or kind.open_to_all:
        return None
    posts = person.posts_with(kind.raise_ability, code)
    return next((p.organisation for p in posts if p.organisation.kind in HOLDING), None)


def for_complaint(about: Organisation) -> Organisation | None:
    """Who holds a complaint about an organisation: its parent's platform, never itself or anything below it."""
    codes = lineage(about.area_id)
    codes = codes[:-1] if about.is_territorial else codes
    return next((p for p in platforms(codes[::-1]) if p.pk != about.pk), None)


def shut_from(about: Organisation | None) -> Q:
    """The bodies whose people read no complaint about an organisation (reach.complaints_shown, said of bodies): itself,
    what hangs below it, and where it stands for its area, every body in that area. None for what is no complaint."""
    if about is None:
        return Q(pk__in=[])
    below, frontier = {about.pk}, {about.pk}
    while frontier:
        frontier = set(Organisation.objects.filter(parent__in=frontier).values_list("pk", flat=True)) - below
        below |= frontier
    found = Q(pk__in=below)
    return found | Q(area_id__gte=about.area_id, area_id__lt=after(about.area_id)) if about.is_territorial else found


def is_shut(matter, body: Organisation) -> bool:
    """Whether the body may have nothing to do with the matter, for it is a complaint about it or about what it hangs below."""
    return bool(matter.about_id) and Organisation.objects.filter(shut_from(matter.about), pk=body.pk).exists()


def complained_of(code: str, words: str) -> list[Organisation]:
    """The bodies that somebody at a place may mean by these words: by their whole name, else by a part of it."""
    county = Organisation.objects.within(code[:6]) | Organisation.objects.filter(area_id__in=lineage(code))
    exact = list(county.filter(Q(name=words) | Q(short=words))[:2])
    return exact or list(county.named(words).order_by("area_id", "name")[:6])


UNIT_KINDS = (
    OrgKind.DEPARTMENT,
    OrgKind.GOVERNMENT,
    OrgKind.TOWNSHIP,
    OrgKind.VILLAGE,
    OrgKind.STATION,
    OrgKind.FIRM,
    OrgKind.OTHER,
)


def handlers(matter, top: str) -> list[Organisation]:
    """Whom the body that assigns at `top` may ask: departments from the matter's place up to its own level, and the
    governments right below it. Nobody gives orders to who stands above.

    Who reads no complaint about the organisation complained of is left out.
    """
    line = [c for c in {*lineage(matter.area_id), *lineage(matter.holder_area)} if commands(top, c)]
    near = Organisation.objects.filter(kind__in=UNIT_KINDS).exclude(shut_from(matter.about))
    governments = (OrgKind.GOVERNMENT, OrgKind.TOWNSHIP)
    places = near.filter(area_id__in=line) | near.filter(area__parent_id=top, kind__in=governments)
    order = {kind: i for i, kind in enumerate(UNIT_KINDS)}
    return sorted(places.distinct(), key=lambda o: (order[OrgKind(o.kind)], -len(o.area_id), o.pinyin, o.name))


def commands(top: str, code: str) -> bool:
    """Whether an order may go from a place to another: to itself and to what lies below it."""
    return code.startswith(top)


def governs(holder: Organisation) -> list[Organisation]:
    """The Party committee and the government to which a holder's outcomes are submitted: of the nearest level that has
    them, from the township upward (a village has a Party branch, but no 党委、政府)."""
    kinds = (OrgKind.PARTY, OrgKind.GOVERNMENT, OrgKind.TOWNSHIP)
    places = [code for code in lineage(holder.area_id) if len(code) <= TOWNSHIP]
    found = Organisation.objects.filter(area_id__in=places, kind__in=kinds).exclude(pk=holder.pk).order_by("pk")
    by_area = {}
    for one in found:
        by_area.setdefault(one.area_id, {}).setdefault(one.kind, one)
    nearest_area = max(by_area, key=len, default=None)
    return [by_area[nearest_area][k] for k in kinds if k in by_area[nearest_area]] if nearest_area else []

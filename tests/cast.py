"""The cast: one city, county, town and village by their real names, their offices, and invented people in them.

    clerk = cast.clerk()            # of 赵家庄村; cast.clerk("620302004001") of a community in the county beside it
    office = cast.office()          # of 永昌县; cast.city_office() of 金昌市
    cast.outsider()                 # an office that must see nothing of 永昌县
    cast.signed_in(client, office)  # the test client, signed in without hashing

Every function finds what is there already, so that calling one twice gives the same row.
"""

import datetime as dt
from functools import cache

from django.contrib.auth.hashers import make_password

from shangliang.kit.search import pinyin_key
from shangliang.people.areas import Area, Level, lineage, settlement, spoken
from shangliang.people.can import ROLE_NAMES, Role
from shangliang.people.models import Membership, Organisation, Person, Post, Term

PROVINCE, CITY, COUNTY, TOWN, VILLAGE = "62", "6203", "620321", "620321100", "620321100200"
SIBLING_COUNTY, SIBLING_TOWN, SIBLING_COMMUNITY = "620302", "620302004", "620302004001"
SIBLING_VILLAGE = "620321100201"
PLACES = {
    PROVINCE: "甘肃省", CITY: "金昌市", COUNTY: "永昌县", TOWN: "城关镇", VILLAGE: "赵家庄村委会",
    SIBLING_VILLAGE: "金家庄村委会", SIBLING_COUNTY: "金川区", SIBLING_TOWN: "金川路街道", SIBLING_COMMUNITY: "昌荣里社区居委会",
    "6206": "武威市", "620602": "凉州区",
}  # fmt: skip
LEVELS = {2: Level.PROVINCE, 4: Level.CITY, 6: Level.COUNTY, 9: Level.TOWNSHIP, 12: Level.VILLAGE}
SINCE = dt.date(2020, 1, 1)
PASSWORD = "一起商量-2023"

KIND_OF = {
    Role.RESIDENT: "village", Role.VILLAGE_CLERK: "village", Role.TOWNSHIP_CLERK: "township", Role.OFFICE: "cppcc",
    Role.CHAIRPERSON: "cppcc", Role.MEMBER: "cppcc", Role.PARTY: "party", Role.SUPERVISION: "supervision",
    Role.UNIT: "department", Role.LEADER: "government", Role.FIRM: "firm", Role.CONTACT: "department",
    Role.HELPER: "department", Role.AUDITOR: "department", Role.SYSTEM_ADMIN: "department",
    Role.SECURITY_ADMIN: "department",
}  # fmt: skip
NAMES = {
    "cppcc": "政协{}委员会", "committee": "政协{}委员会经济委员会", "party": "中共{}委员会", "government": "{}人民政府",
    "supervision": "{}两办督查室", "department": "{}水务局", "township": "{}人民政府", "village": "{}",
    "council": "{}协商议事会", "station": "{}委员工作站", "firm": "{}某公司（虚构）", "party_group": "政协{}党组", "other": "{}某单位（虚构）",
}  # fmt: skip


def area(code: str = VILLAGE) -> Area:
    """The area with everything above it."""
    found = Area.objects.filter(pk=code).first()
    return found or _areas(code)


def _areas(code: str) -> Area:
    rows = [
        Area(code=c, name=PLACES.get(c, f"某地{c}"), level=LEVELS[len(c)], parent_id=(["", *lineage(c)])[-2] or None,
             settlement=settlement(c), pinyin=pinyin_key(PLACES.get(c, c)))
        for c in lineage(code)
    ]  # fmt: skip
    Area.objects.bulk_create(rows, ignore_conflicts=True)
    return Area.objects.get(pk=code)


def organisation(kind: str = "cppcc", code: str = COUNTY, name: str = "", **more) -> Organisation:
    name = name or NAMES[kind].format(spoken(PLACES[code]) if code in PLACES else area(code))
    found = Organisation.objects.filter(area=code, name=name).first()
    fields = {"kind": kind, "pinyin": pinyin_key(name)} | more
    return found or Organisation.objects.create(area=area(code), name=name, **fields)


def person(name: str = "某人（虚构）", *, login: str = "", password: str = "", **more) -> Person:
    """A person without a post."""
    fields = {"name": name, "pinyin": pinyin_key(name), "invented": True} | more
    fields["password"] = _hash(password) if password else "!"
    return Person.objects.create(**fields, **({"login": login} if login else {"login": f"u{Person.objects.count()}"}))


def holder(
    role: str, code: str = COUNTY, *, kind: str = "", name: str = "", password: str = PASSWORD, at=None
) -> Person:
    """The person who holds `role` at the organisation of `kind` in `code` (or at the organisation `at`)."""
    place = at or (organisation(kind, code) if kind else None)
    login = (
        f"{role}-{place.area_id if place else code}" + (f"-{place.pk}" if place else "") + (f"-{name}" if name else "")
    )
    found = Person.objects.filter(login=login).first()
    if found:
        return found
    place = place or organisation(KIND_OF[Role(role)], code)
    made = person(name or f"{ROLE_NAMES[Role(role)]}（虚构）", login=login, password=password)
    Post.objects.create(person=made, organisation=place, role=role, start=SINCE)
    return made


def post(who: Person, role: str, code: str = COUNTY, *, start=SINCE, end=None, kind: str = "") -> Post:
    """One more post; `who` knows of it at once."""
    who.forget_posts()
    place = organisation(kind or KIND_OF[Role(role)], code)
    return Post.objects.create(person=who, organisation=place, role=role, start=start, end=end)


def resident(code=VILLAGE, **more) -> Person:
    return holder(Role.RESIDENT, code, **more)


def clerk(code=VILLAGE, **more) -> Person:
    return holder(Role.VILLAGE_CLERK, code, **more)


def township_clerk(code=TOWN, **more) -> Person:
    return holder(Role.TOWNSHIP_CLERK, code, **more)


def office(code=COUNTY, **more) -> Person:
    return holder(Role.OFFICE, code, **more)


def city_office(code=CITY, **more) -> Person:
    return holder(Role.OFFICE, code, **more)


def outsider(code=SIBLING_COUNTY, **more) -> Person:
    """The same office one county further: must see nothing of ours."""
    return holder(Role.OFFICE, code, **more)


def chairperson(code=COUNTY, **more) -> Person:
    return holder(Role.CHAIRPERSON, code, **more)


def member(code=COUNTY, **more) -> Person:
    return holder(Role.MEMBER, code, **more)


def party(code=COUNTY, **more) -> Person:
    return holder(Role.PARTY, code, **more)


def supervision(code=COUNTY, **more) -> Person:
    return holder(Role.SUPERVISION, code, **more)


def unit(code=COUNTY, **more) -> Person:
    return holder(Role.UNIT, code, **more)


def leader(code=COUNTY, **more) -> Person:
    return holder(Role.LEADER, code, **more)


def firm(code=COUNTY, **more) -> Person:
    return holder(Role.FIRM, code, **more)


def contact(code=COUNTY, **more) -> Person:
    return holder(Role.CONTACT, code, **more)


def cadre(code=COUNTY, **more) -> Person:
    """A helper cadre (帮扶干部)."""
    return holder(Role.HELPER, code, **more)


def auditor(code=COUNTY, **more) -> Person:
    return holder(Role.AUDITOR, code, **more)


def system_admin(code=COUNTY, **more) -> Person:
    return holder(Role.SYSTEM_ADMIN, code, **more)


def security_admin(code=COUNTY, **more) -> Person:
    return holder(Role.SECURITY_ADMIN, code, **more)


def everybody(county=COUNTY, town=TOWN, village=VILLAGE) -> dict[Role, Person]:
    """One person for each role, at the level where the role works."""
    low = {Role.RESIDENT: village, Role.VILLAGE_CLERK: village, Role.TOWNSHIP_CLERK: town}
    return {role: holder(role, low.get(role, county)) for role in Role}


def platforms() -> None:
    """What receives matters at each of the four levels: council, township, county and city CPPCC; and who decides."""
    organisation("council", VILLAGE)
    organisation("township", TOWN)
    for code in (COUNTY, CITY, SIBLING_COUNTY):
        organisation("cppcc", code)
    for code in (VILLAGE, TOWN, COUNTY, CITY):
        organisation("party", code)


def term(code=COUNTY, number=10, start=dt.date(2021, 11, 1)) -> Term:
    return Term.objects.get_or_create(
        organisation=organisation("cppcc", code), number=number, defaults={"start": start}
    )[0]


def seat(who: Person, in_term: Term | None = None, sector="农业界", **more) -> Membership:
    return Membership.objects.create(term=in_term or term(), person=who, sector=sector, **more)


def signed_in(client, who: Person):
    """The client, signed in as `who`."""
    client.force_login(who, backend="shangliang.people.signin.Backend")
    return client


@cache
def _hash(password: str) -> str:
    """Hashed once per process: Argon2 is slow on purpose."""
    return make_password(password)

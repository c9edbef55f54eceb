"""Promises kept: the pages of 10,000 persons under care in one county, a visit written down, keys changed; in this process.

Everybody is invented; names and facts are sealed by the product's own code, each person under a key of their own.
"""

import datetime as dt
import itertools
import secrets
import time
from collections.abc import Iterator

from pages import Line, _line
from visitor import FIELD, Visitor

PERSONS, HELPERS, EACH = 10_000, 1_000, 9  # 9,000 of the persons have a helper
KINDS = ("孤儿", "事实无人抚养儿童", "困难重度残疾人", "特困人员")
DAY = dt.date(2023, 6, 1)


def lines(pages) -> Iterator[Line]:
    """`pages`: the visitors of pages.py; its county gets the families."""
    begun = time.process_time()
    bonds, helper = peopled(pages.county)
    yield Line(f"{PERSONS:,} persons under care sealed and stored", f"{time.process_time() - begun:.0f} CPU s")
    clerk, cost = pages.clerk, pages.gauge.cost
    files = itertools.cycle([bond.assisted.household.ref for bond in bonds[:60]])
    yield _line("households, list of 20", cost(lambda _n: "/desk/households/", clerk.get))
    yield _line("households, those without a helper", cost(lambda _n: "/desk/households/?paired=no", clerk.get))
    yield _line("one family's file", cost(lambda _n: f"/desk/households/{next(files)}/", clerk.get))
    yield _line("bonds, list of 20", cost(lambda _n: "/desk/bonds/", clerk.get))
    yield _line("coverage of the county", cost(lambda _n: "/desk/coverage/", clerk.get, rounds=10))
    visitor = Visitor(pages.send)
    visitor.cookies["sessionid"] = signed_in(helper)
    own = itertools.cycle([bond for bond in bonds if bond.person_id == helper.pk])
    yield _line("a helper's visits", cost(lambda _n: "/desk/visits/", visitor.get))
    yield _line(
        "one visit, POST", cost(lambda n: before_a_visit(visitor, next(own), n), lambda form: visitor.post(*form))
    )
    yield rotated()


def peopled(county: str, villages=None, *, name: str = "bench"):
    """The bonds and one of the helpers; `villages`: where the families live, else all over the county."""
    from shangliang.bonds.models import Bond
    from shangliang.kit import ids
    from shangliang.people.models import Area, Organisation, Person, Post

    body = Organisation.objects.get(area_id=county, kind="cppcc")
    persons = families(villages or list(Area.objects.filter(parent__parent_id=county)))
    helpers = Person.objects.bulk_create(
        Person(login=f"{name}-helper-{n}", name=f"帮扶干部{n}（虚构）", password="!", invented=True)
        for n in range(HELPERS)
    )
    posts = Post.objects.bulk_create(
        Post(person=who, organisation=body, role="helper", start="2020-01-01") for who in helpers
    )
    bonds = [
        Bond(
            id=ids.key(), kind="pairing", person=who, post=post, organisation=body, assisted=persons[turn * EACH + at],
            area=persons[turn * EACH + at].household.area, start=DAY,
        )
        for turn, (who, post) in enumerate(zip(helpers, posts, strict=True))
        for at in range(EACH)
    ]  # fmt: skip
    Bond.objects.bulk_create(bonds, batch_size=2000)
    visited(bonds, body, name)
    _analyze("subjects_assistedperson", "subjects_household", "bonds_bond", "gatherings_visit", "kit_personalkey")
    return bonds, helpers[0]


def families(villages) -> list:
    """Two persons to a household, each with a key of their own."""
    from shangliang.kit import ids
    from shangliang.kit.seal import PersonalKey
    from shangliang.subjects.models import AssistedPerson, Household

    houses = [Household(id=ids.key(), area=villages[n % len(villages)], address=f"{n}号") for n in range(PERSONS // 2)]
    Household.objects.bulk_create(houses, batch_size=2000)
    persons, keys = [], []
    for n in range(PERSONS):
        pk, own = ids.key(), secrets.token_hex(32)
        keys.append(PersonalKey(pk=pk, wrapped=own))
        person = AssistedPerson(
            id=pk, household=houses[n // 2], kinds=[KINDS[n % 4]], name=f"某{n}（虚构）", initials="m", listed_on=DAY,
            born_on="1956-03-04", disability_grade="一级", house="平房两间",
        )  # fmt: skip
        person.__dict__["_own_key"] = bytes.fromhex(own)
        persons.append(person)
    PersonalKey.objects.bulk_create(keys, batch_size=2000)
    AssistedPerson.objects.bulk_create(persons, batch_size=2000)
    return persons


def visited(bonds, body, name) -> None:
    """Two of three were visited this quarter."""
    from shangliang.gatherings.models import Visit
    from shangliang.kit import ids

    Visit.objects.bulk_create(
        (
            Visit(
                id=ids.key(), way="home", visitor_id=bond.person_id, organisation=body, area=bond.area, on=DAY,
                typed_by_id=bond.person_id, operation=f"{name}-{n}", content=b"", assisted=bond.assisted, found="都好",
            )
            for n, bond in enumerate(bonds)
            if n % 3
        ),
        batch_size=2000,
    )  # fmt: skip


def _analyze(*tables: str) -> None:
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute(f"ANALYZE {', '.join(tables)}")


def signed_in(person) -> str:
    from importlib import import_module

    from django.conf import settings
    from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY

    session = import_module(settings.SESSION_ENGINE).SessionStore()
    session[SESSION_KEY], session[BACKEND_SESSION_KEY] = str(person.pk), settings.AUTHENTICATION_BACKENDS[-1]
    session[HASH_SESSION_KEY] = person.get_session_auth_hash()
    session.create()
    return session.session_key


def before_a_visit(visitor, bond, number: int) -> tuple[str, dict]:
    """The form looked at; what a helper types into it."""
    url = f"/desk/visits/{bond.ref}/"
    fields = dict(FIELD.findall(visitor.get(url).text))
    typed = {
        "way": "home",
        "on": "2023-06-30",
        "found": f"看了看，都好，第 {number} 次",
        "operation": f"bench-visit-{number}",
    }
    return url, {k: v for k, v in fields.items() if k in ("csrfmiddlewaretoken", "once")} | typed


def rotated() -> Line:
    """A new key, and every sealed value under it: personal keys are sealed anew, what they seal is not touched."""
    from shangliang.kit import keys, seal

    keys.add_key()
    begun, here = time.perf_counter(), time.process_time()
    count = sum(seal.reseal(model) for model in seal.models_with_seals())
    took = time.perf_counter() - begun
    return Line("key changed, values sealed anew a second", f"{count / took:,.0f} ({count:,} in {took:.1f} s, CPU here {time.process_time() - here:.1f} s)")  # fmt: skip

"""人家 · Families under care, helpers on the roll, bonds between them: what the tests of bonds begin with."""

import datetime as dt

from shangliang.bonds import actions
from shangliang.bonds.models import Bond
from shangliang.kit import clock, ids
from shangliang.people.can import Role
from shangliang.subjects.models import AssistedPerson, Household
from tests import cast

LISTED = dt.date(2023, 5, 1)


def household(code=cast.VILLAGE) -> Household:
    return Household.objects.create(area=cast.area(code), address="三组")


def assisted(
    name="王某某（虚构）", *, house=None, code=cast.VILLAGE, kinds=("orphan",), listed_on=LISTED
) -> AssistedPerson:
    return AssistedPerson.objects.create(
        household=house or household(code), kinds=list(kinds), name=name, listed_on=listed_on
    )


def helper(name="张帮扶（虚构）", code=cast.COUNTY):
    return cast.cadre(code, name=name)


def enrolled(name="张帮扶（虚构）", **more):
    who = helper(name)
    actions.enrol_helper(who, cast.area(cast.COUNTY), by=cast.office(), **more)
    return who


def paired(who=None, whom=None, **more) -> Bond:
    return actions.make_bond("pairing", who or helper(), whom or assisted(), by=cast.office(), **more)


def visited(bond, *, on=None, way="", **more):
    more.setdefault("by", bond.person or cast.office())
    return actions.record(bond, way=way, on=on, operation=more.pop("operation", ids.ref()), **more)


def another_visit(_number: int):
    """One more visit of the same bond."""
    return visited(Bond.objects.first() or paired())


def days_ago(number: int) -> dt.date:
    return clock.today() - clock.days(number)


def end_posts(who, on=None) -> None:
    who.posts.filter(role=Role.HELPER).update(end=on or clock.today())
    who.forget_posts()

"""档案 · Households and persons of the tests: canary values that may stand nowhere in clear, and who may see them."""

from shangliang.subjects import actions, facts
from shangliang.subjects.models import AssistedPerson
from tests import cast

DESK = "/desk/households/"
ADULT = {
    "name": "欧阳金丝雀", "born_on": "1956-03-04", "phone": "13993412345", "house": "三间土房金丝雀墙裂",
    "school": "", "guardian": "侄子金丝雀丙",
}  # fmt: skip
SENSITIVE = {
    "id_number": "620321195603041212", "disability_grade": "一级", "disability": "下肢金丝雀麻痹", "illness": "尘肺金丝雀三期",
    "health": "卧床金丝雀半年", "income": "年收入金丝雀四千八",
}  # fmt: skip
LAW = {"basis": "law", "document": "甘民发〔2023〕12号", "officer": "县民政局救助股", "fields": ["name", *SENSITIVE]}
KINDS = ["特困人员"]


def person(*, by=None, given=ADULT, kinds=KINDS, area=cast.VILLAGE, **more) -> AssistedPerson:
    """An old man who lives alone, registered by the village's clerk."""
    by = by or cast.clerk()
    household = actions.open_household(cast.area(area), by=by, address="金丝雀路九号院")
    return actions.list_person(household, kinds, by=by, given=given, **more)


def whole(**more) -> AssistedPerson:
    """The same with a legal basis and everything that rests on it."""
    return person(given=ADULT | SENSITIVE, consent=LAW, **more)


def child(**more) -> AssistedPerson:
    """A child, without a name until a guardian has agreed."""
    return person(given={"born_on": "2015-09-01"}, kinds=["孤儿"], **more)


def canaries() -> list[str]:
    """What is looked for on pages, in files and logs (the grade of a disability is no secret word)."""
    values = [v for v in (ADULT | SENSITIVE).values() if v and v != "一级"]
    return [*values, "金丝雀"]


def masks() -> list[str]:
    """What is left of names on a page."""
    return [facts.masked_name(ADULT[name]) for name in ("name", "guardian")]

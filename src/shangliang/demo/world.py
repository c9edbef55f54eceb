"""世界 · Load the demo world once: the tree, the offices, the people, the stories; then start its clock on 2023-06-30."""

from django.utils import timezone

from shangliang.kit import clock
from shangliang.people import actions as people_actions
from shangliang.people.can import Role
from shangliang.people.models import Area, Organisation, Person

from . import cast, days, places, story01, story10


def loaded() -> bool:
    return Person.objects.filter(login="village-clerk").exists()


def load(say) -> None:
    """Everything, by actions only; `say` prints progress."""
    say("区划：甘肃省 14 个市州、88 个县区、1,403 个乡镇街道、17,718 个村社区")
    if not Area.objects.exists():
        people_actions.load_shipped_areas()
    with days.on(1, 3):
        say("机构：市、县、乡镇、村的平台与部门")
        places.build(by=None)
        story10.committees(by=None)
        say("人员：每个角色一个演示账号")
        people = cast.build(by=None) | _units() | _district()
    say("故事一：金昌，四级联动")
    story01.tell(people)
    say("故事十：武威，包联企业")
    story10.tell(people)
    clock.set_offset(days.OPENING - timezone.now())


def _units() -> dict:
    """One invented clerk for each handling unit that has no demo account; they have no password."""
    taken = {where for _login, _name, role, where in cast.ACCOUNTS if role == Role.UNIT}
    rows = Organisation.objects.filter(kind="department").exclude(name__in=taken).order_by("id")
    people = {o.name: cast.employ(f"unit-{o.ref.lower()}", f"演示经办人({o})", Role.UNIT, o, by=None) for o in rows}
    return people | {
        "永昌县城市管理综合执法局": Person.objects.get(login="city-management"),
        "永昌县教育局": Person.objects.get(login="education"),
    }


def _district() -> dict:
    """金川区's office and supervision office, which also act in the stories."""
    office = cast.employ(
        "district-office", "演示工作人员（金川区政协）", Role.OFFICE, places.at("620302", "cppcc"), by=None
    )
    duty = cast.employ(
        "district-supervision", "演示督查室（金川区）", Role.SUPERVISION, places.at("620302", "supervision"), by=None
    )
    return {"district-office": office, "district-supervision": duty}

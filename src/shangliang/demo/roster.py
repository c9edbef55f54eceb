"""名册 · Who sits where without an account: clerks by their post, chairpersons, members and helpers by invented names（虚构）.

Numbers of terms are those in the news: 陇南 fifth and 武山 tenth on the page; 武威 fifth (since 6 December 2021), 天水 eighth
(since 19 December 2021) and 嘉峪关 tenth in their own reports. Where only the year is known, the first day is invented. The
terms of the other committees are not known to us and not registered.
"""

import datetime as dt

from shangliang.people import actions
from shangliang.people.can import Role
from shangliang.people.models import Area, Organisation
from shangliang.people.organisations import OrgKind

from . import bones
from .company import Company
from .places import at

TERMS = {
    "6202": (10, dt.date(2021, 12, 1)),
    "6205": (8, dt.date(2021, 12, 19)),
    "6206": (5, dt.date(2021, 12, 6)),
    "6212": (5, dt.date(2021, 12, 1)),
    "620524": (10, dt.date(2021, 12, 1)),
}
# (name, sector, standing or not, name of the members' station)
MEMBERS = {
    "6202": (
        *(("柯映雪", "社会福利和社会保障界", True, "雄关街道政协委员工作站"), ("苗启岚", "教育界", False, "雄关街道政协委员工作站")),
        *(("闻定边", "经济界", False, "钢城街道政协委员工作站"), ("裴晓岗", "医药卫生界", False, "钢城街道政协委员工作站")),
    ),
    "6205": (("成望渭", "科学技术界", True, ""), ("谷晓", "农业界", False, ""), ("伏秋月", "医药卫生界", False, "")),
    "6206": (("祁连生", "工商联界", True, ""), ("梅雪松", "农业界", False, ""), ("段红崖", "经济界", False, "")),
    "6212": (
        *(("白江月", "农业界", True, ""), ("尚敏", "科学技术界", True, ""), ("武青", "工商联界", False, "")),
        ("康巧", "社会福利和社会保障界", False, ""),
    ),
    "620524": (
        *(("纪怀川", "文化艺术界", True, ""), ("骆春耕", "农业界", True, ""), ("温先声", "工商联界", False, "")),
        ("康婉", "教育界", False, ""),
    ),
}  # fmt: skip
COUNTY_MEMBERS = {"620321": (("", "雷清河"), ("", "焦家山"))}  # 永昌: colleagues of the account `member`
# Those who sit in the chairpersons' meeting, whose presence counts at 五届十二次 and 十届九次.
CHAIRS = {
    "6212": (("主席", "岳长岭"), ("副主席", "罗望川"), ("副主席", "桑青竹"), ("副主席", "焦云屏"), ("秘书长", "谭守南")),
    "620524": (("主席", "石恒声"), ("副主席", "丁向泉"), ("副主席", "郑远航"), ("秘书长", "包新歌")),
}  # fmt: skip
# 临泽: 13 helpers, 8 of them of section level; the account `helper` is the thirteenth.
HELPERS = {
    "620723": (
        *(("主席会议成员", name) for name in ("沙清", "倪春来", "严暖", "平月")),
        *(("科级干部", name) for name in ("廖泉生", "班晓霜", "辛年", "汪晓东", "黎东", "赵林夏", "贺渡", "单明")),
    ),
    "620422": (("帮扶干部", "平远"), ("帮扶干部", "郭南")),
    "621222": (("帮扶干部", "毕春"), ("帮扶干部", "田晓")),
}  # fmt: skip


def build(people: Company, by) -> None:
    """Every seat that a story needs and no account holds."""
    _offices(people, by)
    _grassroots(people, by)
    _units(people, by)
    for code, seated in CHAIRS.items():
        _named(people, by, Role.CHAIRPERSON, code, seated)
    for code, helping in HELPERS.items():
        _named(people, by, Role.HELPER, code, helping)
    for code, roll in MEMBERS.items():
        _seat(people, by, code, roll)
    for code, colleagues in COUNTY_MEMBERS.items():
        _named(people, by, Role.MEMBER, code, colleagues)


def _offices(people, by):
    """Office, Party committee and supervision office of every city and county."""
    areas = Area.objects.in_bulk([*bones.CITIES, *bones.COUNTIES])
    for code in (*bones.CITIES, *bones.COUNTIES):
        place = areas[code].name
        duties = (
            (Role.OFFICE, OrgKind.CPPCC, f"演示工作人员（{place}政协）"),
            (Role.PARTY, OrgKind.PARTY, f"演示{'市委办' if len(code) == 4 else '县（区）委办'}（{place}）"),
            (Role.SUPERVISION, OrgKind.SUPERVISION, f"演示督查室（{place}）"),
        )
        for role, kind, name in duties:
            if not people.sits(role, code):
                people.join(f"{role.value}-{code}", name, role, at(code, kind), by=by)


def _grassroots(people, by):
    """A clerk for every township with a story, and for every council outside 金昌; who assigns where a township does."""
    for code in (*bones.TOWNSHIPS, *bones.JINCHANG_TOWNSHIPS):
        if not people.sits(Role.TOWNSHIP_CLERK, code):
            body = at(code, OrgKind.TOWNSHIP)
            people.join(f"town-{code}", f"演示协商干事（{body.short}）", Role.TOWNSHIP_CLERK, body, by=by)
    for code in bones.ASSIGNING:
        body = at(code, OrgKind.SUPERVISION)
        people.join(f"supervision-{code}", f"演示督查干事（{body}）", Role.SUPERVISION, body, by=by)
    for code in bones.COUNCILS:
        if not people.sits(Role.VILLAGE_CLERK, code):
            body = at(code, OrgKind.COUNCIL)
            people.join(f"clerk-{code}", f"演示协商员（{body.short}）", Role.VILLAGE_CLERK, body, by=by)


def _units(people, by):
    """Somebody for each department that has no account, and for the townships and governments that handle orders."""
    departments = Organisation.objects.filter(kind=OrgKind.DEPARTMENT).exclude(pk__in=people.clerks)
    others = Organisation.objects.filter(area_id__in=bones.HANDLING, kind__in=[OrgKind.TOWNSHIP, OrgKind.GOVERNMENT])
    for body in [*departments.order_by("id"), *others.order_by("id")]:
        people[str(body)] = people.join(f"unit-{body.pk}", f"演示经办人（{body}）", Role.UNIT, body, by=by)


def _named(people, by, role, code, rows):
    for number, (title, name) in enumerate(rows):
        login = f"{role.value}-{code}-{number}"
        people.join(login, f"{name}（虚构）", role, at(code, OrgKind.CPPCC), by=by, title=title)


def _seat(people, by, code, rows):
    """A term with its members; who is posted to a station says so."""
    number, start = TERMS[code]
    committee = at(code, OrgKind.CPPCC)
    term = actions.open_term(committee, number, start=start, by=by)
    for place, (name, sector, standing, station) in enumerate(rows):
        person = people.join(f"member-{code}-{place}", f"{name}（虚构）", Role.MEMBER, committee, by=by)
        posted = Organisation.objects.get(name=station) if station else None
        actions.seat_member(term, person, sector=sector, standing=standing, station=posted, by=by)

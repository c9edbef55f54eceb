"""演示账号 · Invented people named by their post, first of all one per role; random passwords, in a file only the owner reads."""

import os
import secrets
from pathlib import Path

from shangliang.people.can import Role
from shangliang.people.organisations import OrgKind

from .company import Company
from .places import at, unit

FILE = "demo-accounts.txt"
TYPED = "abcdefghjkmnpqrstuvwxyz23456789"  # nothing that a reader takes for something else
VILLAGE, TOWN, COUNTY, CITY = "620321100200", "620321100", "620321", "6203"

# (login, shown name, role, where): every name says that it is a demonstration. The first of each role is printed by
# `make run`; all stand in the file.
ACCOUNTS = (
    ("resident", "演示居民（赵家庄村）", Role.RESIDENT, (VILLAGE, OrgKind.COUNCIL)),
    ("village-clerk", "演示文书（赵家庄村）", Role.VILLAGE_CLERK, (VILLAGE, OrgKind.COUNCIL)),
    ("town-clerk", "演示协商干事（城关镇）", Role.TOWNSHIP_CLERK, (TOWN, OrgKind.TOWNSHIP)),
    ("county-office", "演示工作人员（永昌县政协）", Role.OFFICE, (COUNTY, OrgKind.CPPCC)),
    ("chairperson", "演示主席会议成员（永昌县）", Role.CHAIRPERSON, (COUNTY, OrgKind.CPPCC)),
    ("member", "演示委员（永昌县）", Role.MEMBER, (COUNTY, OrgKind.CPPCC)),
    ("county-party", "演示县委办（永昌县）", Role.PARTY, (COUNTY, OrgKind.PARTY)),
    ("supervision", "演示督查室（永昌县）", Role.SUPERVISION, (COUNTY, OrgKind.SUPERVISION)),
    ("city-management", "演示城管局（永昌县）", Role.UNIT, "永昌县城市管理综合执法局"),
    ("leader", "演示县领导（永昌县）", Role.LEADER, (COUNTY, OrgKind.GOVERNMENT)),
    ("firm", "演示企业代表（武威市）", Role.FIRM, "凉州示例食品公司"),
    ("contact", "演示包联干部（武威市）", Role.CONTACT, "武威市政协经济委员会"),
    ("helper", "演示帮扶干部（临泽县）", Role.HELPER, ("620723", OrgKind.CPPCC)),
    ("auditor", "演示审计管理员（金昌市）", Role.AUDITOR, (CITY, OrgKind.CPPCC)),
    ("system-admin", "演示系统管理员（金昌市）", Role.SYSTEM_ADMIN, (CITY, OrgKind.CPPCC)),
    ("security-admin", "演示安全管理员（金昌市）", Role.SECURITY_ADMIN, (CITY, OrgKind.CPPCC)),
    # the other levels of story 1
    ("village-party", "演示支书（赵家庄村）", Role.PARTY, (VILLAGE, OrgKind.PARTY)),
    ("town-party", "演示党委书记（城关镇）", Role.PARTY, (TOWN, OrgKind.PARTY)),
    ("education", "演示教育局（永昌县）", Role.UNIT, "永昌县教育局"),
    ("city-office", "演示工作人员（金昌市政协）", Role.OFFICE, (CITY, OrgKind.CPPCC)),
    ("city-party", "演示市委办（金昌市）", Role.PARTY, (CITY, OrgKind.PARTY)),
    ("city-supervision", "演示督查室（金昌市）", Role.SUPERVISION, (CITY, OrgKind.SUPERVISION)),
    # the community of story 2 that has talked a matter over, and the offices of stories 2 to 10
    ("community-clerk", "演示协商员（雍和社区）", Role.VILLAGE_CLERK, ("620201001006", OrgKind.COUNCIL)),
    ("jiayuguan-office", "演示工作人员（嘉峪关市政协）", Role.OFFICE, ("6202", OrgKind.CPPCC)),
    ("longnan-office", "演示工作人员（陇南市政协）", Role.OFFICE, ("6212", OrgKind.CPPCC)),
    ("tianshui-office", "演示工作人员（天水市政协）", Role.OFFICE, ("6205", OrgKind.CPPCC)),
    ("dunhuang-office", "演示工作人员（敦煌市政协）", Role.OFFICE, ("620982", OrgKind.CPPCC)),
    ("liangdang-office", "演示工作人员（两当县政协）", Role.OFFICE, ("621228", OrgKind.CPPCC)),
    ("linze-office", "演示工作人员（临泽县政协）", Role.OFFICE, ("620723", OrgKind.CPPCC)),
    ("huining-office", "演示工作人员（会宁县政协）", Role.OFFICE, ("620422", OrgKind.CPPCC)),
    ("wenxian-office", "演示工作人员（文县政协）", Role.OFFICE, ("621222", OrgKind.CPPCC)),
    ("wushan-office", "演示工作人员（武山县政协）", Role.OFFICE, ("620524", OrgKind.CPPCC)),
    ("wuwei-office", "演示工作人员（武威市政协）", Role.OFFICE, ("6206", OrgKind.CPPCC)),
)


def build(people: Company, by) -> None:
    """Appoint everybody who can sign in, and write down how."""
    lines = []
    for login, name, role, where in ACCOUNTS:
        body = unit(where) if isinstance(where, str) else at(*where)
        password = _password()
        people.join(login, name, role, body, by=by, password=password)
        lines.append(f"{login}\t{password}\t{role.value}\t{name}")
    _write(lines)


def _password() -> str:
    """Three groups of four, to be typed on a phone: 59 random bits."""
    return "-".join("".join(secrets.choice(TYPED) for _ in range(4)) for _ in range(3))


def _write(lines) -> None:
    """The list of demo accounts, readable by the owner only."""
    path = _path()
    path.parent.mkdir(parents=True, exist_ok=True)
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w") as file:
        file.write("\n".join(lines) + "\n")


def add_lines(lines) -> None:
    """More ways in, after the accounts: address, code of a drawn slip, "slip", what for."""
    with _path().open("a", encoding="utf-8") as file:
        file.writelines(f"{line}\n" for line in lines)


def _path() -> Path:
    return Path(os.environ.get("SHANGLIANG_DATA", "var")) / FILE

"""演示账号 · One invented person per role, named by their post; random passwords, written to a file only root and owner read."""

import os
import secrets
from pathlib import Path

from shangliang.people import actions
from shangliang.people.can import Role
from shangliang.people.models import Area, Organisation
from shangliang.people.organisations import OrgKind

from .places import at, unit

FILE = "demo-accounts.txt"
VILLAGE, TOWN, COUNTY, CITY = "620321100200", "620321100", "620321", "6203"

# (login, shown name, role, where): every name says that it is a demonstration.
ACCOUNTS = (
    ("resident", "演示居民", Role.RESIDENT, (VILLAGE, OrgKind.COUNCIL)),
    ("village-clerk", "演示文书（赵家庄村）", Role.VILLAGE_CLERK, (VILLAGE, OrgKind.COUNCIL)),
    ("village-party", "演示支书（赵家庄村）", Role.PARTY, (VILLAGE, OrgKind.PARTY)),
    ("town-clerk", "演示协商干事（城关镇）", Role.TOWNSHIP_CLERK, (TOWN, OrgKind.TOWNSHIP)),
    ("town-party", "演示党委书记（城关镇）", Role.PARTY, (TOWN, OrgKind.PARTY)),
    ("county-office", "演示工作人员（永昌县政协）", Role.OFFICE, (COUNTY, OrgKind.CPPCC)),
    ("county-party", "演示县委办（永昌县）", Role.PARTY, (COUNTY, OrgKind.PARTY)),
    ("supervision", "演示督查室（永昌县）", Role.SUPERVISION, (COUNTY, OrgKind.SUPERVISION)),
    ("city-management", "演示城管局（永昌县）", Role.UNIT, "永昌县城市管理综合执法局"),
    ("education", "演示教育局（永昌县）", Role.UNIT, "永昌县教育局"),
    ("city-office", "演示工作人员（金昌市政协）", Role.OFFICE, (CITY, OrgKind.CPPCC)),
    ("city-party", "演示市委办（金昌市）", Role.PARTY, (CITY, OrgKind.PARTY)),
    ("city-supervision", "演示督查室（金昌市）", Role.SUPERVISION, (CITY, OrgKind.SUPERVISION)),
    ("chairperson", "演示主席会议成员（永昌县）", Role.CHAIRPERSON, (COUNTY, OrgKind.CPPCC)),
    ("member", "演示委员（永昌县）", Role.MEMBER, (COUNTY, OrgKind.CPPCC)),
    ("leader", "演示县领导（永昌县）", Role.LEADER, (COUNTY, OrgKind.GOVERNMENT)),
    ("firm", "演示企业代表（武威市）", Role.FIRM, "凉州示例食品公司"),
    ("contact", "演示包联干部（武威市）", Role.CONTACT, "武威市政协经济委员会"),
    ("wuwei-office", "演示工作人员（武威市政协）", Role.OFFICE, ("6206", OrgKind.CPPCC)),
    ("helper", "演示帮扶干部（临泽县）", Role.HELPER, ("620723", OrgKind.CPPCC)),
    ("system-admin", "演示系统管理员", Role.SYSTEM_ADMIN, (CITY, OrgKind.CPPCC)),
    ("security-admin", "演示安全管理员", Role.SECURITY_ADMIN, (CITY, OrgKind.CPPCC)),
    ("auditor", "演示审计管理员", Role.AUDITOR, (CITY, OrgKind.CPPCC)),
)


def build(by) -> dict:
    """Appoint everybody; returns {login: Person}. A password is set only for those who are shown at the start."""
    people, lines = {}, []
    for login, name, role, where in ACCOUNTS:
        body = unit(where) if isinstance(where, str) else at(*where)
        password = secrets.token_urlsafe(9)
        people[login] = employ(login, name, role, body, by=by, password=password)
        lines.append(f"{login}\t{password}\t{role.value}\t{name}")
    _write(lines)
    return people


def employ(login, name, role, body: Organisation, *, by, password=None):
    """One invented person with one post since the beginning of the year."""
    from datetime import date

    person = actions.add_person(name, area=body.area_id, by=by, login=login, invented=True, password=password)
    actions.appoint(person, body, role, start=date(2023, 1, 1), by=by)
    return person


def _write(lines) -> None:
    """The list of demo accounts, readable by the owner only."""
    path = Path(os.environ.get("SHANGLIANG_DATA", "var")) / FILE
    path.parent.mkdir(parents=True, exist_ok=True)
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w") as file:
        file.write("\n".join(lines) + "\n")


def area(code: str) -> Area:
    return Area.objects.get(code=code)

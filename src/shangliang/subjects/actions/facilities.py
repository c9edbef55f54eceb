"""做设施、工作站、项目 · Register, change, close; a line of a station's duty roster."""

import datetime as dt

from django.db import transaction
from django.utils.translation import gettext as _

from shangliang.people.areas import Area
from shangliang.people.organisations import OrgKind
from shangliang.people.refusal import Refused

from ..kinds import KINDS
from ..models import DutyDay, Facility, MemberStation, Project
from .located import allow, change, close, create, record


@transaction.atomic
def add_facility(name: str, area: Area, kind: str, *, by, on=None, details=None, **fields) -> Facility:
    """登记应急设施. `details`: what its kind asks for; `fields`: place, lat, lon, opened_on, owner, responsible, invented."""
    kept = _details(kind, details or {})
    return create(Facility, name, area, by=by, on=on, kind=kind, details=kept, **fields)


@transaction.atomic
def edit_facility(facility: Facility, *, by, on=None, **fields) -> Facility:
    """修改应急设施: its kind stays."""
    if "details" in fields:
        fields["details"] = _details(facility.kind, fields["details"])
    return change(facility, by=by, on=on, **fields)


@transaction.atomic
def retract_facility(facility: Facility, *, by, on=None) -> None:
    """撤销登记: the import that brought it is taken back, if nothing hangs on it."""
    allow(by, Facility, facility.area_id)
    if facility.stock.exists():
        raise Refused(_("已经登记了物资，没有撤销。"))
    record(facility, "retract", by=by, on=on)
    facility.delete()


def _details(kind: str, given: dict) -> dict:
    """Only what the kind knows, counts as counts; what is empty is left out."""
    if kind not in KINDS:
        raise Refused(_("没有这个类别。"))
    kept = {}
    for detail in KINDS[kind].details:
        value = given.get(detail.name)
        if value in ("", None):
            continue
        if (detail.choices and value not in detail.choices) or (detail.number and not isinstance(value, int)):
            raise Refused(_("%(detail)s填得不对。") % {"detail": detail.label})
        kept[detail.name] = value
    return kept


@transaction.atomic
def add_station(name: str, area: Area, *, head: str, by, on=None, organisation=None, **fields) -> MemberStation:
    """登记委员工作站. `organisation`: the body of kind station to which its members belong."""
    _is_station(organisation)
    return create(MemberStation, name, area, by=by, on=on, head=head, organisation=organisation, **fields)


@transaction.atomic
def edit_station(station: MemberStation, *, by, on=None, **fields) -> MemberStation:
    """修改委员工作站."""
    _is_station(fields.get("organisation"), station)
    return change(station, by=by, on=on, **fields)


def _is_station(organisation, own=None) -> None:
    if organisation is None:
        return
    if organisation.kind != OrgKind.STATION:
        raise Refused(_("“委员工作站”应选一个委员工作站。"))
    taken = MemberStation.objects.filter(organisation=organisation)
    if (taken.exclude(pk=own.pk) if own else taken).exists():
        raise Refused(_("这个组织已经登记过工作站。"))


@transaction.atomic
def put_on_duty(station: MemberStation, who: str, *, day: dt.date, by, what="", on=None) -> DutyDay:
    """排班: who sits at the station on a day, by title."""
    allow(by, MemberStation, station.area_id)
    if DutyDay.objects.filter(station=station, on=day, who=who).exists():
        raise Refused(_("这一天已经排了“%(who)s”。") % {"who": who})
    made = DutyDay.objects.create(station=station, on=day, who=who, what=what)
    record(station, "duty", by=by, on=on, detail={"day": day})
    return made


@transaction.atomic
def add_project(name: str, area: Area, *, leader: str, by, on=None, **fields) -> Project:
    """登记重大项目. `leader` by title; `fields`: place, lat, lon, opened_on, owner, enterprise, cost (万元), due_on, invented."""
    return create(Project, name, area, by=by, on=on, leader=leader, **fields)


@transaction.atomic
def edit_project(project: Project, *, by, on=None, **fields) -> Project:
    """修改重大项目."""
    return change(project, by=by, on=on, **fields)


@transaction.atomic
def close_located(found, *, by, on=None):
    """停用设施、工作站；项目完成."""
    return close(found, by=by, on=on)

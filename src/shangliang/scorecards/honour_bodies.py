"""单位的事迹 · What the records say of a department or a firm in a year; nothing is typed."""

from typing import NamedTuple

from django.db.models import F, Sum
from django.utils.translation import gettext_noop as _  # kept in Chinese; pages say it in the reader's language

from shangliang.bonds.models import Aid, Bond
from shangliang.fieldwork.models import Lead, Trip
from shangliang.gatherings.halves import CAME
from shangliang.gatherings.models import Attendance, Gathering, Visit
from shangliang.matters.models import Confirmation, Matter, WorkOrder
from shangliang.people.areas import COUNTY, after
from shangliang.people.models import Post
from shangliang.subjects.models import ConsultationRoom, Enterprise

from .duty.facts import Scope


class Row(NamedTuple):
    label: str
    number: int | float | None
    unit: str
    url: str = ""


def handled(body, year: int) -> list[Row]:
    """承办: its orders of the year; how they were kept, what the people who raised the matters said."""
    first, last = Scope("", year).days
    orders = WorkOrder.objects.filter(unit=body)
    replied = orders.filter(replied_on__gte=first, replied_on__lte=last)
    done = orders.filter(matter__closed_on__gte=first, matter__closed_on__lte=last).order_by().values("matter")
    said = Confirmation.objects.filter(
        matter__in=orders.order_by().values("matter"), on__gte=first, on__lte=last, solved=True
    )
    return [
        Row(_("承办并已办结的事项"), done.distinct().count(), _("件")),
        Row(_("按期答复的交办单"), replied.filter(replied_on__lte=F("due_on")).count(), _("件")),
        Row(_("提出人确认已解决"), said.order_by().values("matter").distinct().count(), _("件")),
        Row(_("提出人对结果满意"), said.filter(result="good").order_by().values("matter").distinct().count(), _("件")),
    ]


def acted(body, year: int) -> list[Row]:
    """主办、外出、走访、包联、帮扶、引进。"""
    first, last = Scope("", year).days
    since, until = Scope("", year).moments
    held = Gathering.objects.filter(host=body, ended_at__isnull=False, starts_at__gte=since, starts_at__lt=until)
    trips = Trip.objects.filter(host=body, called_off="", starts_on__gte=first, ends_on__lte=last)
    bonds = Bond.objects.filter(organisation=body, start__lte=last).exclude(end__lt=first).order_by()
    aid = Aid.objects.filter(bond__organisation=body, on__gte=first, on__lte=last)
    signed = Lead.objects.filter(host=body, signed_on__gte=first, signed_on__lte=last)
    return [
        Row(_("主办的协商和会议"), held.count(), _("次")),
        Row(_("组织的调研、视察和考察"), trips.count(), _("次")),
        Row(_("走访、联系和值班"), Visit.objects.filter(organisation=body).done(first, last).count(), _("次")),
        Row(_("包联的企业"), bonds.filter(enterprise__isnull=False).values("enterprise").distinct().count(), _("户")),
        Row(_("结对帮扶的群众"), bonds.filter(assisted__isnull=False).values("assisted").distinct().count(), _("人")),
        Row(_("帮扶款物折价"), float(aid.aggregate(sum=Sum("yuan"))["sum"] or 0), _("元")),
        Row(_("签约的招商项目"), signed.count(), _("个")),
    ]


def of_firm(body, year: int) -> list[Row]:
    """企业: under contact by the same name in the same county, and what its own people came to."""
    first, last = Scope("", year).days
    since, until = Scope("", year).moments
    county = body.area_id[:COUNTY]
    firms = (
        Enterprise.objects.filter(name=body.name, area_id__gte=county, area_id__lt=after(county))
        .order_by()
        .values("pk")
    )
    raised = Matter.objects.filter(enterprise__in=firms, raised_on__gte=first, raised_on__lte=last)
    people = Post.objects.filter(organisation=body).order_by().values("person")
    came = Attendance.objects.filter(
        person__in=people, presence__in=CAME, gathering__starts_at__gte=since, gathering__starts_at__lt=until
    )
    rooms = ConsultationRoom.objects.filter(enterprise__in=firms)
    return [
        Row(_("反映的企业问题"), raised.count(), _("件")),
        Row(_("参加的协商和会议"), came.order_by().values("gathering").distinct().count(), _("次")),
        Row(_("设在企业的协商议事室"), rooms.count(), _("个")),
    ]

"""事迹的依据 · What the records say of a person or a collective in a year; nothing is typed, a nought is left out."""

from django.utils.translation import gettext_noop as _  # kept in Chinese; pages say it in the reader's language

from shangliang.gatherings.models import Gathering, Visit
from shangliang.kit import clock, figures
from shangliang.matters.models import Entry, Matter, Raiser, WorkOrder
from shangliang.people.organisations import TERRITORIAL

from .duty.facts import Scope, bodies_of
from .duty.scoring import gathered
from .models import DutyScore

OF_PLACES = ("matters", "consultations", "meetings", "rooms")


def of_person(person, year: int) -> list[dict]:
    """As a member: what the points count, and the published points; as anybody: visits, what was typed for others."""
    first, last = Scope("", year).days
    found = [fact for code in bodies_of(person) for fact in gathered(Scope(code, year, person.pk)).facts]
    counts = {
        name: len({f.key for f in found if f.event == name})
        for name in ("activity", "proposal_filed", "opinion_used", "charity")
    }
    score = (
        DutyScore.objects.filter(person=person, table__year=year, table__published_on__isnull=False)
        .select_related("table", "person").order_by("-table__number").first()
    )  # fmt: skip
    visits = Visit.objects.filter(visitor=person).done(first, last).count()
    helped = Raiser.objects.filter(typed_by=person, raised_on__gte=first, raised_on__lte=last).count()
    return _told(
        (_("履职积分"), score and float(score.total), _("分"), score.url if score else ""),
        (_("参加履职活动"), counts["activity"], _("次"), ""),
        (_("立案的提案"), counts["proposal_filed"], _("件"), ""),
        (_("采用的社情民意信息"), counts["opinion_used"], _("条"), ""),
        (_("帮扶"), counts["charity"], _("次"), ""),
        (_("走访、联系和值班"), visits, _("次"), ""),
        (_("替群众代填的事项"), helped, _("件"), ""),
    )


def of_organisation(body, year: int) -> list[dict]:
    """Of a body that stands for its place, the place's figures; of every other, what it hosted, finished and visited."""
    if body.kind in TERRITORIAL:
        return _of_place(body.area_id, year)
    first, last = Scope("", year).days
    done = WorkOrder.objects.filter(unit=body, matter__closed_on__gte=first, matter__closed_on__lte=last)
    since, until = Scope("", year).moments
    held = Gathering.objects.filter(host=body, ended_at__isnull=False, starts_at__gte=since, starts_at__lt=until)
    visits = Visit.objects.filter(organisation=body).done(first, last)
    return _told(
        (_("承办并已办结的事项"), done.values("matter").distinct().count(), _("件"), ""),
        (_("主办的协商和会议"), held.count(), _("次"), ""),
        (_("走访、联系和值班"), visits.count(), _("次"), ""),
    )


def _of_place(code: str, year: int) -> list[dict]:
    found = figures.compute(code, on=clock.today(), period=str(year), only=OF_PLACES)
    matters, rooms = found["matters"], found["rooms"]
    since, until = Scope("", year).moments
    agreed = Entry.objects.filter(matter__in=Matter.objects.within(code), step="agree", on__gte=since, on__lt=until)
    lists = f"/desk/matters/?area={code}&since={year}-01-01&until={year}-12-31"
    return _told(
        (_("提出的事项"), matters["raised"], _("件"), lists),
        (_("已办结的事项"), matters["closed"], _("件"), lists),
        (_("协商形成共识的事项"), agreed.values("matter").distinct().count(), _("件"), lists),
        (_("开展的协商"), found["consultations"]["opened"], _("次"), f"/desk/c/?area={code}"),
        (_("参加协商"), found["consultations"]["participants"], _("人次"), f"/desk/c/?area={code}"),
        (_("形成的共识"), found["consultations"]["points"], _("条"), f"/desk/c/?area={code}"),
        (_("在用的协商议事室"), rooms["in_use"], _("个"), f"/desk/rooms/?area={code}"),
    )


def _told(*rows) -> list[dict]:
    return [{"label": label, "number": number, "unit": unit, "url": url} for label, number, unit, url in rows if number]

"""事迹的依据 · What the records say of a person or a collective in a year; nothing is typed, a nought is left out."""

from django.utils.translation import gettext_noop as _  # kept in Chinese; pages say it in the reader's language

from shangliang.gatherings.models import Visit
from shangliang.kit import clock, figures
from shangliang.matters.models import Entry, Matter, Raiser
from shangliang.people.organisations import TERRITORIAL, OrgKind

from .duty.facts import Scope, bodies_of
from .duty.scoring import gathered
from .honour_bodies import acted, handled, of_firm
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
    """Of a body that stands for its place, the place's figures; of every other, what it handled, hosted, visited, helped."""
    if body.kind in TERRITORIAL:
        return _of_place(body.area_id, year)
    rows = [*handled(body, year), *acted(body, year)]
    return _told(*rows, *(of_firm(body, year) if body.kind == OrgKind.FIRM else ()))


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

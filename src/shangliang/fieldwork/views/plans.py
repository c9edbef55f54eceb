"""计划与实际 · What an area has set itself for a year beside what was signed: per area, in one table."""

from django.contrib.auth.decorators import login_required
from django.db.models import Count, Sum
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from shangliang.kit import clock
from shangliang.people import areas
from shangliang.people.models import Area
from shangliang.people.views.finding import allow

from .. import actions
from ..forms.investment import YearForm
from ..models import Lead, PlanFigure
from ..wording import wan
from .acting import send
from .seen import able

FIRST, LAST = 2000, 2100


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def plan(request):
    """/desk/investment/plan/?year=2023."""
    allow(able(request.user, "investment.see"))
    mine, year = able(request.user, "investment.edit"), year_of(request)
    places = Area.objects.filter(code__in=mine).order_by("code")
    form = YearForm(request.POST if request.method == "POST" else None, places=places, initial={"year": year})
    if request.method == "POST":
        allow(mine)
        if answer := send(request, form, lambda data: _kept(request, data)):
            return answer
    shown = able(request.user, "investment.see")
    context = {"rows": rows(shown, year), "year": year, "form": form if mine else None, "years": (year - 1, year + 1)}
    return render(request, "fieldwork/plans.html", context)


def year_of(request) -> int:
    asked = request.GET.get("year", "")
    year = int(asked) if asked.isascii() and asked.isdigit() and len(asked) == 4 else clock.today().year
    return min(max(year, FIRST), LAST)


def _kept(request, data) -> str:
    area = Area.objects.get(code=data["area"])
    actions.plan_year(area, data["year"], projects=data["projects"], yuan=data["yuan"], by=request.user)
    return f"{reverse('investment-plan')}?year={data['year']}"


def rows(codes, year: int) -> list[dict]:
    """The areas of one's posts and those below them that have a plan or have signed; figures are of the whole area."""
    found: dict[str, dict] = {code: {} for code in codes}
    for code in codes:
        below = {"area_id__gte": code, "area_id__lt": areas.after(code)}
        for plan_ in PlanFigure.objects.filter(**below, year=year):
            found.setdefault(plan_.area_id, {})["plan"] = plan_
        signed = Lead.objects.filter(**below, signed_on__year=year).order_by("area_id").values("area_id")
        for own in signed.annotate(n=Count("id"), yuan=Sum("signed_yuan")):
            found.setdefault(own["area_id"], {})["own"] = own
    areas.names(found)
    return [_row(code, found) for code in sorted(found)]


def _row(code, found) -> dict:
    """What was signed in the area and below it."""
    own = [f["own"] for c, f in found.items() if "own" in f and code <= c < areas.after(code)]
    signed, yuan = sum(o["n"] for o in own), sum(o["yuan"] or 0 for o in own)
    plan_ = found[code].get("plan")
    share = f"{round(100 * yuan / plan_.yuan)}%" if plan_ and plan_.yuan else "–"
    return {
        "place": " ".join(areas.path_names(code)[-1:]), "plan": plan_, "planned": wan(plan_.yuan) if plan_ else "",
        "signed": signed, "yuan": wan(yuan), "share": share,
    }  # fmt: skip

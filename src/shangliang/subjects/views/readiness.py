"""应急准备的页面 · Of a county all five sides on one page, each number with what it counts; of a city its counties side by side."""

from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from shangliang.kit import clock, pages, printing, rules
from shangliang.people import areas
from shangliang.people.areas import COUNTY, after
from shangliang.people.views.finding import allow, area_or_404

from .. import readiness
from ..models import EmergencyPlan, Facility, PopulationPoint, StockItem, Training
from ..models.located import ranges
from ..readiness import figures, limits, side_by_side
from ..readiness.sheet import readiness_sheet
from ..readiness.words import SHARE_WORDS, counts
from .readiness_map import drawing

MOST = 60  # rows of a table on the page; the rest stands in its list


@login_required
@require_safe
def page(request):
    """/desk/readiness/?area=."""
    code = asked(request)
    if len(code) < COUNTY and code not in areas.UNDIVIDED:
        return render(request, "subjects/readiness/counties.html", _counties(code))
    return render(request, "subjects/readiness/page.html", told(request.user, code))


def asked(request) -> str:
    """The asked area within reach, else one's own; anything smaller than a county is read as its county if that is reached."""
    own = ranges(request.user, "facility.see")
    allow(own)
    code = request.GET.get("area", "").replace("\0", "")[:20] or min(own, key=len)
    if not any(base <= code < after(base) for base in own):
        raise Http404
    return area_or_404(code).pk


def _counties(code: str) -> dict:
    """Each county with its shares: what is good and what is short, side by side."""
    found = readiness.counties(code)
    names, rows = areas.names(found), []
    today = clock.today()
    standing: dict[str, list[Facility]] = {county: [] for county in found}
    for one in Facility.objects.within(code).standing(today).order_by("area_id", "pk"):
        standing.get(readiness.county_of(one.area_id), []).append(one)
    told = side_by_side.shares(code, today, standing)
    for county in found:
        if standing[county]:
            cover, shares = told[county]
            url = f"{reverse('readiness')}?area={county}"
            rows.append(
                {
                    "name": names[county],
                    "url": url,
                    "people": cover.people,
                    "many": len(standing[county]),
                    **lights(shares),
                }
            )
    empty = [names[county] for county in found if not standing[county]]
    return {"here": area_or_404(code), "rows": rows, "empty": empty, "many": sum(row["many"] for row in rows)}


def lights(shares: dict) -> dict:
    """How many of the shares are whole, short, without data."""
    known = [(part, whole) for part, whole in shares.values() if whole]
    return {
        "full": sum(p == w for p, w in known),
        "short": sum(p < w for p, w in known),
        "unknown": len(shares) - len(known),
    }


def told(person, code: str) -> dict:
    """Everything on the page of a county, and on its sheet; each part is one query."""
    today, county = clock.today(), readiness.county_of(code)
    standing = list(Facility.objects.within(code).standing(today).select_related("area").order_by("area_id", "pk"))
    cover, shares = figures.shares(code, today, standing)
    points = list(PopulationPoint.objects.within(code).order_by("-people", "pk")[:2000])
    detour = float(rules.value(limits.DETOUR, county))
    stock = StockItem.objects.within(code).select_related("facility")
    since = today - clock.days(readiness.YEAR - 1)
    return {
        "here": area_or_404(code), "code": code, "today": today, "shares": _shares(shares, code), "cover": cover,
        "tiles": counts(standing, code), "stations": [_station(s) for s in standing if s.kind == "fire_station"][:MOST],
        "plans": _plans(code, county), "stock": [_item(i, today, county) for i in stock[:MOST]], "stock_many": stock.count(),
        "training": list(Training.objects.within(code).filter(on__gte=since, on__lte=today)[:MOST]),
        "map": drawing(county, standing, points, detour), "points": len(points),
        "invented": any(p.invented for p in points) or any(s.invented for s in standing), "detour": detour,
        "minutes": rules.value(limits.MINUTES, county), "speed": rules.value(limits.SPEED, county),
        "may": person.can("facility.edit", code), "panels": pages.panels("readiness.main", person, code),
    }  # fmt: skip


def _shares(shares: dict, code: str) -> list[dict]:
    return [
        {"key": key, "word": str(word), "part": shares[key][0], "whole": shares[key][1], "url": url.format(area=code),
         "share": shares[key][0] / shares[key][1] if shares[key][1] else None}
        for key, (word, url) in SHARE_WORDS.items()
    ]  # fmt: skip


def _station(found) -> dict:
    size, crew = found.details.get("reach"), found.details.get("duty")
    most, least = readiness.reach_limit(found), readiness.crew_limit(found)
    return {
        "found": found, "grade": next((d.show(found.details[d.name]) for d in found.rules.details if d.name == "grade" and d.name in found.details), ""),
        "size": size, "most": most, "wide": bool(most and size is not None and size > most),
        "crew": crew, "least": least, "thin": bool(least and crew is not None and crew < least),
    }  # fmt: skip


def _plans(code: str, county: str) -> list[dict]:
    """First what the county has to have, then what else it has."""
    standing = EmergencyPlan.objects.within(code).filter(withdrawn_on__isnull=True, issued_on__lte=clock.today())
    by_subject: dict[str, EmergencyPlan] = {}
    others = []
    wanted = limits.required(county)
    for plan in standing.order_by("subject", "issued_on", "pk"):
        if plan.area_id == county and plan.subject in wanted:
            by_subject[plan.subject] = plan
        else:
            others.append({"subject": plan.subject, "plan": plan, "asked": False})
    return [*({"subject": s, "plan": by_subject.get(s), "asked": True} for s in wanted), *others][:MOST]


def _item(item, today, county: str) -> dict:
    soon = today + clock.days(rules.value(limits.EXPIRY, county))
    return {"row": item, "short": item.quantity < item.quota, "over": item.is_expired,
            "soon": bool(item.expires_on and today <= item.expires_on <= soon)}  # fmt: skip


@login_required
@require_safe
def paper(request):
    """/desk/readiness/print/?area=: a county's readiness on paper."""
    code = asked(request)
    if len(code) < COUNTY and code not in areas.UNDIVIDED:
        raise Http404
    context = told(request.user, code)
    back = f"{reverse('readiness')}?area={code}"
    name = _("%(place)s应急准备情况") % {"place": context["here"]}
    return printing.answer(request, readiness_sheet(context), name=name, back=back)

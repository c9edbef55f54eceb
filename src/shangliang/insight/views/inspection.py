"""迎检材料的页面 · The villages and communities within reach; one file to print for each, of one year."""

from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from shangliang.kit import clock, pages, printing
from shangliang.kit.finding import menu, sort_menu
from shangliang.kit.paging import page
from shangliang.people import areas
from shangliang.people.areas import after
from shangliang.people.views.finding import allow, area_or_404
from shangliang.subjects import coverage
from shangliang.subjects.forms.rooms import PlaceFind
from shangliang.subjects.models.located import ranges
from shangliang.subjects.views.places import place_filter

from .. import inspection
from ..sheets import inspection_sheet

ABILITY, YEARS = "inspection.see", 5


@login_required
@require_safe
def places(request):
    """/desk/inspection/?q=&area=&settlement=&cursor=."""
    codes = ranges(request.user, ABILITY)
    allow(codes)
    find = PlaceFind(request.GET)
    chosen = find.value("area")
    inside = [chosen for c in codes if c <= chosen < after(c)] if chosen else codes
    found = coverage.places_within(inside[0]) if inside else coverage.places_within(codes[0]).none()
    for code in inside[1:]:
        found |= coverage.places_within(code)
    found = find.narrowed(found, settlement="settlement")
    found = found.named(find.value("q")) if find.value("q") else found
    shown = page(found, order=find.order, cursor=request.GET.get("cursor"))
    areas.names([row.pk for row in shown])
    context = {
        "page": shown, "find": find,
        "rows": [{"area": row, "place": " ".join(areas.path_names(row.pk)[-3:-1])} for row in shown],
        "filters": [menu(request, find, "settlement", _("村或社区"), find.fields["settlement"].choices, _("不限")),
                    *place_filter(request, find, ABILITY), sort_menu(request, find)],
    }  # fmt: skip
    return render(request, "insight/inspections.html", context)


@login_required
@require_safe
def paper(request, code):
    """/desk/inspection/<code>/?year=: A4."""
    codes = ranges(request.user, ABILITY)
    allow(codes)
    if not any(base <= code < after(base) for base in codes):
        raise Http404
    area = area_or_404(code)
    if not area.settlement:
        raise Http404
    this = clock.today().year
    asked = request.GET.get("year", "")
    year = int(asked) if asked.isdecimal() and asked.isascii() and this - YEARS < int(asked[:9]) <= this else this
    members = pages.panels("inspection.members", request.user, (area, year))
    told = inspection.of(area, year, request.user) | {"members": members}
    made = inspection_sheet(area, year, " ".join(areas.path_names(code)[-3:]), told)
    years, back = range(this, this - YEARS, -1), reverse("inspections")
    page = "insight/inspection.html"
    return printing.answer(
        request, made, name=made.title, back=back, page=page, year=year, years=years, members=members
    )

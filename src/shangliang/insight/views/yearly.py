"""年度报告的页面 · One year of an area, to read, as PDF and as Word."""

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from shangliang.kit import clock, printing
from shangliang.people.views.finding import area_or_404

from .. import yearly


@login_required
@require_safe
def report(request, code, year):
    """/desk/report/<area>/<year>/, ?as=pdf, ?as=word."""
    area = area_or_404(code)
    if not request.user.can("figure.see", code):
        raise PermissionDenied
    if not yearly.FIRST <= year <= clock.today().year:
        raise Http404
    sheet = yearly.report(area, year)
    years = range(clock.today().year, clock.today().year - 5, -1)
    links = [{"year": one, "url": reverse("year-report", args=[code, one]), "on": one == year} for one in years]
    name = _("%(area)s%(year)s年度报告") % {"area": area, "year": year}
    return printing.answer(
        request, sheet, name=name, back=reverse("board", args=[code]), page="insight/yearly.html", links=links
    )

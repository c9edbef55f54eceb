"""规则的一项 · One rule, duty, grade, consequence or the limits of a set, in a form of its own; kept as a new version of the whole."""

from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.http import require_http_methods

from shangliang.kit import clock
from shangliang.people.areas import Area
from shangliang.people.views.finding import area_or_404, form_page

from .. import actions
from ..forms.duty_parts import FORMS, TITLES
from .duty import place, year_of
from .duty_rules import PAGES, begun


@login_required
@require_http_methods(PAGES)
def rules_part(request, part: str, number: int):
    """/desk/duty/rules/edit/<part>/<number>/?area=&year=&from=; the number after the last is a new one."""
    code, year = place(request, "duty.keep"), year_of(request)
    area: Area = area_or_404(code)
    first = begun(request, code, year)
    if part not in FORMS or first is None or number > (0 if part == "limits" else len(first.data.get(part, []))):
        raise Http404
    form = FORMS[part](request.POST if request.method == "POST" else None, begun=first, place=number, year=year)

    def act(found):
        actions.adopt_rules(area, found["data"], from_year=found["from_year"], note=found["note"], by=request.user)
        return (
            f"{reverse('duty-rules')}?{urlencode({'area': code, 'year': min(found['from_year'], clock.today().year)})}"
        )

    back = f"{reverse('duty-rules-edit')}?{request.GET.urlencode()}"
    return form_page(
        request, form, act, heading=TITLES[part], back=back, note=area.name, template="scorecards/duty_rules_part.html"
    )

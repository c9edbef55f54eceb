"""编指标的页面 · Dimensions and indicators of a draft; a formula is tried out at a real place before it is kept."""

from django.contrib.auth.decorators import login_required
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from shangliang.fieldwork.views.acting import press, send
from shangliang.fieldwork.views.seen import part
from shangliang.people.views.finding import allow, form_page

from .. import actions, asking
from ..forms.frameworks import DimensionForm, IndicatorForm, TryForm
from ..models import Indicator, Survey
from .seen import able, framework_seen

FORMS = ["GET", "HEAD", "POST"]


def drafted(person, ref):
    """The draft that the person may change."""
    found = framework_seen(person, ref, edit=True)
    allow(not found.issued_on)
    return found


@login_required
@require_http_methods(FORMS)
def dimension(request, ref, pk=None):
    """/desk/frameworks/<ref>/dimensions/[<pk>/]."""
    found = drafted(request.user, ref)
    row = part(found.dimensions.all(), pk) if pk else None
    first = {"code": row.code, "name": row.name} if row else {}
    form = DimensionForm(request.POST if request.method == "POST" else None, initial=first)

    def act(data):
        actions.save_dimension(found, by=request.user, dimension=row, **data)
        return found.get_absolute_url()

    heading = _("改一级指标") if row else _("加一级指标")
    return form_page(request, form, act, heading=heading, back=found.get_absolute_url(), note=found.name)


@login_required
@require_http_methods(FORMS)
def indicator(request, ref, pk, one=None):
    """/desk/frameworks/<ref>/dimensions/<pk>/indicators/[<one>/]; the button 试算 saves nothing."""
    found = drafted(request.user, ref)
    row = part(found.dimensions.all(), pk)
    old = part(row.indicators.all(), one) if one else None
    data = request.POST if request.method == "POST" else None
    form, place = IndicatorForm(data, instance=old), TryForm(data, roots=able(request.user, "framework.edit"))

    def act(facts):
        fresh = Indicator.objects.get(pk=one) if one else None
        actions.save_indicator(row, by=request.user, indicator=fresh, **facts)
        return found.get_absolute_url()

    tried = None
    if data is not None and "try" in data:
        tried = _tried(form, place)
    else:
        answer = send(request, form, act)
        if answer:
            return answer
    context = {
        "form": form,
        "place": place,
        "tried": tried,
        "found": found,
        "dimension": row,
        "old": old,
        "names": asking.names(),
    }
    return render(request, "scorecards/edit_indicator.html", context)


def _tried(form, place) -> dict | None:
    """What the formula gives at the place this year; None while it cannot be read."""
    form.is_valid()
    text = form.cleaned_data.get("formula")
    if not text or not place.is_valid() or not place.cleaned_data["place"]:
        return None
    code = place.cleaned_data["place"]
    asker = asking.Asker(code, "year", surveys=Survey.objects.filter(assessment__place=code))
    said = asking.preview(text, asker, form.cleaned_data.get("measure", "number"), form.cleaned_data.get("unit", ""))
    return said | {"place": dict(place.fields["place"].choices).get(code, code)}


@login_required
@require_POST
def drop(request, ref, pk, one=None):
    """/desk/frameworks/<ref>/dimensions/<pk>/[indicators/<one>/]drop/."""
    found = drafted(request.user, ref)
    row = part(found.dimensions.select_related("framework"), pk)

    def act() -> None:
        if one is None:
            actions.drop_dimension(row, by=request.user)
        else:
            gone = part(row.indicators.select_related("dimension__framework"), one)
            actions.drop_indicator(gone, by=request.user)

    return press(request, act, found.get_absolute_url(), _("已去掉。"))

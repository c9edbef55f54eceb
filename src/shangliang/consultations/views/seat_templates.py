"""本地席位方案的页 · One of the office's own templates of seat groups: changed, dropped."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from shangliang.kit import once
from shangliang.people import areas
from shangliang.people.refusal import Refused

from ..actions import templates as keeping
from ..forms.table_seats import MORE, SeatsForm
from ..models import SeatTemplate


def _own(person, ref: str) -> SeatTemplate:
    found = SeatTemplate.objects.kept().filter(ref=ref).first()
    if found is None or not person.can("consultation.open", found.area_id):
        raise Http404
    return found


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def template(request, ref):
    """/desk/seat-templates/<ref>/."""
    found = _own(request.user, ref)
    form = SeatsForm(request.POST if request.method == "POST" else None, seats=found.groups, name=found.name)
    if form.is_bound and form.is_valid():

        def act():
            keeping.change_template(found, name=form.cleaned_data["name"], seats=form.seats(), by=request.user)
            messages.success(request, _("本地方案已改。"))
            return found.get_absolute_url()

        content = {k: v for k, v in request.POST.items() if k not in ("csrfmiddlewaretoken", "once")} | {"ref": ref}
        try:
            return redirect(once.of(request, content, act))
        except (Refused, once.Conflict) as reason:
            form.add_error(None, str(reason))
    place = " ".join(areas.path_names(found.area_id)[-2:])
    context = {"template": found, "form": form, "plain": len(form.names) - MORE, "place": place}
    return render(request, "consultations/seats/template.html", context)


@login_required
@require_POST
def drop(request, ref):
    """/desk/seat-templates/<ref>/drop/."""
    try:
        keeping.drop_template(_own(request.user, ref), by=request.user)
        messages.success(request, _("这份本地方案已停用，按它定过的协商不变。"))
    except Refused as reason:
        messages.error(request, str(reason))
    return redirect(reverse("consultations"))

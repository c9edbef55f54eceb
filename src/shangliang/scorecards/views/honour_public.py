"""公示的页面 · The notice for everybody; an objection to it, without an account; how to reach who objected, for the office."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from shangliang.kit import clock, throttle
from shangliang.people.refusal import Refused
from shangliang.people.views.finding import form_page, one

from .. import actions
from ..forms.honours import HonourObjectionForm
from ..models import Honour, HonourObjection
from .honours import find_honour

MOST = 20  # objections from one address in ten minutes
PURPOSE = "honour"


def _public(ref) -> Honour:
    return one(Honour.objects.public().select_related("area", "body", "decision__meeting__gathering"), ref=ref)


@require_safe
def public(request, ref):
    """/honours/<ref>/: the notice, for everybody; later what was decided."""
    found = _public(ref)
    context = {"found": found, "nominations": found.nominations.standing(), "noticing": found.is_noticed}
    return render(request, "scorecards/honour_public.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def object_to(request, ref, pk):
    """/honours/<ref>/<pk>/object/: anybody, while the notice runs; the office enters what came in by other ways."""
    found = _public(ref)
    nomination = one(found.nominations.standing(), pk=pk)
    office = request.user.is_authenticated and request.user.can("honour.keep", found.area_id)
    form = HonourObjectionForm(request.POST if request.method == "POST" else None)
    if not office:
        form.fields["way"].choices, form.fields["way"].initial = [("web", HonourObjection.Way.WEB.label)], "web"
    back = found.get_absolute_url() if office else reverse("honour-public", args=[ref])

    def act(data):
        _not_too_many(request, office)
        actions.object_to_nomination(
            nomination, data["text"], data["way"], by=request.user if office else None, contact=data["contact"]
        )
        messages.success(request, _("异议已收到，由政协办公室核查。"))
        return back

    template = "people/form.html" if office else "scorecards/honour_object.html"
    return form_page(
        request,
        form,
        act,
        heading=_("对公示提异议"),
        back=back,
        submit=_("提交"),
        note=nomination.name,
        template=template,
    )


def _not_too_many(request, office: bool) -> None:
    address = throttle.address_of(request)
    if office:
        return
    if throttle.blocked(PURPOSE, address, most=MOST):
        raise Refused(_("这个网络上刚才提的太多，请过十分钟再试，或者打电话反映。"))
    throttle.wrong(PURPOSE, address)


@login_required
@require_POST
def objector(request, ref, pk):
    """/desk/honours/<ref>/objections/<pk>/contact/: shown once, kept nowhere; who looked is on the trail."""
    found = find_honour(request, ref, "honour.keep")
    rows = HonourObjection.objects.filter(nomination__honour=found).select_related("nomination__honour")
    objection = one(rows, pk=pk)
    contact = actions.reveal_objector(objection, by=request.user)
    context = {"found": found, "objection": objection, "contact": contact, "today": clock.today()}
    return render(request, "scorecards/honour_objector.html", context)

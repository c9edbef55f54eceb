"""典型案例 · Write a closed matter up, rate the case, take it as a template for a new topic."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from shangliang.matters.models import Matter
from shangliang.matters.views.desk_new import may_open, token
from shangliang.people.refusal import Refused
from shangliang.people.views.finding import allow, form_page, one

from .. import actions
from ..forms.cases import RateForm, WriteUpForm
from ..models import Case, Document
from .seen import able, seen


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def write_up(request, ref):
    """/desk/documents/of/<matter>/."""
    allow(able(request.user, "document.draft"))
    matter = one(Matter.objects.visible_to(request.user), ref=ref)
    allow(matter.stage in actions.OVER)
    form = WriteUpForm(
        request.POST if request.method == "POST" else None, person=request.user, initial={"title": matter.title}
    )

    def act(data):
        return actions.write_up(matter, by=request.user, **data).get_absolute_url()

    back = reverse("matter-desk", args=[matter.ref])
    return form_page(request, form, act, heading=_("写成案例"), back=back, note=matter.title, submit=_("开始写"))


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def rate(request, ref):
    """/desk/documents/<ref>/rate/."""
    found = seen(request.user, ref, "document.issue")
    case = one(Case.objects.filter(document=found).select_related("document"))
    first = {"rating": case.rating, "why": case.rating_why, "brand": case.brand}
    form = RateForm(request.POST if request.method == "POST" else None, initial=first)

    def act(data):
        actions.rate(case, data["rating"], by=request.user, why=data["why"], brand=data["brand"])
        return found.get_absolute_url()

    return form_page(request, form, act, heading=_("评级"), back=found.get_absolute_url(), note=found.title)


@login_required
@require_POST
def take_up(request, ref):
    """/desk/documents/<ref>/take-up/: a case that one sees here, or that is published anywhere."""
    reach = Document.objects.visible_to(request.user) | Document.objects.public()
    found = one(reach.filter(kind="case").distinct(), ref=ref)
    allow(may_open(request.user, "topic"))
    try:
        actions.take_up(found, token(request.user, "topic"), by=request.user)
    except Refused as reason:
        messages.warning(request, str(reason))
        return redirect(found.get_absolute_url() if able(request.user, "document.see") else "matter-list")
    return redirect("matter-new", "topic")

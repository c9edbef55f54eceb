"""问卷的页面 · The office opens one and hands out its address; anybody answers three questions on a phone, without an account."""

from django.contrib.auth.decorators import login_required
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from shangliang.kit import throttle
from shangliang.matters import tokens
from shangliang.people.refusal import Refused
from shangliang.people.views.finding import form_page, one

from .. import actions
from ..forms.questionnaire import AnswerForm, OpenForm
from ..models import Survey
from .seen import hosted

MOST = 300  # answers from one address in ten minutes: a village shares one


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def open_one(request, ref):
    """/desk/assessments/<ref>/questionnaire/."""
    found = hosted(request.user, ref)
    form = OpenForm(request.POST if request.method == "POST" else None)

    def act(data):
        actions.open_questionnaire(found, by=request.user, **data)
        return f"{found.get_absolute_url()}#surveys"

    return form_page(request, form, act, heading=_("发问卷"), back=found.get_absolute_url(), submit=_("发出"),
                     note=_("三个问题，不记姓名；每部手机答一次。"))  # fmt: skip


@require_http_methods(["GET", "HEAD", "POST"])
def answer(request, ref):
    """/q/<ref>/."""
    found = one(
        Survey.objects.filter(way=Survey.Way.LINK).select_related("assessment__place", "assessment__host"), ref=ref
    )
    form = AnswerForm(request.POST if request.method == "POST" else None)
    context = {"found": found, "form": form, "thanks": "thanks" in request.GET}
    if request.method != "POST" or not form.is_valid():
        return render(request, "scorecards/questionnaire.html", context)
    device = tokens.token(request, tokens.DEVICE)
    try:
        _sent(request, found, form, device)
    except Refused as why:
        form.add_error(None, str(why))
        return render(request, "scorecards/questionnaire.html", context)
    answered = redirect(f"{found.get_absolute_url()}?thanks")
    return tokens.keep(answered, tokens.DEVICE, device, seconds=tokens.YEAR)


def _sent(request, found, form, device) -> None:
    address = throttle.address_of(request)
    if throttle.blocked("questionnaire", address, most=MOST):
        raise Refused(_("这个网络上刚才答的人太多，请过十分钟再试。"))
    throttle.wrong("questionnaire", address)
    actions.answer_questionnaire(found, device=device, **form.cleaned_data)

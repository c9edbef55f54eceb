"""问卷的页面 · The office opens one and hands out its address; anybody answers three questions on a phone, without an account."""

from django.contrib.auth.decorators import login_required
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from shangliang.consultations.forms.public_join import JoinForm
from shangliang.kit import throttle
from shangliang.matters import tokens
from shangliang.people.refusal import Refused
from shangliang.people.views.finding import form_page, one

from .. import actions
from ..forms.questionnaire import AnswerForm, OpenForm
from ..models import Survey
from .seen import hosted

WRONG = 100  # codes that are none's, from one address in ten minutes: a code has 49.5 bits
MOST = 300  # answers from one address in ten minutes: a village shares one


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def open_one(request, ref):
    """/desk/assessments/<ref>/questionnaire/."""
    found = hosted(request.user, ref)
    form = OpenForm(request.POST if request.method == "POST" else None)

    def act(data):
        made = actions.open_questionnaire(found, by=request.user, **data)
        return reverse("slip-book", args=[made.book.ref]) if made.book else f"{found.get_absolute_url()}#surveys"

    return form_page(request, form, act, heading=_("发问卷"), back=found.get_absolute_url(), submit=_("发出"),
                     note=_("三个问题，不记姓名，只记人数。"))  # fmt: skip


@require_http_methods(["GET", "HEAD", "POST"])
def answer(request, ref):
    """/q/<ref>/."""
    found = one(
        Survey.objects.filter(way=Survey.Way.LINK).select_related("assessment__place", "assessment__host", "book"),
        ref=ref,
    )
    if found.book and found.is_open and "thanks" not in request.GET:
        refused = _without_slip(request, found)
        if refused:
            return refused
    form = AnswerForm(request.POST if request.method == "POST" else None)
    if "knows" not in request.POST and found.book:
        form = AnswerForm()  # the code alone was sent: now the questions
    context = {
        "found": found,
        "form": form,
        "thanks": "thanks" in request.GET,
        "code": request.POST.get("code", "")[:40],
    }
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
    actions.answer_questionnaire(found, device=device, code=request.POST.get("code", "")[:40], **form.cleaned_data)


def _without_slip(request, found):
    """The box for a slip's code, with what is wrong with the one that was typed; None for who has a slip that may answer."""
    box = JoinForm(request.POST if "code" in request.POST else None)
    if box.is_valid():
        address = throttle.address_of(request)
        try:
            if throttle.blocked("questionnaire slip", address, most=WRONG):
                raise Refused(_("这里刚才输错的次数太多，请过十分钟再试。"))
            actions.slip_of(found, box.cleaned_data["code"])
        except Refused as why:
            throttle.wrong("questionnaire slip", address)
            box.add_error("code", str(why))
        else:
            return None
    return render(request, "scorecards/questionnaire_code.html", {"found": found, "form": box})

"""进来 · Which consultation a public page speaks of, who this browser is in it; a code tried, wrong ones counted.

Guesses are limited per browser, which after ten wrong ones has to wait. Per address they are limited so that nobody is shut
out: a village shares one address, and whoever guesses on one phone, or without cookies, must not close it to the others. After
a hundred wrong ones from an address every further wrong one is sent to the desk, and a right code still opens. It can be so
because a code has 49.5 bits: who tries 300 a second for two weeks, all that a server answers, while 500 slips are out, finds one
with a chance of 1 in 4,000.
"""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from shangliang.kit import once, throttle
from shangliang.kit.paging import page
from shangliang.matters import tokens as devices
from shangliang.people import areas
from shangliang.people.views.finding import sentence

from .. import actions, tokens, wording
from ..forms.lists import RunningFind
from ..forms.public_join import JoinForm
from ..models import Consultation

TOO_MANY = 429
BY_BROWSER, BY_ADDRESS = ("slip by browser", 10), ("slip", 100)  # wrong guesses within throttle.WINDOW


def found(request, ref):
    """(consultation, voter): for whoever may see it, or has shown a code of it; else 404."""
    voter = tokens.voter_of(request, ref)
    if voter is not None:
        return voter.consultation, voter
    seen = Consultation.objects.readable_by(request.user).select_related("area", "host").filter(ref=ref).first()
    if seen is None:
        raise Http404
    return seen, None


def _keys(request):
    return (*BY_BROWSER, once.owner_of(request)), (*BY_ADDRESS, throttle.address_of(request))


def _used_up(key) -> bool:
    purpose, most, who = key
    return throttle.blocked(purpose, who, most=most)


def _missed(request) -> None:
    for purpose, _most, key in _keys(request):
        throttle.wrong(purpose, key)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def every_code(request):
    """/c/: what is being talked over; a code alone leads to its consultation."""
    form = JoinForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        answer = _tried(request, form, actions.consultation_of)
        if answer is not None:
            return answer
    find = RunningFind(request.GET)
    running = Consultation.objects.public().running().select_related("area", "host")
    found = find.narrowed(running, form="form", since="noticed_on__gte", until="noticed_on__lte", q="title__contains")
    context = {
        "form": form, "find": find, "caption": sentence(find),
        "page": page(found, order=find.order, cursor=request.GET.get("cursor")),
    }  # fmt: skip
    status = TOO_MANY if form.has_error("code", "many") else 200
    return render(request, "consultations/phone/all.html", context, status=status)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def join(request, ref):
    """/c/<ref>/join/: the code of a slip or of a personal link. A consultation behind closed doors shows only the box."""
    consultation = Consultation.objects.filter(ref=ref, noticed_on__isnull=False).select_related("area").first()
    if consultation is None:
        raise Http404
    if consultation.withdrawn_on and consultation.public:
        return redirect("consultation", ref)  # which says why
    form = JoinForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        answer = _tried(request, form, lambda code: consultation)
        if answer is not None:
            return answer
    context = {
        "consultation": consultation, "form": form, "title": consultation.title if consultation.public else "",
        "place": areas.path_names(consultation.area_id)[-1], "by_code": consultation.grade in wording.BY_CODE, "known": wording.KNOWN[consultation.grade],
    }  # fmt: skip
    status = TOO_MANY if form.has_error("code", "many") else 200
    return render(request, "consultations/phone/join.html", context, status=status)


def _tried(request, form, consultation_of):
    """Where the code leads, or None with the sentence in the form."""
    code = form.cleaned_data["code"]
    browser, address = _keys(request)
    if _used_up(browser):
        return _too_many(form)
    consultation = consultation_of(code)
    if consultation is not None and consultation.pepper is None:
        form.add_error("code", _("表态已经结束并且封存，这个码不再用了。结果在这场协商的页面上。"))
        return None
    entered = actions.enter(consultation, code) if consultation else None
    if entered is None and _used_up(address):
        return _too_many(form)
    if entered is None:
        _missed(request)
        form.add_error("code", _("没有这个码，或者它是另一场协商的。请对着纸签再看一遍：里面没有 0、1、O、I、L。"))
        return None
    page = "consultation-views" if consultation.takes_views else "consultation-mine"
    return tokens.hand(redirect(page, consultation.ref), entered.voter, consultation.ref)


def _too_many(form) -> None:
    many = _("这里刚才输错的次数太多。请过十分钟再试，或者到会场找工作人员换一张卡片。")
    form.add_error("code", ValidationError(many, code="many"))


@require_POST
def join_openly(request, ref):
    """扫码即可参加, where the host allows it: the browser itself is the voter."""
    consultation, _voter = found(request, ref)
    device = devices.token(request, devices.DEVICE)
    entered = actions.enter_openly(consultation, device)
    if entered is None:
        messages.warning(request, _("这场协商要凭纸签或者个人链接参加。"))
        return redirect("consultation", ref)
    answer = tokens.hand(redirect("consultation-views", ref), entered.voter, ref)
    return devices.keep(answer, devices.DEVICE, device, seconds=devices.YEAR)


@require_POST
def leave(request, ref):
    """下一位 · On a phone that several use: what this one did stays counted, the browser forgets who it was."""
    return tokens.take_back(redirect("consultation-join", ref), ref)

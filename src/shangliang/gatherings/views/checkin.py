"""签到台 · Pinyin initials, one tap; late by itself, leave with its reason; the sheet to sign on paper."""

from urllib.parse import urlencode

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from shangliang.kit import once, printing
from shangliang.people.refusal import Refused

from .. import actions
from ..forms.attending import MarkForm, NewcomerForm
from ..forms.tickets import scanned
from ..models.gathering import ADDED, COUNTED
from ..sheets import attendance_sheet
from ..wording import hour, seats_of
from .find import HOLD, find_gathering

ANONYMOUS = ("c", "p")  # addresses on slips that say nobody's name


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def checkin(request, ref):
    """/desk/g/<ref>/checkin/?q=: the list; POST `who` is the tap of one person, `q` what was typed or scanned."""
    gathering = find_gathering(request.user, ref, HOLD)
    if request.method == "POST":
        typed = request.POST.get("q", "").replace("\0", "").strip()[:200]
        code = scanned(typed)
        if "who" in request.POST:
            _tap(request, gathering)
        elif code:
            if not _scanned(request, gathering, *code):
                return _page(request, gathering, NewcomerForm(seats=seats_of(gathering)), typed)
        elif typed:
            return redirect(f"{request.path}?{urlencode({'q': typed[:40]})}")
        return redirect("checkin", ref)
    return _page(request, gathering, NewcomerForm(seats=seats_of(gathering)))


def _tap(request, gathering) -> None:
    who = request.POST.get("who", "")
    found = gathering.attendances.filter(number=int(who)).first() if who.isdecimal() and len(who) < 5 else None
    if found is None:
        messages.error(request, _("名单里没有这个人，请从名单里点。"))
        return
    _check_in(request, found)


def _scanned(request, gathering, page: str, code: str) -> bool:
    """A ticket was read. A slip of a secret poll is sent away unread: whose it is must not be known here. False: no
    such code, what was typed stays in its box (and out of the address: somebody's slip may have been meant)."""
    if page in ANONYMOUS:
        messages.error(request, _("这是表态用的纸签，不记名，请不要在签到台扫。签到请扫签到条。"))
        return True
    found = actions.ticket_holder(code)
    if found is None:
        messages.error(request, _("没有这个签到码，或者已经补印过新的。请按姓名签到。"))
        return False
    if found.gathering_id != gathering.pk:
        messages.error(request, _("这张签到条是另一场会的，不能在这里签到。"))
    else:
        _check_in(request, found)
    return True


def _check_in(request, found) -> None:
    try:
        done = actions.check_in(found, by=request.user)
    except Refused as reason:
        messages.warning(request, str(reason))
        return
    said = _("%(n)s 号 %(name)s 已签到（%(presence)s）。")
    messages.success(request, said % {"n": done.number, "name": done.name, "presence": done.get_presence_display()})


def _page(request, gathering, newcomer, typed=""):
    seats, q = seats_of(gathering), request.GET.get("q", "").replace("\0", "").strip()[:40]
    people = [a for a in gathering.attendances.all() if not q or fits(a, q)]
    rows = [_row(a, seats.get(a.seat, "")) for a in people]
    context = {
        "gathering": gathering,
        "rows": rows,
        "q": typed or q,
        "tickets": any(a.ticket is None for a in people),
        "counts": gathering.attendances.counts(),
        "form": newcomer,
    }
    return render(request, "gatherings/room/checkin.html", context)


def _row(one, seat: str) -> dict:
    """A person of the list; the interest is said once, not after a class that says it already."""
    interested = one.interested and seat != _("利益相关方")
    here = one.presence in (*COUNTED, *ADDED)
    return {"one": one, "seat": seat, "interested": interested, "here": here, "at": hour(one.arrived_at)}


def fits(attendance, q: str) -> bool:
    """By seat number, by initials from their beginning, by part of the name."""
    return str(attendance.number) == q or attendance.pinyin.startswith(q.lower()) or q in attendance.name


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def attendance(request, ref, number):
    """/desk/g/<ref>/checkin/<number>/: what one tap does not say."""
    gathering = find_gathering(request.user, ref, HOLD)
    found = gathering.attendances.filter(number=number).first()
    if found is None:
        raise Http404
    initial = {"presence": found.presence, "reason": found.reason, "approved_by": found.approved_by}
    form = MarkForm(request.POST if request.method == "POST" else None, initial=initial)
    if request.method == "POST" and form.is_valid():
        answer = _attempt(request, form, lambda: actions.mark(found, by=request.user, **form.cleaned_data), ref)
        if answer:
            return answer
    context = {"gathering": gathering, "one": found, "seat": seats_of(gathering).get(found.seat, ""), "form": form}
    return render(request, "gatherings/room/attendance.html", context)


@login_required
@require_http_methods(["POST"])
def newcomer(request, ref):
    """/desk/g/<ref>/checkin/add/."""
    gathering = find_gathering(request.user, ref, HOLD)
    form = NewcomerForm(request.POST, seats=seats_of(gathering))
    if form.is_valid():
        answer = _attempt(
            request, form, lambda: actions.add_person(gathering, by=request.user, **form.cleaned_data), ref
        )
        if answer:
            return answer
    return _page(request, gathering, form)


def _attempt(request, form, act, ref):
    def perform() -> str:
        done = act()
        said = _("%(n)s 号 %(name)s：%(presence)s。")
        messages.success(request, said % {"n": done.number, "name": done.name, "presence": done.get_presence_display()})
        return f"/desk/g/{ref}/checkin/"

    try:
        content = form.cleaned_data | {"path": request.path}
        return redirect(once.of(request, content, perform))
    except (Refused, once.Conflict) as reason:
        form.add_error(None, str(reason))
    return None


@login_required
@require_safe
def sheet(request, ref):
    """/desk/g/<ref>/sheet/: the list to sign on paper."""
    gathering = find_gathering(request.user, ref, HOLD)
    made = attendance_sheet(gathering)
    return printing.answer(request, made, name=f"{gathering.title} {made.title}", back=f"/desk/g/{ref}/")

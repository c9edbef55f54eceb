"""印出来的码 · A sheet of codes is the answer to a press of a button; the same press gives the same sheet. Nowhere else are they."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from shangliang.kit import printing
from shangliang.kit.once import seed_of
from shangliang.people.refusal import Refused

from .. import actions, secrecy
from ..sheets import strip_sheets
from .polls import find_poll


def sheet(request, strips, *, name: str, title: str, said: str, path: str, back: str):
    """The page to print: a QR code with the code in its fragment, and the code for whoever types. The same press, asked
    for the file, answers with the same codes as PDF; a Word file would be kept and edited, so there is none."""
    address = request.build_absolute_uri(path)
    for strip in strips:
        strip["link"] = f"{address}#{strip['code']}"
    if printing.asked(request) == "pdf":
        sheets = strip_sheets(strips, title=title, address=address, said=said)
        if made := printing.as_asked("pdf", *sheets, name=f"{title} {name}"):
            return made
    context = {
        "name": name, "title": title, "secrecy": said, "address": address, "strips": strips, "back": back,
        "press": printing.press_of(request), "fonts": printing.fonts_said(),
    }  # fmt: skip
    return render(request, "gatherings/slips/sheet.html", context)


def _named(request, poll, rows):
    strips = [{"code": code, "name": person.name, "number": person.number} for person, code in rows]
    said, path = secrecy.of_poll(poll), reverse("poll", args=[poll.ref])
    back = reverse("poll-desk", args=[poll.ref])
    return sheet(request, strips, name=_("个人链接"), title=poll.question, said=said, path=path, back=back)


@login_required
@never_cache
@require_POST
def links(request, ref):
    """/desk/p/<ref>/links/: the personal links of everybody present, names on the strips."""
    poll = find_poll(request.user, ref)
    try:
        return _named(request, poll, actions.hand_links(poll, by=request.user, seed=seed_of(request, "poll links")))
    except Refused as reason:
        messages.error(request, str(reason))
    return redirect("poll-desk", ref)


@login_required
@never_cache
@require_POST
def link_again(request, ref):
    """/desk/p/<ref>/links/again/: a lost one, by seat number."""
    poll = find_poll(request.user, ref)
    seat = request.POST.get("seat", "")
    person = poll.gathering.attendances.filter(number=int(seat)).first() if seat.isdecimal() and len(seat) < 5 else None
    try:
        if person is None:
            raise Refused(_("名单里没有“%(typed)s”这个席号。") % {"typed": seat.replace("\0", "")[:40]})
        seed = seed_of(request, "poll link again")
        return _named(request, poll, [(person, actions.renew_link(poll, person, by=request.user, seed=seed))])
    except Refused as reason:
        messages.error(request, str(reason))
    return redirect("poll-desk", ref)

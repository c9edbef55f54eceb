"""测评的公众页 · On a phone: what is asked and who could know, the code, one press; after the seal the result.

The code comes typed, or from the fragment of the link on the slip, which no server log sees. Looking consumes nothing.
"""

from django.contrib import messages
from django.http import Http404, JsonResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from shangliang.kit import once, throttle
from shangliang.people.refusal import Refused

from .. import actions, passes, secrecy
from ..forms.polls import EnterForm, ReceiptForm, choice_of
from ..models import Grade, Poll
from ..outcome import outcome, sealed_list, turnout
from .seat_votes import marked

HOURS = 12 * 3600
COOKIE = "ballot"


def find(ref: str) -> Poll:
    """Whoever holds its address may read it, once it was opened."""
    found = Poll.objects.filter(ref=ref).select_related("gathering__host", "book").first()
    if found is None:
        raise Http404
    return found


def key_of(request, poll: Poll) -> bytes | None:
    """The key that this browser has shown a code for."""
    held = passes.kept(request, COOKIE, HOURS)
    return bytes.fromhex(held[1]) if isinstance(held, list) and held[0] == poll.ref else None


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def poll(request, ref):
    """/p/<ref>/: POST enters with a code."""
    found = find(ref)
    if request.method == "POST":
        return _enter(request, found)
    return page(request, found)


def page(request, found, form=None, status=200, refused="", **more):
    """What was chosen is said again only where it is no secret: else a slip could be shown to whoever pays for it."""
    key = key_of(request, found) if found.is_open else None
    mine = found.ballots.filter(voter=key).first() if key else None
    context = {
        "poll": found, "gathering": found.gathering, "secrecy": secrecy.of_poll(found), "by_code": found.grade in secrecy.BY_CODE,
        "form": form or EnterForm(), "entered": key is not None, "cast": mine is not None, "chosen": found.options[mine.option] if mine and found.grade == Grade.NAMED and not found.seats else "",
        "turnout": turnout(found), "outcome": outcome(found), "refused": refused, "options": list(enumerate(found.options)),
        "again": "again" in request.GET, "receipt": actions.receipt_of(found, key) if mine else "",
        "receipt_form": ReceiptForm() if found.receipts_root and found.grade in secrecy.BY_CODE else None,
    }  # fmt: skip
    return render(request, "gatherings/polls/poll.html", context | more, status=status)


def _enter(request, found):
    form, address = EnterForm(request.POST), throttle.address_of(request)
    if not form.is_valid():
        return page(request, found, form)
    key = actions.enter_poll(found, form.cleaned_data["code"])
    if key is None and throttle.blocked(
        "poll", address
    ):  # a right code opens all the same: a village shares one address
        form.add_error("code", _("这个网络刚才输错的次数太多，请过十分钟再试，或者到服务台问一下。"))
        return page(request, found, form, status=429)
    if key is None:
        throttle.wrong("poll", address)
        form.add_error("code", _("没有这个码，或者它是别的测评的。请对照纸签再看一遍。"))
        return page(request, found, form)
    return passes.keep(
        redirect("poll", found.ref), COOKIE, [found.ref, key.hex()], seconds=HOURS, path=f"/p/{found.ref}/"
    )


@never_cache
@require_POST
def cast(request, ref):
    """/p/<ref>/cast/: one press; the last one counts until the close."""
    found = find(ref)
    key = key_of(request, found)
    if key is None:
        return page(request, found, refused=_("为了安全，这一页已经退出。请再扫一次纸签，或者再输一次码。"))
    try:
        actions.cast_once(found, key, choice_of(request.POST, found), request.POST.get("once", ""))
    except (Refused, once.Conflict) as reason:
        more = {"marked": marked(request.POST), "other": request.POST.get("other", "")}
        return page(request, find(ref), refused=str(reason), **more)
    return redirect("poll", ref)


@require_POST
def leave(request, ref):
    """换下一个人: nothing of this person stays on the phone."""
    answer = redirect("poll", find(ref).ref)
    answer.delete_cookie(COOKIE, path=f"/p/{ref}/")
    messages.success(request, _("已经退出，请把手机交给下一个人。"))
    return answer


@never_cache
@require_POST
def receipt(request, ref):
    """/p/<ref>/receipt/: whether the ballot of a receipt is among those counted; the way to the root, for whoever reckons."""
    found = find(ref)
    if not found.receipts_root or found.grade not in secrecy.BY_CODE:
        raise Http404
    form, address = ReceiptForm(request.POST), throttle.address_of(request)
    if not form.is_valid():
        return page(request, found, receipt_form=form)
    held = actions.included(found, form.cleaned_data["receipt"])
    if held is None and throttle.blocked("receipt", address):
        form.add_error("receipt", _("这个网络刚才输错的次数太多，请过十分钟再试，或者到服务台问一下。"))
        return page(request, found, status=429, receipt_form=form)
    if held is None:
        throttle.wrong("receipt", address)
        form.add_error("receipt", _("封存的份数里没有这个回执。请对照再看一遍；换成纸票的那一份不在这里。"))
        return page(request, found, receipt_form=form)
    few = outcome(found).few
    proof = [] if few else [(side, other.hex()) for side, other in held.steps]
    return page(
        request,
        found,
        receipt_form=form,
        held=held.leaf.hex(),
        proof=proof,
        number=None if few else found.receipts.count(),
    )


@require_safe
def sealed(request, ref):
    """/p/<ref>/sealed.json: the leaves under the published root, for whoever wants to check it."""
    found = find(ref)
    if not found.sealed_at or outcome(found).few:
        raise Http404
    content = {
        "poll": found.ref,
        "root": found.root,
        "hash": "sha256, RFC 6962: leaf 00|salt(16)|place(4)|option(2), node 01|left|right; receipt 00|its ten letters",
        "receipts_root": found.receipts_root,
        "receipts": [bytes(leaf).hex() for leaf in found.receipts.values_list("leaf", flat=True)],
    }
    return JsonResponse(content | {"leaves": sealed_list(found)})

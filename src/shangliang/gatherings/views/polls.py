"""测评的办公页 · Prepare, hand out, open, count by two, close, seal; what came of it."""

from dataclasses import dataclass

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from shangliang.kit import once
from shangliang.people.refusal import Refused

from .. import actions, secrecy
from ..forms.polls import CountForm, ForForm, PollForm
from ..models import Gathering, Grade, Poll
from ..outcome import outcome, turnout
from ..wording import seats_of
from .find import HOLD, find_gathering


def find_poll(person, ref: str) -> Poll:
    """A poll of a gathering within reach, for who may hold it."""
    seen = Gathering.objects.visible_to(person)
    found = Poll.objects.filter(ref=ref, gathering__in=seen).select_related("gathering__host", "book").first()
    if found is None:
        raise Http404
    if not person.can(HOLD, found.gathering.host.area_id):
        raise PermissionDenied
    return found


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def new(request, ref):
    """/desk/g/<ref>/polls/new/."""
    gathering = find_gathering(request.user, ref, HOLD)
    form = PollForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():

        def act() -> str:
            made = actions.prepare_poll(gathering, by=request.user, **form.cleaned_data)
            return reverse("poll-desk", args=[made.ref])

        answer = attempt(request, form, act, form.cleaned_data)
        if answer:
            return answer
    return render(request, "gatherings/polls/new.html", {"gathering": gathering, "form": form})


def attempt(request, form, act, content):
    """Act once per form and go where it says; what is refused is said in the form."""
    try:
        return redirect(once.of(request, content | {"path": request.path}, act))
    except (Refused, once.Conflict) as reason:
        form.add_error(None, str(reason))
    return None


@login_required
@require_safe
def desk(request, ref):
    """/desk/p/<ref>/."""
    return page(request, find_poll(request.user, ref))


def page(request, poll, **forms):
    """The poll with the forms that are open now. Of the other person's figures it only says that they are there."""
    mine = poll.figures.filter(by=request.user).first()
    agreed = actions.agreed(poll)
    counts = (
        not agreed
        and not poll.sealed_at
        and poll.grade not in Poll.LINKED
        and bool(poll.closed_at or (poll.is_open and poll.grade == Grade.HANDS))
    )
    context = {
        "poll": poll, "gathering": poll.gathering, "secrecy": secrecy.of_poll(poll), "turnout": turnout(poll),
        "linked": poll.grade in Poll.LINKED, "handed": poll.passes.count(), "mine": mine, "figures": poll.figures.count(),
        "agreed": agreed, "outcome": outcome(poll, exact=True), "public": request.build_absolute_uri(reverse("poll", args=[poll.ref])),
        "count_form": CountForm(poll=poll, initial={f"n{n}": v for n, v in enumerate(mine.totals)} if mine else None) if counts else None,
        "for_form": ForForm(poll=poll) if poll.grade == Grade.NAMED and poll.is_open else None,
        "people": _named(poll),
    }  # fmt: skip
    return render(request, "gatherings/polls/desk.html", context | forms)


def _named(poll) -> list[dict]:
    """Who chose what, of a poll by name."""
    if poll.grade != Grade.NAMED or not poll.sealed_at:
        return []
    seats = seats_of(poll.gathering)
    rows = poll.sealed.exclude(attendance=None).select_related("attendance").order_by("attendance__number")
    return [
        {"one": r.attendance, "seat": seats.get(r.attendance.seat, ""), "option": poll.options[r.option]} for r in rows
    ]


@dataclass(frozen=True)
class Refusal:
    """不成 · What a button without a form says when it is refused."""

    request: HttpRequest

    def add_error(self, _field, sentence: str) -> None:
        messages.error(self.request, sentence)


PLAIN = {"open": actions.open_poll, "close": actions.close_poll, "seal": actions.seal_poll}


@login_required
@require_POST
def act(request, ref, name):
    """/desk/p/<ref>/open|close|seal/: a button that says all by itself."""
    poll = find_poll(request.user, ref)
    if name not in PLAIN:
        raise Http404
    after = reverse("poll-desk", args=[ref])

    def perform() -> str:
        PLAIN[name](poll, by=request.user)
        return after

    return attempt(request, Refusal(request), perform, {"act": name}) or redirect(after)


@login_required
@require_POST
def count(request, ref):
    """/desk/p/<ref>/count/."""
    poll = find_poll(request.user, ref)
    form = CountForm(request.POST, poll=poll)
    if not form.is_valid():
        return page(request, poll, count_form=form)

    def perform() -> str:
        same = actions.count(poll, form.totals(), by=request.user)
        said = _("两个人的清点一致。") if same else _("您的清点记下了；等另一个人也清点，两个人一致才算数。")
        messages.success(request, said)
        return reverse("poll-desk", args=[ref])

    return attempt(request, form, perform, form.cleaned_data) or page(request, poll, count_form=form)


@login_required
@require_POST
def cast_for(request, ref):
    """/desk/p/<ref>/for/: a named choice said aloud."""
    poll = find_poll(request.user, ref)
    form = ForForm(request.POST, poll=poll)
    if not form.is_valid():
        return page(request, poll, for_form=form)
    sent = form.cleaned_data

    def perform() -> str:
        person = poll.gathering.attendances.filter(number=sent["seat"]).first()
        if person is None:
            raise Refused(_("名单里没有 %(n)s 号。") % {"n": sent["seat"]})
        actions.cast_for(poll, person, sent["option"], by=request.user)
        messages.success(
            request, _("%(n)s 号记下了：%(option)s。") % {"n": person.number, "option": poll.options[sent["option"]]}
        )
        return reverse("poll-desk", args=[ref])

    return attempt(request, form, perform, sent) or page(request, poll, for_form=form)

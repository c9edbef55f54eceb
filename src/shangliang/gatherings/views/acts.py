"""会场的按钮 · Every act of the console: its form, what it does. /desk/g/<ref>/room/<act>/."""

from collections.abc import Callable
from dataclasses import dataclass

from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from shangliang.kit import once
from shangliang.people.refusal import Refused

from .. import actions
from ..forms import room as forms
from ..models import Shown
from .find import HOLD, find_gathering, person_of
from .offers import offered
from .room import page


@dataclass(frozen=True)
class Act:
    """一个按钮 · The form that it sends, and the action (gathering, what was sent, by)."""

    form: type
    do: Callable


def _speech(gathering, key):
    found = gathering.speeches.filter(pk=key).select_related("gathering__host").first()
    if found is None:
        raise Refused(_("发言名单里没有这一条。"))
    return found


def _ask(gathering, sent, by):
    return actions.ask(person_of(gathering.attendances.may_speak(), sent["who"]), kind=sent["kind"], by=by)


def _invite(gathering, sent, by):
    person = gathering.attendances.filter(number=sent["seat"]).first()
    if person is None:
        raise Refused(_("名单里没有 %(n)s 号。") % {"n": sent["seat"]})
    return actions.invite(person, after=sent["after"], by=by)


def _note(gathering, sent, by):
    if not sent["to"]:
        return actions.note(gathering, sent["text"], by=by)
    earlier = gathering.speeches.filter(pk=sent["takes_up"]).first() if sent["takes_up"] else None
    return actions.put_down(_speech(gathering, sent["to"]), text=sent["text"], takes_up=earlier, by=by)


def _show(gathering, sent, by):
    """Cards are picked by the numbers of their statements, a poll by its ref."""
    picked = [word for word in sent["pick"].replace("，", ",").split(",") if word.strip()]
    what: dict = {}
    if sent["shows"] == Shown.CARDS:
        what = {"numbers": [int(word) for word in picked if word.strip().isdecimal() and len(word) < 6][:4]}
    elif sent["shows"] == Shown.TEXT:
        what = {"text": sent["pick"]}
    elif sent["shows"] == Shown.POLL:
        poll = gathering.polls.filter(ref=picked[0].strip()[:10]).first() if picked else gathering.polls.last()
        if poll is None:
            raise Refused(_("这次会议还没有测评。"))
        what = {"poll": poll.ref}
    elif sent["shows"] == Shown.PICTURE:
        what = {"picture": _picture(gathering, sent["pick"]).ref}
    return actions.show(gathering, sent["shows"], what=what, by=by)


def _picture(gathering, pick: str):
    """The one that was picked, else the last that was hung up."""
    found = gathering.pictures.filter(ref=pick.strip()[:10]).first() if pick else gathering.pictures.last()
    if found is None:
        raise Refused(_("这张图片已经去掉了，或者还没有传图片。"))
    return found


def _line_up(gathering, sent, by):
    """One of what is offered, or a text that was typed."""
    if sent["text"]:
        return actions.line_up(gathering, Shown.TEXT, label=sent["text"], what={"text": sent["text"]}, by=by)
    picked = offered(gathering, sent["offer"])
    if picked is None:
        raise Refused(_("请选一项，或者写一段话。"))
    return actions.line_up(gathering, picked.shows, label=picked.label, what=picked.what, by=by)


ACTS = {
    "open": Act(forms.Press, lambda g, sent, by: actions.open_gathering(g, by=by)),
    "end": Act(forms.Press, lambda g, sent, by: actions.end_gathering(g, by=by)),
    "ask": Act(forms.AskForm, _ask),
    "call": Act(forms.CallForm, lambda g, sent, by: actions.begin(_speech(g, sent["speech"]), after=sent["after"], by=by)),
    "invite": Act(forms.InviteForm, _invite),
    "finish": Act(forms.StopForm, lambda g, sent, by: actions.finish(g, expected=sent["expected"], by=by)),
    "withdraw": Act(forms.WithdrawForm, lambda g, sent, by: actions.withdraw(_speech(g, sent["speech"]), by=by)),
    "item": Act(forms.ItemForm, lambda g, sent, by: actions.go_to(g, sent["item"], seen=sent["seen"], by=by)),
    "timer": Act(forms.TimerForm, lambda g, sent, by: actions.start_timer(g, minutes=sent["minutes"], by=by)),
    "timer-stop": Act(forms.Press, lambda g, sent, by: actions.stop_timer(g, by=by)),
    "show": Act(forms.ShowForm, _show),
    "line-up": Act(forms.LineUpForm, _line_up),
    "reorder": Act(forms.OrderForm, lambda g, sent, by: actions.reorder(g, sent["key"], sent["way"], by=by)),
    "unline": Act(forms.EntryForm, lambda g, sent, by: actions.unline(g, sent["key"], by=by)),
    "next": Act(forms.EntryForm, lambda g, sent, by: actions.show_next(g, key=sent["key"], by=by)),
    "note": Act(forms.NoteForm, _note),
}  # fmt: skip


@login_required
@require_POST
def act(request, ref, name):
    """Done, and back to the console; or the console again with the sentence, and with what was typed."""
    gathering = find_gathering(request.user, ref, HOLD)
    wanted = ACTS.get(name)
    if wanted is None:
        raise Http404
    form = wanted.form(request.POST)
    if not form.is_valid():
        return page(request, gathering, refused=" ".join(e for errors in form.errors.values() for e in errors))
    sent = {k: v for k, v in request.POST.items() if k not in ("csrfmiddlewaretoken", "once")}

    def perform() -> str:
        wanted.do(gathering, form.cleaned_data, request.user)
        return f"/desk/g/{ref}/room/"

    try:
        return redirect(once.of(request, sent | {"path": request.path}, perform))
    except (Refused, once.Conflict) as reason:
        return page(request, find_gathering(request.user, ref, HOLD), refused=str(reason))

"""我的事 · For whoever raised it, by code and without an account: see it, confirm it, add to it, open it again.

The code comes typed, or from the fragment of the link on the receipt, which browsers never send: a script on the page
posts it. Nothing is consumed by looking.
"""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from shangliang.kit import clock, once, refusals, rules

from .. import actions, tokens
from ..forms.public_voice import CodeForm, ConfirmForm, NoteForm
from ..lifecycle import Refused, Stage, moves
from ..models import Raiser
from .public_matter import entries_of, told
from .public_open import TOO_MANY, blocked, missed, no_such_code, raiser_of, too_many
from .public_timeline import own_lines, public_lines


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def mine(request):
    """POST opens with a code; GET shows what is open, or asks for the code."""
    if request.method == "POST":
        return _open(request)
    raiser, _way = tokens.voice(request)
    if raiser is None:
        return render(request, "matters/public/code.html", {"form": CodeForm()})
    return page(request, raiser)


def _open(request):
    form = CodeForm(request.POST)
    if not form.is_valid():
        return render(request, "matters/public/code.html", {"form": form})
    if blocked(request):
        form.add_error("code", too_many())
        return render(request, "matters/public/code.html", {"form": form}, status=TOO_MANY)
    raiser = raiser_of(form.cleaned_data["code"])
    if raiser is None:
        missed(request)
        form.add_error("code", no_such_code())
        return render(request, "matters/public/code.html", {"form": form})
    return tokens.open_voice(redirect("voice"), raiser, "link" if form.cleaned_data["way"] == "link" else "code")


def page(request, raiser, status=200, **forms):
    """The matter as its raiser sees it, with the forms of the moves that are open now."""
    matter, own = raiser.handled_in, raiser.matter
    entries = entries_of(matter)
    lines = own_lines(entries) if matter == own else public_lines(entries)
    context = told(matter, entries) | {"entries": lines, "raiser": raiser, "own": own} | _forms(matter, own) | forms
    context["answers"] = [e for e in entries if e.step == "reply" and e.official]
    context["photos"] = [link.file for link in own.files.photos().select_related("file")]
    context["asked"] = next((e.note for e in reversed(entries) if e.step == "give_back"), "")
    return render(request, "matters/public/mine.html", context, status=status)


def _forms(matter, own) -> dict:
    """One empty form for each move that the lifecycle leaves to the voice now; what is missing in a matter is asked of
    its own raiser."""
    open_now = {step.name for step in moves(matter.stage, matter.rules.path) if step.voice}
    found: dict = {"confirm_form": ConfirmForm()} if matter.stage == Stage.ANSWERED and "confirm" in open_now else {}
    if "supplement" in open_now and matter == own:
        found["supplement_form"] = NoteForm(label=_("补充说明"))
    if matter.stage != Stage.ANSWERED and ({"redo", "reopen"} & open_now) and _in_time(matter):
        found["reopen_form"] = NoteForm(label=_("哪里还没有解决"))
    return found


def _in_time(matter) -> bool:
    """A closed matter may be opened again within the time of the rule."""
    if not matter.closed_on:
        return True
    area = matter.holder_area
    return clock.today() <= clock.due(matter.closed_on, rules.value("matter.reopen_within", area), area=area)


def _answer(request, name: str, form, act, thanks: str):
    """Check the form, act once, say so; whatever is refused is said beside what was typed."""
    raiser, way = tokens.voice(request)
    if raiser is None:
        sentence = _("为了安全，这一页已经退出。请再输一次查询码，然后重新填写。")
        return refusals.signed_out(request, sentence, reverse("voice"))
    if not form.is_valid():
        return page(request, raiser, **{name: form})
    content = {"raiser": raiser.pk, "form": name} | form.cleaned_data
    try:
        once.of(request, content, lambda: act(raiser, way, form.cleaned_data) and "/my/")
    except once.Conflict as conflict:
        messages.warning(request, str(conflict))
        return redirect("voice")
    except PermissionDenied:
        form.add_error(None, _("现在不能办这一步，请看最新进展。"))
        return page(request, raiser, **{name: form})
    except Refused as refused:
        raiser.matter.refresh_from_db()
        form.add_error(None, str(refused))
        return page(request, raiser, **{name: form})
    messages.success(request, thanks)
    return redirect("voice")


@never_cache
@require_POST
def confirm(request):
    """是否解决、过程、结果."""
    form = ConfirmForm(request.POST)
    return _answer(request, "confirm_form", form, _confirm, _("记下了，谢谢您。您的意见已经送到接办的单位。"))


def _confirm(raiser, way, said):
    return actions.confirm(raiser, way=way, **said)


@never_cache
@require_POST
def reopen(request):
    """重新打开: not solved after all."""
    form = NoteForm(request.POST, label=_("哪里还没有解决"))
    return _answer(request, "reopen_form", form, _reopen, _("已经重新打开，接办的单位会看到您写的话。"))


def _reopen(raiser, way, said):
    return actions.reopen_by_voice(raiser, note=said["note"])


@never_cache
@require_POST
def supplement(request):
    """补充说明: after it was returned for more."""
    form = NoteForm(request.POST, label=_("补充说明"))
    return _answer(request, "supplement_form", form, _supplement, _("补充收到了，重新送去受理。"))


def _supplement(raiser, way, said):
    return actions.move(raiser.matter, "supplement", voice=raiser, note=said["note"])


@never_cache
@login_required
@require_POST
def as_raiser(request, ref):
    """我提的事: who raised or signed it with an account opens it as its voice, without a code."""
    raiser = get_object_or_404(Raiser, matter__ref=ref, person=request.user)
    return tokens.open_voice(redirect("voice"), raiser, "account")


@require_POST
def leave(request):
    """退出: on a phone that others use too."""
    response = redirect("voice")
    response.delete_cookie(tokens.VOICE)
    return response

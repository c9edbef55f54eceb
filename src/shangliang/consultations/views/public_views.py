"""逐条表态 · One statement at a time, three buttons; the answer to a press carries the next statement.

With scripts only the card comes back (htmx), without them the whole page: the same card either way.
"""

from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from shangliang.kit import once
from shangliang.people.refusal import Refused

from .. import actions, tokens, wording
from ..forms.public_views import ViewForm, skipped_in
from ..models import View
from ..models.drawing import next_for

CONFLICT = 409
PAGE = "consultations/phone/views.html"


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def views(request, ref):
    """/c/<ref>/views/; ?n=7 shows one statement again, ?skip=3.8 leaves these for the end."""
    voter = tokens.voter_of(request, ref)
    if voter is None:
        return _stranger(request, ref)
    if request.method == "POST":
        return _pressed(request, voter)
    wanted = request.GET.get("n", "")
    again = _again(voter, int(wanted)) if wanted.isdecimal() and len(wanted) < 7 else None
    return _card(request, voter, skipped_in(request.GET.get("skip", "")), again=again)


def _stranger(request, ref):
    """No code shown, or no longer: nothing was recorded; a press by script is led there too."""
    answer = redirect("consultation-join", ref)
    if request.htmx:
        answer.status_code, answer["HX-Redirect"] = 200, answer["Location"]
    return answer


def _pressed(request, voter):
    form = ViewForm(request.POST)
    skipped = skipped_in(request.POST.get("skip", ""))
    if not form.is_valid():
        return _card(request, voter, skipped, said=_("请在“赞成”“不赞成”“说不准”里选一个。"))
    number, value = form.cleaned_data["number"], form.cleaned_data["value"]
    try:
        actions.express(voter.consultation, voter, number, value, key=request.POST.get("once", ""))
    except once.Conflict:
        return _card(request, voter, skipped, said=_twice(voter, number))
    except Refused as refused:
        return _card(request, voter, skipped, said=str(refused))
    return _card(request, voter, skipped, last=(number, View.Value(value).label))


def _twice(voter, number: int) -> str:
    """Of a press that came with two answers nothing says any more which was the first: the view itself does."""
    said = View.objects.filter(voter=voter, statement__number=number).values_list("value", flat=True).first()
    if said is None:
        return _("刚才那一下已经记过了，这一次没有再记。请看“我的表态”。")
    sentence = _("这一条刚才已经记下“%(value)s”，这一次没有再记。要改，请按“我的表态”。")
    return sentence % {"value": View.Value(said).label}


def _again(voter, number: int):
    """(number, text, value) of a statement to be looked at again."""
    shown = voter.consultation.statements.shown().filter(number=number).values_list("pk", "text").first()
    if shown is None:
        return None
    value = View.objects.filter(voter=voter, statement=shown[0]).values_list("value", flat=True).first()
    return {"number": number, "text": shown[1], "value": value}


def _card(request, voter, skipped, *, again=None, said="", last=None):
    consultation, turn = voter.consultation, next_for(voter, skipped)
    context = {
        "consultation": consultation, "home": consultation.get_absolute_url(), "turn": turn, "skipped": skipped, "said": said, "last": last,
        "card": again or {"number": turn.number, "text": turn.text, "value": None},
        "open": consultation.takes_views, "known": wording.BRIEFLY[consultation.grade],
        "may_say": turn.done >= turn.add_after,
    }  # fmt: skip
    page = f"{PAGE}#card" if request.htmx else PAGE
    return render(request, page, context, status=CONFLICT if said else 200)

"""纸质录入 · Cards to print, a batch to type in, to accept, to read again."""

from functools import partial

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from shangliang.kit import once, printing
from shangliang.people.refusal import Refused
from shangliang.people.views.finding import one

from ..actions import papers, recount
from ..forms.paper import PER_PAGE, GridForm
from ..sheets import card_sheet
from .finding import own
from .table_prepare import pressed

MOST_ON_CARD = 200


@login_required
@require_safe
def cards(request, ref):
    """/desk/c/<ref>/cards/: the statement card, to print as often as needed."""
    found = own(request.user, ref)
    made = card_sheet(found, found.statements.shown().order_by("number")[:MOST_ON_CARD])
    return printing.answer(request, made, name=f"{found.title} {_('看法卡')}", back=found.desk_url())


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def batch(request, ref, batch):
    """/desk/c/<ref>/paper/<batch>/?from=11: ten cards on a page; each sees only what they typed themselves."""
    found = own(request.user, ref)
    held = one(found.batches.select_related("consultation__host", "first_by", "second_by"), ref=batch)
    if held.recount_by_id == request.user.pk:
        return _recount(request, found, held)
    start = _start(request, held)
    numbers = list(found.statements.shown().values_list("number", flat=True))
    typed = dict(held.cards.filter(by=request.user).values_list("number", "views"))
    last = min(start + PER_PAGE - 1, held.declared)
    form = GridForm(_posted(request), shown=range(start, last + 1), numbers=numbers, typed=typed)
    if request.method == "POST":
        url = f"{request.path}?from={last + 1}" if last < held.declared else request.path
        if answer := _typed(request, form, lambda given: papers.type_cards(held, given, by=request.user), url):
            return answer
    context = {
        "found": found, "batch": held, "form": form, "rows": list(form.rows()), "numbers": numbers, "start": start,
        "missing": papers.missing(held), "mismatches": papers.mismatches(held), "mine": len(typed),
        "pages": range(1, held.declared + 1, PER_PAGE),
        "statements": found.statements.shown().order_by("number"), "recounted": held.sample and recount.recounted_of(held),
        "may_recount": held.accepted_at and not (held.sample or typed or found.sealed_at),
    }  # fmt: skip
    return render(request, "consultations/paper/batch.html", context)


def _posted(request):
    return request.POST if request.method == "POST" else None


def _recount(request, found, held):
    """The same address for who drew the cards: only these, as they stand on paper, not as they were typed before."""
    numbers = list(found.statements.shown().values_list("number", flat=True))
    typed = dict(held.cards.filter(by=request.user).values_list("number", "views"))
    form = GridForm(_posted(request), shown=held.sample, numbers=numbers, typed=typed)
    if request.method == "POST":
        act = partial(recount.recount_cards, held, by=request.user)
        if answer := _typed(request, form, act, request.path):
            return answer
    context = {
        "found": found, "batch": held, "form": form, "rows": list(form.rows()), "numbers": numbers,
        "recounted": recount.recounted_of(held), "statements": found.statements.shown().order_by("number"),
    }  # fmt: skip
    return render(request, "consultations/paper/recount.html", context)


def _start(request, held) -> int:
    text = request.GET.get("from", "1")
    if not (text.isdecimal() and len(text) < 6 and 1 <= int(text) <= held.declared):
        raise Http404
    return (int(text) - 1) // PER_PAGE * PER_PAGE + 1


def _typed(request, form, act, url):
    """Kept once per form, then on to `url`; None where something was refused, and the form says what."""
    given = form.cards()
    if form.errors:
        return None
    content = {k: v for k, v in request.POST.items() if k not in ("csrfmiddlewaretoken", "once")} | {"at": request.path}

    def perform():
        act(given)
        messages.success(
            request, _("第 %(first)s 到 %(last)s 张已录。") % {"first": form.shown[0], "last": form.shown[-1]}
        )
        return url

    try:
        return redirect(once.of(request, content, perform))
    except (Refused, once.Conflict) as reason:
        form.errors.append(str(reason))
    return None


@login_required
@require_POST
def accept(request, ref, batch):
    """/desk/c/<ref>/paper/<batch>/accept/."""
    found = own(request.user, ref)
    held = one(found.batches.select_related("consultation__host"), ref=batch)
    return pressed(request, found, lambda: papers.accept_batch(held, by=request.user), _("这一沓已入账。"))


@login_required
@require_POST
def draw(request, ref, batch):
    """/desk/c/<ref>/paper/<batch>/recount/."""
    found = own(request.user, ref)
    held = one(found.batches.select_related("consultation__host"), ref=batch)
    said = _("卡片已经抽出，请照纸上的再录一遍。")
    back = reverse("paper-batch", args=[ref, batch])
    return pressed(request, found, lambda: recount.draw_recount(held, by=request.user), said, back)

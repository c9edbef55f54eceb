"""活动的页 · Pro and con, a text to amend, a questionnaire: one page each, each written to by whoever has shown a code."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from shangliang.people.refusal import Refused

from ..actions import contributing
from ..forms.public_activity import QuestionsForm
from ..forms.public_say import WordsForm
from ..models import Contribution
from ..models.answers import tally
from .finding import to_the_code
from .public_open import found
from .public_results import least_of
from .public_statement import given


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def activity(request, ref, pk):
    """/c/<ref>/a/<pk>/: the page of its kind; statements, views and sittings have pages elsewhere."""
    consultation, voter = found(request, ref)
    one = consultation.activities.filter(pk=pk).first() if pk < 2**63 else None
    if one is None:
        raise Http404
    if one.kind not in PAGES:
        return redirect("consultation", ref)
    if request.method == "POST" and voter is None:
        return to_the_code(request, ref)
    url = reverse("consultation-activity", args=[ref, pk])
    context = {
        "consultation": consultation, "voter": voter, "one": one, "url": url,
        "open": voter is not None and one.is_open and consultation.takes_views,
    }  # fmt: skip
    return PAGES[one.kind](request, voter, one, context)


def _shown(one, **only):
    return one.contributions.filter(state=Contribution.State.SHOWN, **only).order_by("-official", "pk")


def _sides(request, voter, one, context):
    """好处 | 顾虑."""
    form = WordsForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        side = request.POST.get("side", "")
        answer = given(request, voter, form, context["url"], lambda words: contributing.argue(voter, one, side, words))
        if answer:
            return answer
    context |= {"form": form, "pro": _shown(one, kind="pro"), "con": _shown(one, kind="con")}
    return render(request, "consultations/phone/sides.html", context)


def _text(request, voter, one, context):
    """Each paragraph with what is proposed for it; ?part=2 writes to the second."""
    wanted = (request.POST or request.GET).get("part", "")
    part = int(wanted) if wanted.isdecimal() and len(wanted) < 5 else 0
    form = WordsForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        answer = given(request, voter, form, context["url"], lambda words: contributing.amend(voter, one, part, words))
        if answer:
            return answer
    amendments = list(_shown(one, kind="amendment"))
    rows = [
        {"number": n, "text": text, "amendments": [a for a in amendments if a.part == n]}
        for n, text in enumerate(one.paragraphs, 1)
    ]
    context |= {"form": form, "rows": rows, "part": next((row for row in rows if row["number"] == part), None)}
    return render(request, "consultations/phone/text.html", context)


def _questions(request, voter, one, context):
    """Answered again, the last answers count."""
    last = Contribution.objects.filter(activity=one, voter=voter, kind="answer").first() if voter else None
    form = QuestionsForm(
        request.POST if request.method == "POST" else None,
        questions=one.questions,
        initial=last.answers if last else {},
    )
    if request.method == "POST" and form.is_valid():
        try:
            contributing.answer(voter, one, form.answers())
        except Refused as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, _("收到了，谢谢您。结束以前可以改。"))
            return redirect(context["url"])
    context |= {
        "form": form,
        "last": last,
        "least": least_of(one.consultation),
        "tally": tally(one, least_of(one.consultation)),
    }
    return render(request, "consultations/phone/questions.html", context)


PAGES = {"pro_con": _sides, "text": _text, "questions": _questions}

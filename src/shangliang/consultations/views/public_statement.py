"""一条看法 · Its share, where it comes from, what is replied to it; the department's answers stand apart."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from shangliang.kit import once
from shangliang.people.refusal import Refused

from ..actions import contributing
from ..forms.public_say import WordsForm
from ..models import Contribution, Picture, View
from .finding import to_the_code
from .public_open import found
from .public_results import least_of, row


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def statement(request, ref, number):
    """/c/<ref>/s/<number>/; POST replies, by whoever has shown a code."""
    consultation, voter = found(request, ref)
    one = consultation.statements.select_related("split_from").filter(number=number).first()
    if one is None or one.state == "waiting":
        raise Http404
    form = WordsForm(request.POST if request.method == "POST" else None)
    if request.method == "POST":
        if voter is None:
            return to_the_code(request, ref)
        url = reverse("consultation-statement", args=[ref, number])
        answer = form.is_valid() and given(
            request, voter, form, url, lambda words: contributing.reply(voter, one, words)
        )
        if answer:
            return answer
    picture = Picture.objects.filter(consultation=consultation).first()
    share = picture.data.get("statements", {}).get(str(number)) if picture else None
    context = {
        "consultation": consultation, "voter": voter, "one": one, "form": form,
        "row": row(number, one.text, share, least_of(consultation)), "parts": one.parts.shown().order_by("number"),
        "mine": View.objects.filter(voter=voter, statement=one).first() if voter else None,
        "replies": one.replies.filter(state=Contribution.State.SHOWN).order_by("-official", "pk"),
    }  # fmt: skip
    return render(request, "consultations/phone/statement.html", context)


def given(request, voter, form, url, act):
    """Done once and thanked for, or None with the sentence in the form."""
    words = form.cleaned_data["text"]
    try:
        once.perform(
            request.POST.get("once", "")[:64], {"url": url} | {k: v for k, v in request.POST.items() if k not in ("csrfmiddlewaretoken", "once")}, lambda: act(words) and url,
            owner=f"voter {voter.pk}",
        )  # fmt: skip
    except once.Conflict as conflict:
        form.add_error(None, str(conflict))
        return None
    except Refused as refused:
        form.add_error(None, str(refused))
        return None
    messages.success(request, _("收到了。工作人员看过以后公开，结果写在“我的表态”里。"))
    return redirect(url)

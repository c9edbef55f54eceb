"""加一句您的看法 · Written, then compared with what is there, then sent; it appears after somebody has looked at it."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from shangliang.kit import once
from shangliang.people.refusal import Refused

from .. import tokens
from ..actions import saying
from ..forms.public_say import SayForm
from .finding import to_the_code


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def say(request, ref):
    """/c/<ref>/say/; `sure` comes from the page that has shown the similar ones."""
    voter = tokens.voter_of(request, ref)
    if voter is None:
        return to_the_code(request, ref)
    form = SayForm(request.POST if request.method == "POST" else None, most=saying.longest(voter.consultation))
    context = {"consultation": voter.consultation, "form": form}
    if request.method != "POST" or not form.is_valid() or "change" in request.POST:
        return render(request, "consultations/phone/say.html", context)
    text = form.cleaned_data["text"]
    alike = [] if "sure" in request.POST else saying.similar_to(voter.consultation, text)
    if alike:
        context |= {"alike": alike, "text": text}
        return render(request, "consultations/phone/say_similar.html", context)
    return _sent(request, voter, form) or render(request, "consultations/phone/say.html", context)


def _sent(request, voter, form):
    """To the page of one's own things, or None with the sentence in the form."""
    text, url = form.cleaned_data["text"], reverse("consultation-mine", args=[voter.consultation.ref])
    try:
        once.perform(
            request.POST.get("once", "")[:64], {"say": text}, lambda: saying.say(voter, text) and url,
            owner=f"voter {voter.pk}",
        )  # fmt: skip
    except once.Conflict as conflict:
        form.add_error(None, str(conflict))
        return None
    except Refused as refused:
        form.add_error("text", str(refused))
        return None
    messages.success(request, _("收到了。工作人员看过以后，大家就能对它表态；结果写在这一页上。"))
    return redirect(url)

"""具 · The pages of the kit itself: the living page of the look, the two switches, the pages of refusal."""

from django.conf import settings
from django.http import HttpResponseRedirect
from django.shortcuts import render
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST, require_safe

from . import context, living

YEAR = 365 * 24 * 3600


@require_safe
def look(request):
    """The living page: every component, its use, its variants."""
    return render(request, "kit/look.html", living.sample(request))


@require_safe
def look_desk(request):
    """The pattern of a desk list, with its drawer: /kit/desk/."""
    page = "kit/look_desk.html#drawer" if request.htmx else "kit/look_desk.html"
    return render(request, page, living.desk(request))


@require_safe
def look_topic(request):
    """The pattern of a topic's page: /kit/topic/."""
    return render(request, "kit/look_topic.html", living.sample(request))


@require_safe
def look_receipt(request):
    """The pattern of a printed receipt: /kit/receipt/."""
    return render(request, "kit/look_receipt.html", living.sample(request))


@csrf_exempt  # a size of type or a language, nothing else; without the token the public pages stay the same for all
@require_POST
def prefer(request):
    """关怀版, 中文 / English: works without a script, comes back to the same page."""
    back = request.POST.get("next", "/")
    if not url_has_allowed_host_and_scheme(back, allowed_hosts={request.get_host()}):
        back = "/"
    answer = HttpResponseRedirect(back)
    if request.POST.get("elder") in ("0", "1"):
        keep(answer, context.ELDER_COOKIE, request.POST["elder"])
    if request.POST.get("language") in dict(settings.LANGUAGES):
        keep(answer, settings.LANGUAGE_COOKIE_NAME, request.POST["language"])
    return answer


def keep(answer, name: str, value: str) -> None:
    answer.set_cookie(name, value, max_age=YEAR, samesite="Lax", secure=settings.HTTPS, httponly=True)

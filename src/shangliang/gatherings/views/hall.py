"""大屏 · The hall screen: opened by a code, without an account; asks each second and is mostly told "unchanged"."""

from django.contrib.auth.decorators import login_required
from django.http import HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.cache import patch_cache_control
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import condition, require_http_methods, require_POST, require_safe

from shangliang.kit import seal, throttle

from .. import actions, passes
from ..forms.hall import CodeForm
from ..models import Screen
from .find import HOLD, find_gathering
from .hall_state import stamp, state

GONE = 410


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def hall(request):
    """/hall/: POST opens with a code; GET shows what the chair sends, or asks for the code."""
    if request.method == "POST":
        return _open(request)
    screen = passes.hall_of(request)
    if screen is None:
        return render(request, "gatherings/hall/code.html", {"form": CodeForm()})
    return render(request, "gatherings/hall/hall.html", _shown(request, screen))


def _shown(request, screen) -> dict:
    """The screen's content; `site`: what a phone that scans a code has to be led to."""
    return state(screen) | {"site": request.build_absolute_uri("/").rstrip("/")}


def _open(request):
    form, address = CodeForm(request.POST), throttle.address_of(request)
    if not form.is_valid():
        return render(request, "gatherings/hall/code.html", {"form": form})
    if throttle.blocked("hall", address):
        form.add_error("code", _("试错的次数太多了，请过十分钟再试。"))
        return render(request, "gatherings/hall/code.html", {"form": form}, status=429)
    screen = Screen.objects.filter(code_hash=seal.blind(form.cleaned_data["code"], "screen")).first()
    if screen is None:
        throttle.wrong("hall", address)
        form.add_error("code", _("没有这个大屏码，或者主持台已经换了新的。请核对主持台上的码。"))
        return render(request, "gatherings/hall/code.html", {"form": form})
    return passes.open_hall(redirect("hall"), screen)


def _version(request):
    request.screen = passes.hall_of(request)
    return request.screen and f'"{stamp(request.screen)}-{get_language()}"'


@require_safe
@condition(etag_func=_version)
def hall_now(request):
    """/hall/now/: 304 while nothing has changed (at most two queries); 410 once the code no longer opens."""
    if request.screen is None:
        answer = render(request, "gatherings/hall/closed.html", status=GONE)
    else:
        answer = render(request, "gatherings/hall/hall.html#screen", _shown(request, request.screen))
    patch_cache_control(answer, private=True, no_cache=True)
    return answer


@require_POST
def hall_leave(request):
    """关闭大屏: this browser shows nothing any more."""
    answer = HttpResponseRedirect(reverse("hall"))
    answer.delete_cookie(passes.HALL, path="/hall/")
    return answer


@login_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def screen(request, ref):
    """/desk/g/<ref>/screen/: a new code, shown once; or this very computer becomes the screen."""
    gathering = find_gathering(request.user, ref, HOLD)
    if request.method == "POST" and request.POST.get("here"):
        return passes.open_hall(redirect("hall"), gathering.screen)
    context = {"gathering": gathering, "address": request.build_absolute_uri(reverse("hall"))}
    if request.method == "POST":
        context["code"] = actions.give_code(gathering, by=request.user)
    return render(request, "gatherings/room/screen.html", context)

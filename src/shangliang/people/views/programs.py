"""程序与推送 · My tokens, by which other programs act in my name; the addresses that are told of what happens."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from shangliang.kit import once, outbound

from .. import actions, areas
from ..access import Scope
from ..areas import Area
from ..forms.programs import TokenForm, WebhookForm
from ..refusal import Refused
from .finding import one

ENDED = 10  # of those that no longer work, the last ones are shown


@login_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def tokens(request):
    """/me/tokens/: a new one is shown on the page that answers the press, and never again."""
    if request.user.is_admin:
        raise PermissionDenied
    form = TokenForm(request.POST if request.method == "POST" else None, area=home(request.user))
    context = {"form": form, "made": None}
    if request.method == "POST" and form.is_valid():
        try:
            context = {"made": _made(request, form), "form": TokenForm(area=home(request.user))}
        except (Refused, once.Conflict) as reason:
            form.add_error(None, str(reason))
    context |= {"rows": request.user.tokens.live(), "ended": _ended(request.user)}
    return render(request, "people/tokens.html", context)


def _made(request, form) -> dict | None:
    """The new token; None for a press that came twice: it was shown the first time."""
    shown: list[dict] = []

    def make() -> str:
        token, typed = actions.make_token(request.user, **form.cleaned_data)
        feed = (
            request.build_absolute_uri(reverse("my-calendar", args=[typed])) if Scope.CALENDAR in token.scopes else ""
        )
        shown.append({"token": token, "typed": typed, "feed": feed})
        return reverse("tokens")

    once.of(request, form.cleaned_data | {"path": request.path}, make)
    if not shown:
        messages.info(request, _("这个令牌已经建好，只在第一次显示过。没有记下的，请停用它再建一个。"))
        return None
    return shown[0]


def _ended(person) -> list:
    live = person.tokens.live().values("pk")
    return list(person.tokens.exclude(pk__in=live)[:ENDED])


def home(person) -> str:
    """Where the person works; "" for who has no post."""
    return min((post.organisation.area_id for post in person.held_posts), key=len, default="")


@login_required
@require_POST
def revoke(request, ref):
    """/me/tokens/<ref>/revoke/: one of my own; another's is as unknown as none."""
    actions.revoke_token(one(request.user.tokens.all(), ref=ref), by=request.user)
    messages.success(request, _("已停用，用它的程序马上不能再进来。"))
    return redirect("tokens")


@login_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def webhooks(request):
    """/me/webhooks/: for who may see the figures of a place."""
    places = _places(request.user)
    if not places:
        raise PermissionDenied
    form = WebhookForm(request.POST if request.method == "POST" else None, places=places)
    if request.method == "POST" and outbound.hosts() and form.is_valid():
        answer = _pushed(request, form)
        if answer:
            return answer
    rows = request.user.webhooks.filter(stopped_at=None).select_related("area")
    return render(request, "people/webhooks.html", {"form": form, "rows": rows, "open": bool(outbound.hosts())})


def _places(person) -> list[tuple[str, str]]:
    codes = {
        post.organisation.area_id for post in person.held_posts if post.allows("figure.see", post.organisation.area_id)
    }
    return [(code, " ".join(areas.path_names(code)[-2:])) for code in sorted(codes)]


def _pushed(request, form):
    said = form.cleaned_data

    def make() -> str:
        area = Area.objects.get(pk=said["area"])
        made = actions.make_webhook(request.user, label=said["label"], url=said["url"], area=area, about=said["nouns"])
        messages.success(request, _("已建好，从现在起发生的事会推送到那里。"))
        return reverse("webhook", args=[made.ref])

    try:
        return redirect(once.of(request, said | {"path": request.path}, make))
    except (Refused, once.Conflict) as reason:
        form.add_error(None, str(reason))
    return None


@login_required
@never_cache
@require_http_methods(["GET", "HEAD"])
def webhook(request, ref):
    """/me/webhooks/<ref>/: its secret, and what became of the last deliveries."""
    found = one(request.user.webhooks.select_related("area"), ref=ref)
    return render(request, "people/webhook.html", {"hook": found, "deliveries": found.deliveries.order_by("-id")[:20]})


@login_required
@require_POST
def stop(request, ref):
    """/me/webhooks/<ref>/stop/."""
    actions.stop_webhook(one(request.user.webhooks.all(), ref=ref), by=request.user)
    messages.success(request, _("已停止推送。"))
    return redirect("webhooks")

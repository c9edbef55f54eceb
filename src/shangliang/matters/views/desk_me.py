"""我的履职 · One's own page: drafts, invitations to sign, what became of what one raised or of one's firm's problems."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db.models import Count, Q
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from shangliang.kit import clock, once, pages, paging
from shangliang.people.can import may
from shangliang.people.views.finding import sentence

from .. import actions
from ..forms.desk_find import OwnFind
from ..kinds import KINDS
from ..lifecycle import OVER, Refused
from ..models import Matter
from ..models.rows import dressed, rows
from ..models.signing import open_for_signing
from .desk_filters import filters
from .desk_new import may_open, token

SIZE, INVITED = 20, 50
ENDED = [stage.value for stage in OVER]
DRAFT_KINDS = ("proposal", "sentiment", "suggestion", "topic")


@login_required
@require_safe
def me(request):
    """/desk/me/: what is one's own, filtered by the URL, paged by key."""
    person, find = request.user, OwnFind(request.GET, person=request.user)
    page = paging.kept(
        lambda: find.apply(rows(Matter.objects.of(person))),
        order=find.order, cursor=request.GET.get("cursor"), size=SIZE,
    )  # fmt: skip
    page.rows[:] = dressed(page.rows)
    signs, plain = signs_proposals(person), not find.anything and "cursor" not in request.GET
    context = {
        "find": find, "page": page, "filters": filters(request, find), "caption": sentence(find), "signs": signs, "opens": opens(person),
        "tiles": tiles(request, find, signs), "memberships": person.memberships.select_related("term__organisation", "station"),
        "panels": pages.panels("me.main", person, person), "drafts": drafts(person) if plain else [], "invited": invitations(person) if signs and plain else None,
    }  # fmt: skip
    return render(request, "matters/desk/me.html", context)


def invitations(person) -> list[dict]:
    """Proposals that ask for signatures: few at a time, and open for days only."""
    return dressed(rows(open_for_signing(person)).order_by("-raised_on", "-id")[:INVITED])


def signs_proposals(person) -> bool:
    """Members and chairpersons; a resident, a helper or a firm has matters of its own, but no duty as a member."""
    return any(may(post.role, "proposal.sign") for post in person.held_posts)


def drafts(person) -> list[dict]:
    kept = [(kind, actions.load_draft(token(person, kind))) for kind in DRAFT_KINDS if may_open(person, kind)]
    return [
        {
            "kind": KINDS[kind].name,
            "title": found.get("title") or _("（还没有题目）"),
            "url": reverse("matter-new", args=[kind]),
        }
        for kind, found in kept
        if found
    ]


def opens(person) -> list[dict]:
    """What the person may write now."""
    return [
        {"label": _("写%(kind)s") % {"kind": KINDS[kind].name}, "url": reverse("matter-new", args=[kind])}
        for kind in DRAFT_KINDS
        if may_open(person, kind)
    ]


def tiles(request, find, signs) -> list[dict]:
    """Each opens the list that it counts."""
    person = request.user
    found = Matter.objects.of(person).aggregate(
        going=Count("id", filter=~Q(stage__in=ENDED)), over=Count("id", filter=Q(stage__in=ENDED))
    )
    url = reverse("my-duty")
    shown = [
        {"number": n, "label": label, "url": f"{url}?stage={stage}", "here": find.value("stage") == stage}
        for n, label, stage in ((found["going"], _("正在办"), "open"), (found["over"], _("已有结果"), "over"))
    ]
    if not signs:
        return shown
    waiting = open_for_signing(person).count()
    return [{"number": waiting, "label": _("待联名"), "url": f"{url}#invited"}, *shown]


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def sign(request, ref):
    """/desk/sign/<ref>/: read it, then sign it."""
    found = open_for_signing(request.user).filter(ref=ref).select_related("area", "holder").first()
    if found is None:
        raise Http404
    refused = ""
    if request.method == "POST":
        try:
            return redirect(once.of(request, {"sign": ref}, lambda: _sign(request, found)))
        except (Refused, once.Conflict) as reason:
            refused = str(reason)
    raisers = [r.person for r in found.raisers.select_related("person") if r.person]
    return render(
        request,
        "matters/desk/sign.html",
        {"matter": found, "raisers": raisers, "refused": refused, "today": clock.today()},
    )


def _sign(request, found) -> str:
    actions.sign(found, by=request.user)
    messages.success(request, _("已联名：《%(title)s》。") % {"title": found.title})
    return reverse("my-duty")

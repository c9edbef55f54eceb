"""我的履职 · One's own page: drafts, invitations to sign, what became of what one raised or of one's firm's problems."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from shangliang.kit import clock, once
from shangliang.people.can import may

from .. import actions
from ..kinds import KINDS
from ..lifecycle import OVER, Refused
from ..models import Matter
from ..models.rows import dressed, rows
from ..models.signing import open_for_signing
from .desk_new import may_open, token

DRAFT_KINDS = ("proposal", "sentiment", "suggestion", "topic")


@login_required
@require_safe
def me(request):
    """/desk/me/."""
    person = request.user
    mine = dressed(rows(Matter.objects.of(person)).order_by("-moved_at")[:200])
    signs = signs_proposals(person)
    invited = dressed(rows(open_for_signing(person)).order_by("-raised_on", "-id")[:50])
    over = [row for row in mine if row["stage"] in OVER]
    going = [row for row in mine if row["stage"] not in OVER]
    context = {
        "signs": signs, "drafts": drafts(person), "invited": invited, "going": going, "over": over, "opens": opens(person),
        "tiles": tiles(going, over, invited)[0 if signs else 1 :], "memberships": person.memberships.select_related("term__organisation", "station"),
    }  # fmt: skip
    return render(request, "matters/desk/me.html", context)


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


def tiles(going, over, invited) -> list[dict]:
    named = (
        (len(invited), _("待联名"), "invited"),
        (len(going), _("正在办"), "going"),
        (len(over), _("已有结果"), "over"),
    )
    return [{"number": n, "label": label, "url": f"#{place}"} for n, label, place in named]


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
            return redirect(once.perform(request.POST.get("once", "")[:64], {"sign": ref}, lambda: _sign(request, found),
                                         owner=once.owner_of(request)))  # fmt: skip
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

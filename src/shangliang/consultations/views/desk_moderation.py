"""看法审核 · What waits, the oldest first: show it, leave it out with a reason, split it; and one's own sentence put in."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.db.models import Count, F, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from shangliang.compute.likeness import most_like
from shangliang.kit import once
from shangliang.kit.finding import sort_menu
from shangliang.kit.paging import page
from shangliang.people.refusal import Refused
from shangliang.people.views.finding import place_menu, within

from ..actions import moderating
from ..actions.saying import ALIKE
from ..forms.desk_moderation import AnswerForm, JudgeForm, WriteForm
from ..forms.lists import ModerationFind, StatementFind
from ..models import Consultation, Contribution, Statement

AT_ONCE = 20


@login_required
@require_safe
def moderation(request):
    """/desk/c/moderation/: consultations whose sentences this person may look at, those with the most that waits first."""
    if not any(post.allows("consultation.moderate", post.organisation.area_id) for post in request.user.held_posts):
        raise PermissionDenied
    find = ModerationFind(request.GET)
    seen = Consultation.objects.visible_to(request.user).run_by(request.user, "consultation.moderate")
    found = find.narrowed(
        within(seen.filter(sealed_at=None, withdrawn_on=None), find.value("area")), q="title__contains"
    )
    found = found.select_related("area").annotate(**WAITING, both=F("waiting") + F("words"))
    context = {
        "page": page(found, order=find.order, cursor=request.GET.get("cursor")), "find": find,
        "filters": [*place_menu(request, find), sort_menu(request, find)],
    }  # fmt: skip
    return render(request, "consultations/desk/moderation_list.html", context)


def _numbered(found, home: str) -> Coalesce:
    """How many of these belong to the consultation of the row."""
    own = found.filter(**{home: OuterRef("pk")}).order_by().values(home).annotate(n=Count("pk"))
    return Coalesce(Subquery(own.values("n")), 0)


GIVEN = (
    Contribution.objects.filter(state="waiting")
    .exclude(kind="answer")
    .annotate(home=Coalesce("statement__consultation_id", "activity__consultation_id"))
)
WAITING = {"waiting": _numbered(Statement.objects.waiting(), "consultation"), "words": _numbered(GIVEN, "home")}


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def moderate(request, ref):
    """/desk/c/<ref>/moderation/."""
    found = Consultation.objects.visible_to(request.user).select_related("host", "area").filter(ref=ref).first()
    if found is None:
        raise Http404
    if not request.user.can("consultation.moderate", found.host.area_id):
        raise PermissionDenied
    if request.method == "POST":
        kind = WriteForm if "write" in request.POST else AnswerForm if "official" in request.POST else JudgeForm
        form = kind(request.POST)
        answer = form.is_valid() and _done(request, found, form)
        return answer or _page(request, found, form)
    return _page(request, found, None)


def _done(request, found, form):
    """Back to the list, or None with the sentence beside what was typed."""
    said = {k: v for k, v in request.POST.items() if k not in ("csrfmiddlewaretoken", "once")}

    def act():
        _act(found, form, request)
        return request.path

    try:
        return redirect(once.of(request, said, act))
    except (once.Conflict, Refused) as refused:
        form.add_error(None, str(refused))
    return None


def _act(found, form, request):
    said, by = form.cleaned_data, request.user
    if "write" in request.POST:
        made = moderating.write(found, said["text"], by=by)
        messages.success(request, _("第 %(n)s 条已经公开。") % {"n": made.number})
        return
    if "official" in request.POST:
        moderating.answer(found, said["number"], said["answer"], unit=said["unit"], by=by)
        messages.success(request, _("第 %(n)s 条的答复已经公开。") % {"n": said["number"]})
        return
    one = _one(found, request.POST.get("what", ""), request.POST.get("pk", ""))
    if said["do"] == "show":
        moderating.show(one, by=by)
    elif said["do"] == "withhold":
        moderating.withhold(one, said["reason"], by=by, same_as=said["same_as"])
    else:
        moderating.split(one, said["texts"].splitlines(), by=by)
    messages.success(request, _("办好了：“%(text)s”") % {"text": one.text[:40]})


def _one(found, what: str, pk: str):
    """A sentence or words of this consultation and of no other."""
    if not pk.isdecimal() or len(pk) > 18:
        raise Refused(_("这一条已经不在了，请重新打开这一页。"))
    rows = found.statements.all() if what == "statement" else words_of(found)
    one = rows.filter(pk=pk).first()
    if one is None:
        raise Refused(_("这一条已经不在了，请重新打开这一页。"))
    return one


def words_of(found):
    """Replies, arguments and amendments of this consultation; answers to questions are counted, not looked at."""
    here = Q(statement__consultation=found) | Q(activity__consultation=found)
    return Contribution.objects.filter(here).exclude(kind="answer").select_related("statement", "activity")


def _page(request, found, form):
    shown = list(found.statements.shown().values_list("number", "text"))
    texts, find = dict(shown), StatementFind(request.GET)
    pile = find.value("pile")
    picked = page(find.apply(found.statements.all()), order=find.order, cursor=request.GET.get("cursor"), size=AT_ONCE)
    rows = [
        {
            "one": one,
            "alike": [
                (n, texts[n])
                for n, _s in most_like(one.text, shown, limit=2, least=ALIKE, one_subject=True)
                if n != one.number
            ],
        }
        for one in picked
    ]
    states = dict(found.statements.values_list("state").annotate(n=Count("pk")).order_by())
    context = {
        "consultation": found, "rows": rows, "page": picked, "find": find, "filters": [sort_menu(request, find)], "pile": pile, "words": words_of(found).filter(state="waiting")[:AT_ONCE],
        "tiles": tiles(states, pile), "form": form, "write": form if isinstance(form, WriteForm) else WriteForm(),
        "official": form if isinstance(form, AnswerForm) else AnswerForm(),
        "judge": form if isinstance(form, JudgeForm) else JudgeForm(), "pk": request.POST.get("pk", ""),
    }  # fmt: skip
    context["adrift"] = _adrift(form, context)
    return render(request, "consultations/desk/moderation.html", context)


def _adrift(form, context) -> str:
    """What was typed about something that is no longer on the page: a colleague was faster."""
    here = {str(row["one"].pk) for row in context["rows"]} | {str(one.pk) for one in context["words"]}
    if not isinstance(form, JudgeForm) or context["pk"] in here:
        return ""
    return form.data.get("texts", "") or form.data.get("same_as", "")


def tiles(states: dict, pile: str) -> list[dict]:
    named = (("waiting", _("待审核"), ""), ("shown", _("已公开"), "shown"), ("out", _("未公开"), "out"))
    return [
        {"number": states.get(state, 0), "label": label, "url": f"?pile={key}", "here": pile == key}
        for state, label, key in named
    ]

"""谈心走访计划的页面 · A plan proposed and made; one plan: what was planned against what was done, leader by leader."""

from django.contrib.auth.decorators import login_required
from django.db.models import Count, Q
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from shangliang.kit import clock, once
from shangliang.people.models import Person, Post
from shangliang.people.refusal import Refused
from shangliang.people.views.finding import allow, one

from .. import actions
from ..coverage import LEADERS
from ..forms.planning import ProposalForm, TermForm
from ..models import Bond, PlannedTalk, TalkChange, TalkPlan
from ..nav import roles
from ..spreading import spread

CHANGES, MOST = 50, 480  # a form of twice as many fields is what the server takes


def find_plan(request, ref) -> TalkPlan:
    allow(request.user.has_role(*roles("talk_plan.see")))
    return one(TalkPlan.objects.visible_to(request.user).select_related("organisation"), ref=ref)


def led(area: str):
    """The leaders' bonds of an office's place, in force."""
    found = Bond.objects.active().filter(kind__in=LEADERS, area_id=area).whole()
    return found.order_by("person_id", "whom__pinyin", "id")


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def plan_new(request):
    """/desk/talks/new/?year=&part=: proposed from the standing bonds; the same address takes what is confirmed."""
    person, today = request.user, clock.today()
    posts = [p for p in person.held_posts if p.allows("bond.make", p.organisation.area_id)]
    allow(posts)
    body, ask = posts[0].organisation, TermForm(request.GET, today=today)
    start, end = ask.term()
    plan = TalkPlan(organisation=body, start=start, end=end)
    lines = spread(led(body.area_id)[:MOST], plan.months, today)[:MOST]
    form = ProposalForm(request.POST if request.method == "POST" else None, lines=lines, months=plan.months)
    made = form.is_bound and form.is_valid() and _make(request, plan, form)
    if made:
        return redirect(made)
    context = {
        "form": form, "ask": TermForm(initial={"year": start.year, "part": request.GET.get("part", "year")}, today=today), "plan": plan,
        "rows": [{"line": line, "boxes": boxes} for line, *boxes in form.rows()],
        "there": TalkPlan.objects.filter(organisation=body).touching(start, end).first(),
    }  # fmt: skip
    return render(request, "bonds/plan_new.html", context)


def _make(request, plan, form) -> str:
    lines = form.chosen()
    content = {k: v for k, v in request.POST.items() if k not in ("csrfmiddlewaretoken", "once")}

    def act():
        made = actions.make_plan(plan.organisation, plan.start, plan.end, lines, by=request.user)
        return made.get_absolute_url()

    try:
        return once.of(request, content | {"term": f"{plan.start}/{plan.end}"}, act)
    except (Refused, once.Conflict) as reason:
        form.add_error(None, str(reason))
    return ""


@login_required
@require_safe
def plan(request, ref):
    """/desk/talks/<ref>/."""
    found = find_plan(request, ref)
    entries = dressed(PlannedTalk.objects.standing().filter(plan=found))
    context = {
        "plan": found, "counts": counts(found), "leaders": _by_leader(entries), "may_change": request.user.can("bond.make", found.area_id),
        "changes": TalkChange.objects.filter(entry__plan=found).select_related("by", "entry__plan", "entry__bond__person", "entry__bond__whom")[:CHANGES],
    }  # fmt: skip
    return render(request, "bonds/plan.html", context)


def dressed(entries):
    """With what a line says of each."""
    around = ("plan__organisation", "visit", "bond__person", "bond__whom", "bond__post", "bond__organisation")
    return entries.select_related(*around).defer("visit__content", "visit__found")


def _by_leader(entries) -> list[dict]:
    found: dict[int, list] = {}
    for entry in entries.order_by("until", "id"):
        found.setdefault(entry.bond.person_id, []).append(entry)
    rows = [
        {"who": own[0].bond.who, "title": own[0].bond.title, "entries": own, "met": sum(bool(e.visit_id) for e in own)}
        for own in found.values()
    ]
    return sorted(rows, key=lambda row: -len(row["entries"]))


def counts(found: TalkPlan) -> list[dict]:
    """Met, not yet, overdue: of what is planned; members in no plan: of all members. Each opens its list."""
    today = clock.today()
    row = PlannedTalk.objects.standing().filter(plan=found).aggregate(
        all=Count("pk"), met=Count("pk", filter=Q(visit__isnull=False)), late=Count("pk", filter=Q(visit=None, until__lt=today)),
    )  # fmt: skip
    whole, waiting = row["all"], row["all"] - row["met"] - row["late"]
    people = members(found)
    missing, everybody = without(found).count(), people.count()
    return [
        {"label": _("已见面"), "n": row["met"], "of": whole, "state": "met", "kind": ""},
        {"label": _("还没有到时间"), "n": waiting, "of": whole, "state": "waiting", "kind": ""},
        {"label": _("过了时间没有见面"), "n": row["late"], "of": whole, "state": "late", "kind": "late"},
        {"label": _("不在计划里的委员"), "n": missing, "of": everybody, "state": "", "kind": "warn"},
    ]


def members(found: TalkPlan):
    """Who holds a member's post at the place of the office today."""
    posts = Post.objects.held().filter(role="member", organisation__area=found.area_id)
    return Person.objects.filter(pk__in=posts.order_by().values("person_id"))


def without(found: TalkPlan):
    """Of these, those whom no time of the plan is for."""
    planned = PlannedTalk.objects.standing().filter(plan=found).order_by().values("bond__whom_id")
    return members(found).exclude(pk__in=planned)

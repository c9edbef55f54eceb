"""表决页 · The quorum first, then how, then the counts; an election; what follows from a decision."""

from django.contrib.auth.decorators import login_required
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from shangliang.kit import once
from shangliang.people.refusal import Refused
from shangliang.people.views.finding import form_page

from .. import actions
from ..forms.calling import PlenaryForm
from ..forms.deciding import DecideForm, FollowForm
from ..items import CONSENT, Form
from ..models import Decision
from ..presence import gauge
from ..rules import BASES, SHARES, basis, effective, share_to_pass
from .seen import part, press, seen

FORMS = ["GET", "HEAD", "POST"]


@login_required
@require_http_methods(FORMS)
def decide(request, ref, pk):
    """/desk/meetings/<ref>/items/<pk>/decide/?paper=<pk>."""
    found = seen(request.user, ref, "meeting.hold")
    row = part(found.items.select_related("meeting__gathering__host"), pk)
    left = row.papers.exclude(pk__in=row.decisions.exclude(passed=False).exclude(paper=None).values("paper"))
    first = {"paper": request.GET["paper"][:20]} if "paper" in request.GET else {}
    form = DecideForm(request.POST if request.method == "POST" else None, papers=list(left), initial=first)
    if request.method == "POST" and form.is_valid():
        answer = _sent(request, form, lambda: _decide(request, found, row, form.cleaned_data))
        if answer:
            return answer
    context = {"found": found, "row": row, "form": form, "gauge": gauge(found), "rule": _rule(found)}
    return render(request, "meetings/decide.html", context)


def _rule(found) -> dict | None:
    if not found.rules.decides:
        return None
    share, of = share_to_pass(found)
    return {"share": SHARES[share], "base": BASES[of], "basis": basis(effective(found)[1])}


def _sent(request, form, act):
    content = {k: v for k, v in request.POST.items() if k not in ("csrfmiddlewaretoken", "once")}
    try:
        return redirect(once.of(request, content | {"path": request.path}, act))
    except (Refused, once.Conflict) as reason:
        form.add_error(None, str(reason))
        return None


def _decide(request, found, row, data) -> str:
    """To the next paper of the item, to the poll that was prepared, or back to the meeting."""
    way, paper, by = data["how"], data["paper"], request.user
    if way == Form.HANDS:
        actions.decide_by_hands(row, data["yes"], data["no"], data["abstain"], paper=paper, by=by)
    elif way in CONSENT:
        actions.decide_by_consent(row, way, paper=paper, by=by)
    else:
        decision = actions.put_to_vote(row, way, paper=paper, by=by)
        return _poll_of(decision) if way == Form.PAPER else reverse("room", args=[found.gathering.ref])
    undecided = row.papers.exclude(decisions__isnull=False).exists()
    return reverse("item-decide", args=[found.ref, row.pk]) if undecided else f"{found.get_absolute_url()}#agenda"


def _poll_of(decision) -> str:
    return reverse("poll-desk", args=[decision.poll.ref])


def _decision(request, ref, pk, ability):
    found = seen(request.user, ref, ability)
    rows = Decision.objects.filter(meeting=found).select_related(
        "meeting__gathering__host", "item__meeting__gathering__host", "paper"
    )
    return found, part(rows, pk)


@login_required
@require_POST
def conclude(request, ref, pk):
    """/desk/meetings/<ref>/decisions/<pk>/conclude/."""
    found, row = _decision(request, ref, pk, "meeting.hold")
    back = f"{found.get_absolute_url()}#agenda"
    return press(request, lambda: actions.conclude(row, by=request.user) and None, back)


@login_required
@require_http_methods(FORMS)
def follow(request, ref, pk):
    """/desk/meetings/<ref>/decisions/<pk>/follow/."""
    found, row = _decision(request, ref, pk, "meeting.call")
    form = FollowForm(request.POST if request.method == "POST" else None)

    def act(data):
        actions.follow_up(row, data.pop("title"), by=request.user, **data)
        return f"{found.get_absolute_url()}#agenda"

    return form_page(
        request, form, act, heading=_("立重点任务"), back=found.get_absolute_url(), note=str(row), submit=_("立任务")
    )  # fmt: skip


@login_required
@require_http_methods(FORMS)
def plenary(request, ref, pk):
    """/desk/meetings/<ref>/decisions/<pk>/plenary/."""
    found, row = _decision(request, ref, pk, "meeting.call")
    form = PlenaryForm(request.POST if request.method == "POST" else None)

    def act(_data):
        return actions.call_plenary(row, by=request.user, **form.facts()).get_absolute_url()

    return form_page(
        request, form, act, heading=_("召开全体会议"), back=found.get_absolute_url(), note=str(row), submit=_("召集，议程为建议议程")
    )  # fmt: skip

"""电子表决和选举的页 · The chair's two presses; ballots of an election on phones or on paper; scrutineers confirm the count."""

from django.contrib.auth.decorators import login_required
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from shangliang.people.views.finding import form_page

from .. import actions
from ..forms.deciding import BallotForm, ConfirmForm, ElectForm
from ..models import Balloting, Decision
from ..presence import gauge
from .seen import part, press, seen

FORMS = ["GET", "HEAD", "POST"]


def _held(request, ref, rows, pk):
    found = seen(request.user, ref, "meeting.hold")
    return found, part(rows.filter(item__meeting=found).select_related("item__meeting__gathering__host", "poll"), pk)


def _console(found) -> str:
    return reverse("room", args=[found.gathering.ref])


@login_required
@require_POST
def open_decision(request, ref, pk):
    """/desk/meetings/<ref>/decisions/<pk>/open/."""
    found, row = _held(request, ref, Decision.objects.exclude(poll=None), pk)
    return press(request, lambda: actions.open_vote(row, by=request.user) and None, _console(found))


@login_required
@require_POST
def close_decision(request, ref, pk):
    """/desk/meetings/<ref>/decisions/<pk>/close/."""
    found, row = _held(request, ref, Decision.objects.exclude(poll=None), pk)
    return press(request, lambda: actions.close_vote(row, by=request.user), _console(found))


@login_required
@require_POST
def drop_decision(request, ref, pk):
    """/desk/meetings/<ref>/decisions/<pk>/drop/."""
    found, row = _held(request, ref, Decision.objects.exclude(poll=None), pk)
    said = _("这次表决作废，可以重新提请表决。")
    return press(request, lambda: actions.drop_vote(row, by=request.user), f"{found.get_absolute_url()}#agenda", said)


@login_required
@require_POST
def open_balloting(request, ref, pk):
    """/desk/meetings/<ref>/ballotings/<pk>/open/."""
    found, row = _held(request, ref, Balloting.objects.all(), pk)
    return press(request, lambda: actions.open_vote(row, by=request.user) and None, _console(found))


@login_required
@require_POST
def close_balloting(request, ref, pk):
    """/desk/meetings/<ref>/ballotings/<pk>/close/."""
    found, row = _held(request, ref, Balloting.objects.all(), pk)
    return press(request, lambda: actions.close_vote(row, by=request.user), _console(found))


@login_required
@require_http_methods(FORMS)
def confirm(request, ref, pk):
    """/desk/meetings/<ref>/ballotings/<pk>/confirm/: the figures stand there, nobody types them."""
    found, row = _held(request, ref, Balloting.objects.all(), pk)
    form = ConfirmForm(request.POST if request.method == "POST" else None)
    back = found.get_absolute_url()

    def act(data):
        actions.confirm_election(row, scrutineers=data["scrutineers"], by=request.user)
        return f"{back}#agenda"

    return form_page(
        request, form, act, heading=_("监票人核对"), back=back, note=figures(row.poll), submit=_("核对无误，记结果")
    )


def figures(poll) -> str:
    """In one line, as the scrutineers read it."""
    if not poll.sealed_at:
        return _("投票还没有截止、封存。")
    totals = poll.totals
    names = [*zip(poll.options, totals["online"], strict=True), *sorted(totals["others"].items())]
    votes = "；".join(_("%(name)s %(n)s 票") % {"name": name, "n": n} for name, n in names)
    counted = {"n": totals["ballots"], "blank": totals["blank"], "seats": poll.seats, "votes": votes}
    return _("应选 %(seats)s 名，收到 %(n)s 张，弃权 %(blank)s 张。%(votes)s。") % counted


@login_required
@require_http_methods(FORMS)
def elect(request, ref, pk):
    """/desk/meetings/<ref>/items/<pk>/elect/: the figures of a count on paper."""
    found = seen(request.user, ref, "meeting.hold")
    row = part(found.items.select_related("meeting__gathering__host"), pk)
    form = ElectForm(request.POST if request.method == "POST" else None)

    def act(data):
        actions.record_election(row, by=request.user, **data)
        return f"{found.get_absolute_url()}#agenda"

    note = (gauge(found) or {}).get("words", "")
    return form_page(request, form, act, heading=_("记选举结果"), back=found.get_absolute_url(), note=note)


@login_required
@require_http_methods(FORMS)
def ballot(request, ref, pk):
    """/desk/meetings/<ref>/items/<pk>/ballot/: an election on phones is prepared; it begins at the console."""
    found = seen(request.user, ref, "meeting.hold")
    row = part(found.items.select_related("meeting__gathering__host"), pk)
    form = BallotForm(request.POST if request.method == "POST" else None)

    def act(data):
        actions.put_to_election(row, by=request.user, **data)
        return _console(found)

    note = (gauge(found) or {}).get("words", "")
    return form_page(
        request, form, act, heading=_("电子选票"), back=found.get_absolute_url(), note=note, submit=_("拟好")
    )

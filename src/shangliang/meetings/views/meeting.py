"""会议一页 · The quorum, the agenda with what came of each item, the roll in numbers, the minutes; what can be done next."""

from django.contrib.auth.decorators import login_required
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from shangliang.gatherings.views.record import state_of
from shangliang.kit import pages
from shangliang.people.areas import path_names

from .. import actions
from ..models import Decision, Meeting, Minutes
from ..presence import afterwards, gauge
from ..wording import election_words, verdict
from .seen import press, seen


@login_required
@require_safe
def meeting(request, ref):
    """/desk/meetings/<ref>/."""
    return render(request, "meetings/meeting.html", context(request.user, seen(request.user, ref)))


@login_required
@require_POST
def enrol(request, ref):
    """/desk/meetings/<ref>/enrol/."""
    found = seen(request.user, ref)
    return press(
        request, lambda: actions.enrol(found, by=request.user) and None, found.get_absolute_url(), _("已报名。")
    )


def context(person, found) -> dict:
    may_call, may_hold = person.can("meeting.call", found.area_id), person.can("meeting.hold", found.area_id)
    room = found.gathering
    mine = room.attendances.filter(person=person).select_related("answer").first()
    return {
        "found": found, "room": room, "state": state_of(room), "gauge": gauge(found), "items": items(found),
        "place": " ".join(path_names(found.area_id)[-2:]), "counts": room.attendances.counts(),
        "may_call": may_call and not room.called_off_at, "may_hold": may_hold and room.is_running,
        "may_change": may_call and not room.ended_at and not room.called_off_at, "holds": person.can("consultation.hold", found.area_id),
        "sees_papers": person.can("document.draft", found.area_id),
        "minutes": Minutes.objects.filter(meeting=found).first(), "lines": list(found.lines.filter(item=None)),
        "holds_votes": may_hold, "may_enrol": found.rules.credit and not room.opened_at and not room.called_off_at and person.can("meeting.see", found.area_id),
        "mine": mine, "answerable": found.noticed_on or getattr(mine, "answer", None),
        "served": pages.panels("gathering.served", person, room), "afterwards": afterwards(found), "own_rule": own_rule(person, found), "caller": calling(person, found), "called": Meeting.objects.filter(called_by__meeting=found).select_related("gathering").first(),
    }  # fmt: skip


def own_rule(person, found) -> str:
    """Where the quorum of its body is set, for whoever may set it."""
    if not found.rules.decides or not person.can("rule.set", found.area_id):
        return ""
    return f"{reverse('rule', args=[f'meeting.{found.kind}.quorum'])}?{urlencode({'area': found.area_id, 'body': found.body.ref})}"


def calling(person, found) -> dict | None:
    """The decision by which it was called, with its page where the person may open that."""
    if found.called_by_id is None:
        return None
    decision = Decision.objects.select_related("meeting__gathering").get(pk=found.called_by_id)
    open_ = Meeting.objects.visible_to(person).filter(pk=decision.meeting_id).exists()
    return {"meeting": decision.meeting, "open": open_}


def items(found) -> list[dict]:
    """Each item with its papers, decisions, elections and lines: four queries however many there are."""
    rows = found.items.prefetch_related(
        "papers",
        "decisions__paper",
        "decisions__poll",
        "decisions__follow_ups__matter",
        "elections",
        "lines",
        "ballotings__poll",
    )
    found = [_item(one) for one in rows]
    coming = next((one for one in found if one["row"].done_at is None), None)
    return [one | {"next": one is coming} for one in found]


def _item(one) -> dict:
    decisions = list(one.decisions.all())
    settled = {d.paper_id for d in decisions if d.passed is not False}
    papers = list(one.papers.all())
    left = [p for p in papers if p.pk not in settled]
    return {
        "row": one, "papers": papers, "undecided": left, "lines": list(one.lines.all()), "touched": bool(one.done_at or decisions or one.ballotings.all()),
        "decisions": [{"row": d, "said": verdict(d), "follow_ups": list(d.follow_ups.all())} for d in decisions],
        "balloting": next((b for b in one.ballotings.all() if b.election_id is None), None), "elections": [election_words(e) for e in one.elections.all()],
        "votes": one.is_voted and one.kind != "elect" and (bool(left) if papers else None not in settled),
        "elects": one.kind == "elect" and one.is_voted and not one.done_at, "says": not one.is_voted or len(papers) > 1,
    }  # fmt: skip

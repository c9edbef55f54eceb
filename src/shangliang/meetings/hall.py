"""大屏和席位上的会议 · What a hall and a member's phone show of a meeting: the quorum, a verdict in one sentence, an election."""

from django.utils.translation import gettext as _

from shangliang.gatherings.models import Shown
from shangliang.kit import pages

from .models import Decision, Election, Meeting
from .presence import gauge, of
from .wording import election_words, verdict

LATEST = 12  # decisions that can be lined up


def _of(gathering) -> Meeting | None:
    return of(gathering) if gathering.kind == "meeting" else None


@pages.slot("hall.ready")
def ready(_person, gathering):
    """Nothing is said of a quorum where nothing is decided."""
    found = _of(gathering)
    if found is None:
        return []
    decided = found.decisions.exists() or found.elections.exists()
    return [
        *([(Shown.QUORUM, None)] if found.rules.decides else []),
        *([(Shown.DECISION, None)] if decided else []),
    ]


@pages.slot("hall.offers")
def offers(_person, gathering):
    """(key, label, what is shown, of what) of each decision and election, the latest first."""
    found = _of(gathering)
    if found is None:
        return []
    said = _("表决结果：%(what)s")
    rows = found.decisions.select_related("item", "paper").order_by("-at", "-pk")[:LATEST]
    elections = found.elections.select_related("item").order_by("-at", "-pk")[:LATEST]
    return [
        *((f"decision:{d.pk}", said % {"what": d}, Shown.DECISION.value, {"decision": d.pk}) for d in rows),
        *((f"election:{e.pk}", said % {"what": e}, Shown.DECISION.value, {"election": e.pk}) for e in elections),
    ]


@pages.slot("hall.quorum")
def quorum(_person, screen):
    found = _of(screen.gathering)
    seen = gauge(found) if found else None
    return [{"template": "meetings/hall_quorum.html", "gauge": seen}] if seen else []


@pages.slot("hall.decision")
def decision(_person, screen):
    """The one that the chair picked, else the last."""
    found = _of(screen.gathering)
    if found is None:
        return []
    if key := screen.what.get("election"):
        return [election_shown(one) for one in found.elections.select_related("item").filter(pk=key)]
    rows = found.decisions.select_related("item", "paper").order_by("-at", "-pk")
    if key := screen.what.get("decision"):
        rows = rows.filter(pk=key)
    elections = found.elections.select_related("item").order_by("-at", "-pk")
    latest = sorted([*rows[:1], *([] if key else elections[:1])], key=lambda one: one.at)
    return [shown(one) for one in latest[-1:]]


def shown(one: Decision | Election) -> dict:
    """As the hall writes it; the same sentence as everywhere."""
    return election_shown(one) if isinstance(one, Election) else decision_shown(one)


def decision_shown(one: Decision) -> dict:
    counts = [(_("赞成"), one.yes), (_("反对"), one.no), (_("弃权"), one.abstain)] if one.votes else []
    return {"template": "meetings/hall_decision.html", "title": str(one), "passed": one.passed, "counts": counts, "said": verdict(one)}  # fmt: skip


def election_shown(one: Election) -> dict:
    counts = [(row["name"], row["votes"]) for row in one.candidates[:10] if row["state"]]
    return {"template": "meetings/hall_decision.html", "title": str(one), "passed": bool(one.elected), "election": True,
            "counts": counts, "said": election_words(one)}  # fmt: skip


@pages.slot("gathering.seat")
def seat(_person, attendance):
    """On the phone of somebody with a ticket: the quorum before anything was decided, then what was decided last."""
    found = _of(attendance.gathering)
    if found is None:
        return []
    rows = found.decisions.exclude(passed=None).select_related("item", "paper").order_by("-at", "-pk")[:3]
    elections = found.elections.select_related("item").order_by("-at", "-pk")[:1]
    latest = sorted([*rows, *elections], key=lambda one: one.at, reverse=True)
    return [{"template": "meetings/seat.html", "gauge": gauge(found), "decided": [shown(one) for one in latest]}]

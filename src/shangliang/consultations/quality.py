"""协商质量 · The three numbers of a consultation out of its records; the formulas are in compute/quality.py.

Who wrote by slip is known to nobody: such writers count as people who brought statements, never as people of the roster.
"""

from collections import defaultdict
from dataclasses import dataclass

from django.db.models import Count, F, Q

from shangliang.compute import quality
from shangliang.compute.quality import Completeness, Consensus, Expression, Interaction, Score, Share
from shangliang.gatherings.models import Speech

from . import scoring
from .models import Activity, Contribution, Statement, View, Voter

FILLED_IN = Q(kind=Contribution.Kind.ANSWER, activity__kind=Activity.Kind.QUESTIONS)
ANSWER, QUESTION = Speech.Kind.ANSWER, Speech.Kind.QUESTION


@dataclass(frozen=True)
class Quality:
    """质量 · 表达, 互动, 共识: three numbers, each with its parts."""

    expression: Expression
    interaction: Interaction
    consensus: Consensus


def quality_of(consultation) -> Quality:
    """As it was measured by the sealing; before that, as things stand now."""
    kept = consultation.quality
    return measured(consultation) if kept is None else _read(kept)


def _read(kept: dict) -> Quality:
    said, moved, agreed = kept["expression"], kept["interaction"], kept["consensus"]
    return Quality(
        Expression(**said | {"spoke": Share(**said["spoke"]), "completeness": Completeness(**said["completeness"])}),
        Interaction(**{name: Share(**share) for name, share in moved.items()}),
        Consensus(
            Share(**agreed["shared"]),
            agreed["differences"],
            *(tuple(Score(**one) for one in agreed.get(name, ())) for name in scoring.SCORES),
        ),
    )


def measured(consultation) -> Quality:
    """As things stand now; the sealing drops changed views and who wrote by slip."""
    speeches = list(_speeches(consultation))
    written = list(_statements(consultation))
    replies = list(_contributions(consultation))
    return Quality(
        _expression(consultation, speeches, written, replies),
        _interaction(consultation, speeches, replies),
        _consensus(consultation),
    )


def _speeches(consultation):
    found = Speech.objects.spoken().filter(gathering__activity__consultation=consultation)
    return found.annotate(roster=F("by__roster")).values("pk", "kind", "takes_up", "roster")


def _statements(consultation):
    """Who brought which statement, in the words of others too: one that was moderated as a double counts as the other."""
    found = Statement.objects.filter(consultation=consultation).filter(
        Q(state=Statement.State.SHOWN) | Q(reason="double")
    )
    return found.exclude(source=Statement.Source.TOPIC).values("pk", "participant", "voter", "same_as")


def _contributions(consultation):
    """What is shown; of a questionnaire, which is never shown one by one, whoever has answered it has written too."""
    either = Q(activity__consultation=consultation) | Q(statement__consultation=consultation)
    found = Contribution.objects.filter(either, Q(state=Contribution.State.SHOWN) | FILLED_IN)
    return found.annotate(filled_in=FILLED_IN).values("kind", "participant", "voter", "filled_in")


def _expression(consultation, speeches, written, replies) -> Expression:
    members = dict(consultation.participants.deliberating().values_list("pk", "seat"))
    heard = {s["roster"] for s in speeches} | {row["participant"] for row in (*written, *replies)}
    spoke = heard & members.keys()
    sizes: dict[str, int] = defaultdict(int)
    spoken: dict[str, int] = defaultdict(int)
    for pk, seat in members.items():
        sizes[seat] += 1
        spoken[seat] += pk in spoke
    return Expression(
        Share(len(spoke), len(members)), quality.evenness(spoken, sizes), quality.completeness(_brought(written)),
        quality.even_between(spoken, sizes),
    )  # fmt: skip


def _brought(written) -> list[set[int]]:
    """For each who wrote, known or not, the different statements."""
    people: dict[object, set[int]] = defaultdict(set)
    for row in written:
        who = row["participant"] or row["voter"]
        if who is not None:
            people[who].add(row["same_as"] or row["pk"])
    return list(people.values())


def _interaction(consultation, speeches, replies) -> Interaction:
    kinds = (Contribution.Kind.REPLY, Contribution.Kind.ANSWER)
    replies = [row for row in replies if not row["filled_in"]]  # whoever fills in a questionnaire answers nobody
    answering = sum(bool(s["takes_up"]) for s in speeches) + sum(r["kind"] in kinds for r in replies)
    asked = {s["pk"] for s in speeches if s["kind"] == QUESTION}
    answered = {s["takes_up"] for s in speeches if s["kind"] == ANSWER} & asked
    counted = _views(consultation).aggregate(whole=Count("pk"), changed=Count("pk", filter=~Q(value=F("first"))))
    return Interaction(
        Share(answering, len(speeches) + len(replies)),
        Share(len(answered), len(asked)),
        Share(counted["changed"], counted["whole"]),
    )


def _views(consultation):
    """Without those who scanned and have no slip: they are counted apart."""
    return View.objects.filter(consultation=consultation).exclude(voter__way=Voter.Way.OPEN)


def _consensus(consultation) -> Consensus:
    """All people are one group where the picture shows no groups."""
    picture = getattr(consultation, "picture", None)
    groups = picture.held.get("axes", {}).get("cells") if picture else None
    if not groups:
        rows = _views(consultation).filter(statement__state=Statement.State.SHOWN)
        counted = rows.values("statement").annotate(seen=Count("pk"), agree=Count("pk", filter=Q(value=1)))
        groups = [[(row["agree"], row["seen"]) for row in counted.order_by("statement")]]
    data = picture.data if picture else {}
    scores = (tuple(Score(**one) for one in scoring.best(data, name)) for name in scoring.SCORES)
    return Consensus(quality.shared(groups), consultation.differences.count(), *scores)

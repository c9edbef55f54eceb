"""The lifecycle is pure: these tests need no database."""

import pytest

from shangliang.matters.agreement import Agreement, Point
from shangliang.matters.kinds import KINDS
from shangliang.matters.lifecycle import LABELS, OPEN, OVER, STEPS, Refused, Stage, moves, take
from shangliang.people.can import ABILITIES, Role

EVERY_PATH = [pytest.param(kind, id=slug) for slug, kind in KINDS.items()]


def test_every_stage_has_a_word_and_is_open_or_over():
    assert set(LABELS) == set(Stage)
    assert OPEN | OVER == set(Stage)
    assert not OPEN & OVER


def test_step_names_are_unique():
    assert len({s.name for s in STEPS}) == len(STEPS)


@pytest.mark.parametrize("kind", EVERY_PATH)
def test_every_kind_names_only_steps_that_exist(kind):
    assert set(kind.path) <= {s.name for s in STEPS}
    assert len(set(kind.path)) == len(kind.path)


@pytest.mark.parametrize("kind", EVERY_PATH)
def test_every_stage_that_a_kind_can_reach_leads_to_an_end(kind):
    """From each reachable open stage, the kind's own steps lead to a closed one: nothing can get stuck."""
    reachable, queue = {kind.start}, [kind.start]
    while queue:
        for step in moves(queue.pop(), kind.path):
            to = step.to
            if to and to not in reachable:
                reachable.add(to)
                queue.append(to)
    for stage in reachable & OPEN:
        assert _ends(stage, kind), f"{stage} leads nowhere"


def _ends(stage, kind):
    seen, queue = {stage}, [stage]
    while queue:
        here = queue.pop()
        if here in OVER:
            return True
        for step in moves(here, kind.path):
            if step.to and step.to not in seen:
                seen.add(step.to)
                queue.append(step.to)
    return False


def test_a_topic_walks_the_chain_in_its_order():
    stage = Stage.RAISED
    facts = {"note": "x", "body": "x", "agreement": "x", "target": "x", "orders": "x", "order": "x", "appraisal": "x"}
    walked = []
    for name in (
        "accept",
        "approve",
        "plan",
        "agree",
        "submit",
        "instruct",
        "assign",
        "receive",
        "reply",
        "confirm",
        "appraise",
        "close",
        "archive",
    ):
        stage = take(name, stage, facts, KINDS["topic"].path).to
        walked.append(stage)
    assert walked == [
        Stage.ACCEPTED,
        Stage.APPROVED,
        Stage.CONSULTING,
        Stage.AGREED,
        Stage.SUBMITTED,
        Stage.INSTRUCTED,
        Stage.ASSIGNED,
        Stage.HANDLING,
        Stage.ANSWERED,
        Stage.CONFIRMED,
        Stage.APPRAISED,
        Stage.CLOSED,
        Stage.ARCHIVED,
    ]


def test_approval_cannot_be_skipped_where_the_kind_has_it():
    path = KINDS["topic"].path
    assert {s.to for s in moves(Stage.ACCEPTED, path)} & {Stage.CONSULTING, Stage.AGREED, Stage.SUBMITTED} == set()


def test_a_step_that_is_not_open_is_refused_in_words():
    with pytest.raises(Refused, match="已办结"):
        take("accept", Stage.CLOSED, {}, KINDS["topic"].path)


def test_declining_needs_a_reason():
    with pytest.raises(Refused, match="说明"):
        take("decline", Stage.RAISED, {}, KINDS["topic"].path)
    assert take("decline", Stage.RAISED, {"note": "不属于协商范围"}, KINDS["topic"].path).to == Stage.DECLINED


def test_a_family_difficulty_is_never_declined():
    assert "decline" not in {s.name for s in moves(Stage.RAISED, KINDS["household"].path)}
    assert "decline" in {s.name for s in moves(Stage.RAISED, KINDS["topic"].path)}


def test_families_and_firms_are_never_public():
    assert {slug for slug, kind in KINDS.items() if not kind.public} == {"household", "enterprise"}
    assert all("release" not in KINDS[slug].path for slug in ("household", "enterprise"))


def test_every_ability_of_a_step_is_in_the_policy_table():
    known = set().union(*ABILITIES.values())
    assert {s.ability for s in STEPS} | {s.recorded for s in STEPS if s.recorded} <= known


def test_only_the_party_organisation_approves_and_only_the_supervision_office_assigns():
    assert {r for r in Role if "matter.approve" in ABILITIES[r]} == {Role.PARTY}
    assert {r for r in Role if "matter.assign" in ABILITIES[r]} == {Role.SUPERVISION}


def test_an_agreement_without_a_point_or_with_impossible_counts_says_so():
    from datetime import date

    held = {"held_on": date(2023, 6, 5), "place": "协商议事室", "convener": "村党支部书记"}
    good = Agreement(**held, invited=17, present=16, interested=10, points=(Point("先装主路"),))
    assert good.problems() == []
    assert len(Agreement(**held, invited=17, present=18, interested=20, points=()).problems()) == 3
    assert Agreement.from_data(good.as_data()) == good


def test_no_kind_of_matter_lets_the_cppcc_order_a_unit():
    """The CPPCC submits; the office's abilities hold no assign, only the recording of it."""
    assert "matter.assign" not in ABILITIES[Role.OFFICE]
    assert "matter.record_assignment" in ABILITIES[Role.OFFICE]

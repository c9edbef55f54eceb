"""Expression, interaction and consensus out of what was recorded."""

import datetime as dt
import json
from dataclasses import asdict

import pytest

from shangliang.consultations import actions
from shangliang.consultations.actions import contributing
from shangliang.consultations.actions.sealing import seal
from shangliang.consultations.models import Picture, Statement
from shangliang.consultations.quality import measured, quality_of
from shangliang.gatherings.actions import reconcile
from shangliang.gatherings.models import Speech
from shangliang.kit import clock
from tests import cast
from tests.consultations import talk

pytestmark = pytest.mark.django_db


def spoke(attendance, kind="speech", takes_up=None):
    now = clock.now()
    return Speech.objects.create(
        gathering=attendance.gathering, by=attendance, kind=kind, takes_up=takes_up, asked_at=now, began_at=now,
        ended_at=now + dt.timedelta(minutes=2),
    )  # fmt: skip


def wrote(consultation, participant, text, **more):
    number = consultation.statements.count() + 1
    given = {"state": "shown", "source": "paper"} | more
    return Statement.objects.create(
        consultation=consultation, number=number, text=text, participant=participant, said_on=clock.today(), **given
    )


def test_nothing_recorded_is_no_data_and_never_nought():
    found = measured(talk.noticed())
    assert found.expression.spoke.value == 0.0
    assert found.expression.completeness.coverage is None
    assert found.interaction.answered.value is None
    assert found.consensus.shared.value is None


def test_who_spoke_and_who_wrote_count_once():
    made = talk.noticed()
    people = list(made.participants.all())
    attendance = made.activities.get(kind="sitting").gathering.attendances.get(roster=people[0].pk)
    spoke(attendance)
    wrote(made, people[0], "路灯先装在上学的路上")
    wrote(made, people[1], "灯杆不要立在自家门口")
    found = measured(made).expression
    assert (found.spoke.some, found.spoke.whole) == (2, 17)
    assert found.completeness.distinct == 2


def test_a_double_is_the_same_statement_said_by_another():
    made = talk.noticed()
    people = list(made.participants.all())
    first = wrote(made, people[0], "先修路")
    wrote(made, people[1], "先把路修好", state="out", reason="double", same_as=first)
    found = measured(made).expression.completeness
    assert (found.distinct, found.next_brings) == (1, 0.0)


def test_answers_in_the_room_and_views_that_changed():
    made = talk.with_statements(talk.noticed())
    room = list(made.activities.get(kind="sitting").gathering.attendances.all())
    question = spoke(room[0], "question")
    spoke(room[1], "answer", takes_up=question)
    spoke(room[2], "question")
    voter = talk.voters(made, 1)[0]
    actions.express(made, voter, 2, 1)
    actions.express(made, voter, 2, -1)
    actions.express(made, voter, 3, 1)
    found = measured(made).interaction
    assert (found.answered.some, found.answered.whole) == (1, 2)
    assert (found.taken_up.some, found.taken_up.whole) == (1, 3)
    assert (found.changed.some, found.changed.whole) == (1, 2)


def test_whoever_answers_a_questionnaire_has_written_and_answers_nobody():
    made = talk.noticed()
    activity = made.activities.create(
        kind="questions", title="问卷", questions=[{"text": "先装哪里", "kind": "one", "options": ["学校路", "主路"]}]
    )
    voter = talk.voters(made, 1)[0]
    person = made.participants.first()
    made.voters.filter(pk=voter.pk).update(participant=person)  # as by a named link
    voter.refresh_from_db()
    assert measured(made).expression.spoke.some == 0
    contributing.answer(voter, activity, {"q0": "1"})
    found = measured(made)
    assert found.expression.spoke.some == 1
    assert found.interaction.taken_up.whole == 0


def test_views_without_a_slip_are_in_no_number():
    made = talk.with_statements(talk.noticed(open_to_all=True))
    for voter in talk.voters(made, 6):
        actions.express(made, voter, 2, 1)
    before = measured(made)
    for n in range(9):
        voter = actions.enter_openly(made, f"browser {n}").voter
        actions.express(made, voter, 2, -1)
        actions.express(made, voter, 2, 1)
        actions.express(made, voter, 3, 1)
    assert measured(made) == before
    assert (before.consensus.shared.whole, before.interaction.changed.whole) == (1, 6)


def test_the_two_scores_are_kept_by_the_sealing_and_stand_on_the_page_with_their_intervals(client):
    made = talk.with_statements(talk.noticed())
    told = {"value": 0.65, "low": 0.5, "high": 0.8}
    statements = {"1": {"aware": {"side": "agree"} | told, "bridging": told | {"value": 0.3}}, "2": {"bridging": told}}
    Picture.objects.create(consultation=made, made_at=clock.now(), data={"statements": statements})
    found = measured(made)
    assert [(one.number, one.side, one.value) for one in found.consensus.aware] == [(1, "agree", 0.65)]
    assert [(one.number, one.value) for one in found.consensus.bridging] == [(2, 0.65), (1, 0.3)]
    made.quality = json.loads(json.dumps(asdict(found)))
    made.save()
    assert quality_of(made).consensus == found.consensus
    page = cast.signed_in(client, cast.clerk()).get(f"{made.desk_url()}quality/").content.decode()
    assert "误差范围 50%–80%" in page
    assert "误差范围 0.50 到 0.80" in page
    assert page.count(talk.SAID[0]) == 1  # the second statement bridges and is shared by no groups


def test_a_quality_kept_before_there_were_scores_is_read_too():
    made = talk.noticed()
    kept = asdict(measured(made))
    for name, part in (("consensus", "aware"), ("consensus", "bridging"), ("expression", "even_between")):
        del kept[name][part]
    made.quality = kept
    assert quality_of(made) == measured(made)


def test_shared_statements_need_enough_people_who_surely_agree():
    made = talk.with_statements(talk.noticed())
    for voter in talk.voters(made, 12):
        actions.express(made, voter, 2, 1)
    for voter in talk.voters(made, 3):
        actions.express(made, voter, 3, 1)
    found = measured(made).consensus.shared
    assert (found.some, found.whole) == (1, 1)


def test_the_page_shows_three_numbers_to_the_host_and_nobody_else(client):
    made = talk.noticed()
    url = f"{made.desk_url()}quality/"
    page = cast.signed_in(client, cast.clerk()).get(url).content.decode()
    assert "没有数据" in page
    assert cast.signed_in(client, cast.outsider()).get(url).status_code == 404


def test_the_page_says_why_its_numbers_do_not_count_what_the_clerk_wrote(client):
    made = talk.with_statements(talk.noticed())
    page = cast.signed_in(client, cast.clerk()).get(f"{made.desk_url()}quality/").content.decode()
    assert "公开的看法共 6 条" in page and "不算在这 0 条里" in page
    assert "各方认可度" in page and "搭桥分" not in page


def test_what_the_sealing_measured_is_kept_though_first_views_are_gone():
    made = talk.with_statements(talk.noticed())
    voters = talk.voters(made, 6)
    for voter in voters:
        actions.express(made, voter, 2, 1)
    actions.express(made, voters[0], 2, -1)
    actions.close_consultation(made, by=cast.clerk())
    reconcile(made.book, issued=6, unused=0, spoiled=0)
    sealed = seal(made, by=cast.clerk())
    assert (measured(sealed).interaction.changed.whole, quality_of(sealed).interaction.changed.some) == (0, 1)

"""The text read out: each who heard it confirms or objects, or it is written why not; the hall never shows an old text."""

import pytest
from django.test import Client

from shangliang.consultations.actions import agreeing
from shangliang.gatherings import actions as room
from shangliang.gatherings.models import Screen
from shangliang.gatherings.views.hall_state import stamp
from shangliang.matters.lifecycle import Stage
from shangliang.people.refusal import Refused
from tests import cast
from tests.consultations import talk
from tests.kit import uploads

pytestmark = pytest.mark.django_db


@pytest.fixture
def made():
    """Three came, the agreement is written and signed after one has confirmed."""
    found = talk.noticed()
    gathering = room.open_gathering(found.activities.get(kind="sitting").gathering, by=cast.clerk())
    for number in (9, 10, 11):
        room.check_in(gathering.attendances.get(number=number), by=cast.clerk())
    return written(found)


def written(found, content="上学的路段先亮"):
    points = [{"content": content, "statements": [1]}]
    return agreeing.write_agreement(found, points=points, differences=[], by=cast.clerk())


def seated(found, number):
    return found.participants.get(number=number)


def confirmed_and_signed(found, *numbers):
    for number in numbers:
        agreeing.read_back(found, seated(found, number), confirms=True, by=cast.clerk())
    for part in ("convener", "representative"):
        agreeing.sign(found, part=part, name="某人（虚构）", by=cast.clerk())


def test_one_of_three_who_confirmed_is_not_enough(made):
    confirmed_and_signed(made, 9)
    with pytest.raises(Refused, match="还有 2 人没有答复"):
        agreeing.conclude(made, by=cast.clerk())
    assert made.concerns.get().matter.stage == Stage.CONSULTING


def test_an_objection_answers_and_a_written_reason_stands_for_who_had_gone(made):
    confirmed_and_signed(made, 9)
    agreeing.read_back(made, seated(made, 10), confirms=False, objection="电费没说清", by=cast.clerk())
    agreeing.note_unheard(seated(made, 11), "复述前已离会", by=cast.clerk())
    agreeing.conclude(made, by=cast.clerk())
    assert made.concerns.get().matter.stage == Stage.AGREED


def test_whoever_left_early_is_not_waited_for_and_nobody_confirms_for_them(made):
    gathering = made.activities.get(kind="sitting").gathering
    gathering.attendances.filter(number=11).update(presence="left_early")
    assert agreeing.confirm_everybody(made, by=cast.clerk()) == 2
    assert not made.read_backs.filter(participant__number=11).exists()
    assert [p.number for p in agreeing.unanswered(made)] == []


def test_the_reason_is_written_on_the_desk_and_stands_in_the_minutes(client, made):
    desk = cast.signed_in(client, cast.clerk())
    url = f"{made.desk_url()}unheard/"
    assert "没有听到复述的人" in desk.get(made.desk_url()).content.decode()
    page = desk.post(url, {"participant": seated(made, 11).pk, "reason": ""}).content.decode()
    assert 'id="id_reason_error"' in page or "errors" in page
    assert desk.post(url, {"participant": seated(made, 11).pk, "reason": "复述前已离会"}).status_code == 302
    desk.post(f"{made.desk_url()}read-back/")
    assert "复述前已离会" in desk.get(f"{made.desk_url()}minutes/").content.decode()
    assert cast.signed_in(client, cast.outsider()).get(url).status_code == 404


def test_a_reason_is_for_who_was_there_and_is_forgotten_with_the_text(made):
    with pytest.raises(Refused, match="不在等候答复"):
        agreeing.note_unheard(seated(made, 1), "没有来", by=cast.clerk())
    agreeing.note_unheard(seated(made, 11), "复述前已离会", by=cast.clerk())
    written(made, "主路先亮")
    assert seated(made, 11).unheard == ""
    assert len(agreeing.unanswered(made)) == 3


def test_the_hall_asks_again_when_the_text_is_written_anew(made):
    gathering = made.activities.get(kind="sitting").gathering
    room.give_code(gathering, by=cast.clerk())
    room.show(gathering, "read_back", by=cast.clerk())
    screen = Screen.objects.get()
    first = stamp(screen)
    assert stamp(screen) == first
    written(made, "主路先亮")
    second = stamp(screen)
    agreeing.read_back(made, seated(made, 9), confirms=True, by=cast.clerk())
    assert len({first, second, stamp(screen)}) == 3


def test_the_signed_sheet_is_kept_for_the_desk_alone(client, made):
    agreeing.confirm_everybody(made, by=cast.clerk())
    desk = cast.signed_in(client, cast.clerk())
    typed = {"part": "convener", "name": "某人（虚构）", "scan": uploads.upload(uploads.image())}
    assert desk.post(f"{made.desk_url()}sign/", typed).status_code == 302
    scan = made.signatures.get().scan
    assert "签字页" in desk.get(made.desk_url()).content.decode()
    assert desk.get(f"/files/{scan.ref}/").status_code == 200
    assert cast.signed_in(Client(), cast.outsider()).get(f"/files/{scan.ref}/").status_code == 404


def test_a_program_is_not_a_signed_sheet(client, made):
    agreeing.confirm_everybody(made, by=cast.clerk())
    typed = {"part": "convener", "name": "某人（虚构）", "scan": uploads.upload(b"MZ" + bytes(200), "signed.exe")}
    page = cast.signed_in(client, cast.clerk()).post(f"{made.desk_url()}sign/", typed).content.decode()
    assert "不收" in page
    assert "某人（虚构）" in page
    assert not made.signatures.exists()

"""From the check-in to the end on the chair's console, and what the hall is shown of it."""

import datetime as dt

import pytest

from shangliang.gatherings import actions
from shangliang.gatherings.models import Gathering
from shangliang.kit import clock
from shangliang.people.refusal import Refused
from tests import cast
from tests.counting import queries
from tests.gatherings import sitting

pytestmark = pytest.mark.django_db


def test_a_sitting_from_check_in_to_the_end_as_its_chair_and_its_hall_see_it():
    gathering, chair = sitting.of_consultation(), sitting.chair()
    screen = sitting.hall(gathering)
    for number in (1, 2, 9):
        chair.post(f"/desk/g/{gathering.ref}/checkin/", {"who": number})
    sitting.press(chair, gathering, "open")
    sitting.press(chair, gathering, "ask", who="9", kind="speech")
    asked = gathering.speeches.get()
    sitting.press(chair, gathering, "call", speech=asked.pk, after=0)
    sitting.press(chair, gathering, "show", shows="speaker")
    shown = sitting.text(screen.get("/hall/now/"))
    assert "利益相关方 · 9 号" in shown
    assert "参与人" not in shown
    assert "实到 <b>3</b>" in shown
    sitting.press(chair, gathering, "note", text="先装上学的路", to=asked.pk)
    sitting.press(chair, gathering, "finish", expected=asked.pk)
    sitting.press(chair, gathering, "end")
    record = sitting.text(chair.get(f"/desk/g/{gathering.ref}/"))
    assert "先装上学的路" in record
    assert gathering.attendances.filter(presence="absent").count() == 14


def test_whoever_has_not_spoken_comes_first():
    gathering = sitting.opened()
    first = sitting.asked(gathering, 1)[0]
    actions.begin(first, by=cast.clerk())
    actions.finish(gathering, by=cast.clerk())
    sitting.asked(gathering, 1, 2, 3)
    assert [s.by.number for s in gathering.speeches.waiting().in_turn()] == [2, 3, 1]


def test_who_spoke_how_long_of_which_class_is_on_record():
    gathering, start = sitting.opened(), clock.now()
    for number, after in ((9, 0), (1, 70), (10, 100)):
        speech = sitting.asked(gathering, number)[0]
        actions.begin(speech, by=cast.clerk(), on=start + dt.timedelta(seconds=after))
    actions.finish(gathering, by=cast.clerk(), on=start + dt.timedelta(seconds=160))
    spoken = gathering.speeches.spoken().order_by("began_at")
    assert [(s.by.number, s.by.seat, s.seconds) for s in spoken] == [
        (9, "interested", 70), (1, "secretary", 30), (10, "interested", 60),
    ]  # fmt: skip
    by_seat = {row["by__seat"]: (row["people"], row["took"]) for row in gathering.speeches.by_seat()}
    assert by_seat == {"interested": (2, dt.timedelta(seconds=130)), "secretary": (1, dt.timedelta(seconds=30))}


def test_two_chairs_who_call_two_people_at_once_call_one():
    gathering, chair, other = sitting.opened(), sitting.chair(), sitting.chair(cast.township_clerk())
    one, two = sitting.asked(gathering, 1, 2)
    sitting.press(chair, gathering, "call", speech=one.pk, after=0)
    answer = sitting.text(sitting.press(other, gathering, "call", speech=two.pk, after=0))
    assert "现在是 1 号在发言" in answer
    assert gathering.speeches.now().get() == one
    sitting.press(other, gathering, "call", speech=two.pk, after=one.pk)
    assert gathering.speeches.now().get() == two


def test_a_second_press_of_finish_does_not_cut_off_the_next_speaker():
    gathering, chair = sitting.opened(), sitting.chair()
    one, two = sitting.asked(gathering, 1, 2)
    actions.begin(one, by=cast.clerk())
    actions.begin(two, by=cast.clerk(), after=one.pk)
    assert "现在是 2 号在发言" in sitting.text(sitting.press(chair, gathering, "finish", expected=one.pk))
    assert gathering.speeches.now().get() == two


def test_two_presses_of_the_next_item_skip_none():
    gathering, chair = sitting.opened(), sitting.chair()
    sitting.press(chair, gathering, "item", item=1, seen=0)
    assert "已经换到第 2 项" in sitting.text(sitting.press(chair, gathering, "item", item=1, seen=0))
    assert Gathering.objects.get().item == 1


def test_nobody_is_on_the_list_twice_and_who_only_looks_on_has_no_word():
    gathering = sitting.opened(1, 2)
    sitting.asked(gathering, 1)
    with pytest.raises(Refused, match="已经在发言名单"):
        sitting.asked(gathering, 1)
    with pytest.raises(Refused, match="不能发言"):
        sitting.asked(gathering, 3)
    actions.mark(sitting.person(gathering, 3), "spectator", by=cast.clerk())
    with pytest.raises(Refused, match="旁听"):
        sitting.asked(gathering, 3)
    actions.mark(sitting.person(gathering, 3), "nonvoting", by=cast.clerk())
    assert sitting.asked(gathering, 3)


def test_a_name_that_fits_two_people_is_asked_for_by_number():
    gathering, chair = sitting.opened(), sitting.chair()
    assert "请写席号" in sitting.text(sitting.press(chair, gathering, "ask", who="参与人", kind="speech"))
    assert "到会的人里没有" in sitting.text(sitting.press(chair, gathering, "ask", who="王某", kind="speech"))
    assert sitting.press(chair, gathering, "ask", who="参与人11", kind="question").status_code == 302
    assert gathering.speeches.get().by.number == 12


def test_the_timer_starts_with_the_speech_and_stands_when_stopped():
    gathering = sitting.opened()
    speech, now = sitting.asked(gathering, 1)[0], clock.now()
    actions.begin(speech, by=cast.clerk(), on=now)
    gathering.refresh_from_db()
    with clock.at(now + dt.timedelta(seconds=320)):
        assert gathering.screen.left == -20
    with clock.at(now + dt.timedelta(seconds=100)):
        actions.stop_timer(gathering, by=cast.clerk())
    gathering.screen.refresh_from_db()
    assert gathering.screen.left == 200


@pytest.mark.parametrize("minutes", ["0", "-3", "999", "nan", "1e400", "五"])
def test_a_timer_of_nonsense_is_refused_in_words(minutes):
    gathering, chair = sitting.opened(), sitting.chair()
    assert 'role="alert"' in sitting.text(sitting.press(chair, gathering, "timer", minutes=minutes))
    gathering.screen.refresh_from_db()
    assert gathering.screen.seconds is None
    assert sitting.press(chair, gathering, "timer", minutes="1.5").status_code == 302


BAD = [
    ("ask", {"who": ""}), ("ask", {"who": "1", "kind": "song"}), ("ask", {"who": "\0"}), ("ask", {"who": "9" * 4000}),
    ("call", {}), ("call", {"speech": "9" * 30}), ("call", {"speech": 7}), ("invite", {"seat": "999"}), ("item", {"item": 99, "seen": 0}),
    ("withdraw", {"speech": -1}), ("show", {"shows": "names"}), ("show", {"shows": "poll"}), ("note", {"text": ""}), ("finish", {}),
]  # fmt: skip


@pytest.mark.parametrize(("act", "sent"), BAD)
def test_bad_input_is_answered_with_a_sentence(act, sent):
    gathering, chair = sitting.opened(), sitting.chair()
    assert 'role="alert"' in sitting.text(sitting.press(chair, gathering, act, **sent))


def test_what_was_typed_stays_in_its_box():
    gathering, chair = sitting.opened(), sitting.chair()
    assert 'value="没有这个人"' in sitting.text(sitting.press(chair, gathering, "ask", who="没有这个人", kind="speech"))


def test_before_the_opening_and_after_the_end_nothing_is_pressed():
    gathering, chair = sitting.checked_in(sitting.arranged(), 1), sitting.chair()
    assert "还没有开始" in sitting.text(sitting.press(chair, gathering, "ask", who="1", kind="speech"))
    sitting.press(chair, gathering, "open")
    assert "已经开始" in sitting.text(sitting.press(chair, gathering, "open"))
    sitting.press(chair, gathering, "end")
    assert "已经结束" in sitting.text(sitting.press(chair, gathering, "end"))
    assert "已经结束" in sitting.text(sitting.press(chair, gathering, "note", text="迟到的话"))


def test_a_note_sent_twice_is_written_once():
    gathering, chair = sitting.opened(), sitting.chair()
    for _twice in range(2):
        sitting.press(chair, gathering, "note", text="休息十分钟", once="k" * 20)
    gathering.refresh_from_db()
    assert gathering.notes.count("休息十分钟") == 1


def test_minutes_of_a_paper_sheet_have_no_hour_and_lose_no_word():
    gathering, chair = sitting.opened(), sitting.chair()
    gathering.notes = "15:20 先听住户的\n大家同意先看图纸"
    gathering.save()
    page = sitting.text(chair.get(f"/desk/g/{gathering.ref}/"))
    assert "<time>15:20</time><p>先听住户的</p>" in page
    assert "<p>大家同意先看图纸</p>" in page


def test_the_console_is_for_who_may_hold_it():
    gathering = sitting.opened()
    url = f"/desk/g/{gathering.ref}/room/"
    assert sitting.chair().get(url).status_code == 200
    assert sitting.chair(cast.outsider()).get(url).status_code == 404
    gathering.attendances.filter(number=1).update(person=cast.resident())
    assert sitting.chair(cast.resident()).get(url).status_code == 403
    assert sitting.chair(cast.resident()).post(f"{url}end/").status_code == 403
    gathering.refresh_from_db()
    assert gathering.is_running


def test_the_record_shows_names_to_the_desk_and_seats_to_who_took_part():
    gathering = sitting.opened(gathering=sitting.of_consultation())
    sitting.asked(gathering, 2)
    actions.begin(gathering.speeches.get(), by=cast.clerk())
    gathering.attendances.filter(number=1).update(person=cast.resident())
    url = f"/desk/g/{gathering.ref}/"
    assert "参与人1（虚构）" in sitting.text(sitting.chair().get(url))
    seen = sitting.text(sitting.chair(cast.resident()).get(url))
    assert "参与人" not in seen
    assert "党组织代表 · 2 号" in seen


def test_another_chairs_press_is_seen_and_nothing_new_costs_nothing(django_assert_max_num_queries):
    gathering, chair = sitting.opened(), sitting.chair()
    url = f"/desk/g/{gathering.ref}/room/now/"
    stamp = chair.get(url)["ETag"]
    with django_assert_max_num_queries(4):
        assert chair.get(url, headers={"If-None-Match": stamp}).status_code == 304
    sitting.asked(gathering, 1)
    fresh = chair.get(url, headers={"If-None-Match": stamp})
    assert "还没发过言" in sitting.text(fresh)


def test_the_list_of_gatherings_costs_the_same_for_one_and_for_three():
    chair, gathering = sitting.chair(), sitting.arranged()
    assert gathering.title in sitting.text(chair.get("/desk/g/"))
    one = queries(chair, "/desk/g/?when=coming")
    for n in range(2):
        actions.arrange("sitting", title=f"会{n}", host=gathering.host, place="室", starts_at=gathering.starts_at,
                        ends_at=gathering.ends_at, by=cast.clerk())  # fmt: skip
    assert queries(chair, "/desk/g/?when=coming") == one <= 4
    assert "会1" in sitting.text(chair.get("/desk/g/?when=coming"))

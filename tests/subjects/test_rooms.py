"""Consultation rooms: registered once, six haves with their days, uses by hand and by sittings, seen and changed by whom."""

import datetime as dt

import pytest
from django.core.exceptions import PermissionDenied

from shangliang.gatherings import actions as meeting
from shangliang.kit import clock
from shangliang.kit.trail.rows import TrailRow
from shangliang.people.refusal import Refused
from shangliang.subjects import uses
from shangliang.subjects.actions import add_rooms, close_room, drop_have, keep_haves, note_have, use_room
from shangliang.subjects.models import ConsultationRoom
from tests import cast
from tests.consultations import talk
from tests.subjects.rooms import SINCE, ago, room

pytestmark = pytest.mark.django_db
DESK = "/desk/rooms/"
NAME = "赵家庄村协商议事室"


@pytest.fixture
def clerk(client):
    return cast.signed_in(client, cast.clerk())


def sent(**more):
    return {
        "name": NAME,
        "kind": "village",
        "area": cast.VILLAGE,
        "place": "村部二楼",
        "opened_on": "2023-01-05",
        "once": "k",
    } | more


def test_a_clerk_registers_the_village_room_ticks_its_six_haves_and_notes_a_use(clerk):
    page = clerk.post(f"{DESK}add/", sent(), follow=True).redirect_chain[-1][0]
    made = ConsultationRoom.objects.get()
    assert page == made.get_absolute_url() and (made.place, made.opened_on) == ("村部二楼", SINCE)
    clerk.post(f"{page}haves/", {"sign_on": "2023-02-01", "sign_note": "门牌", "rules_on": "2023-03-01", "once": "h"})
    clerk.post(f"{page}use/", {"on": f"{clock.today()}", "what": "读书会", "people": "23", "once": "u"})
    shown = clerk.get(page).content.decode()
    assert "2023-02-01</span>" in shown and "门牌" in shown and "2 / 6" in shown
    assert "读书会" in shown and "在用" in shown
    assert list(TrailRow.objects.filter(noun="consultation_room").order_by("seq").values_list("action", flat=True)) == [
        "consultation_room.add", "consultation_room.have", "consultation_room.have", "consultation_room.use",
    ]  # fmt: skip


def test_a_have_that_is_taken_back_or_unchanged_is_written_once():
    made, by = room(), cast.clerk()
    keep_haves(made, {"sign": (SINCE, ""), "rules": (SINCE, "上墙")}, by=by)
    keep_haves(made, {"sign": None, "rules": (SINCE, "上墙")}, by=by)
    assert list(made.haves.values_list("have", "note")) == [("rules", "上墙")]
    drop_have(made, "rules", by=by)
    note_have(made, "results", since=SINCE, by=by)
    assert list(made.haves.values_list("have", flat=True)) == ["results"]
    assert TrailRow.objects.filter(action="consultation_room.have").count() == 3


def test_a_name_like_one_that_is_there_is_shown_first_and_registered_when_one_is_sure(clerk):
    there = room()
    answer = clerk.post(f"{DESK}add/", sent(name="赵家庄村议事室"))
    assert there.get_absolute_url() in answer.content.decode() and ConsultationRoom.objects.count() == 1
    assert 'name="sure"' in answer.content.decode() and 'value="村部二楼"' in answer.content.decode()
    clerk.post(f"{DESK}add/", sent(name="赵家庄村议事室", sure="on"))
    assert ConsultationRoom.objects.count() == 2


@pytest.mark.parametrize(
    ("typed", "field"),
    [
        ({"name": ""}, "name"),
        ({"area": "629999"}, "area"),
        ({"area": "6203\0"}, "area"),
        ({"area": cast.SIBLING_VILLAGE}, "area"),
        ({"kind": "community"}, "kind"),
        ({"lat": "38.1"}, "lat"),
        ({"lat": "95", "lon": "102"}, "lat"),
        ({"opened_on": "昨天"}, "opened_on"),
        ({"enterprise": "0000000000"}, "enterprise"),
    ],
)
def test_what_does_not_fit_is_refused_in_place_and_kept(clerk, typed, field):
    cast.area(cast.SIBLING_VILLAGE)
    answer = clerk.post(f"{DESK}add/", sent(**typed))
    assert answer.status_code == 200 and field in answer.context["form"].errors
    assert "村部二楼" in answer.content.decode() and not ConsultationRoom.objects.exists()


def test_a_note_without_a_day_and_a_day_to_come_are_said_in_place(clerk):
    page = room().get_absolute_url()
    answer = clerk.post(f"{page}haves/", {"sign_note": "门牌", "rules_on": f"{ago(-1)}"})
    assert {"sign_on", "rules_on"} == set(answer.context["form"].errors)
    answer = clerk.post(f"{page}use/", {"on": f"{ago(-1)}", "what": "读书会", "people": "0"})
    assert {"on", "people"} == set(answer.context["form"].errors)


def test_a_sitting_held_in_the_room_is_a_use_of_it_from_the_moment_it_is_opened(clerk):
    made, consultation = room(), talk.noticed()
    start = clock.now() + dt.timedelta(days=20)
    typed = {
        "room": made.ref,
        "starts_at": f"{start:%Y-%m-%dT%H:%M}",
        "ends_at": f"{start + dt.timedelta(hours=2):%Y-%m-%dT%H:%M}",
    }
    assert made.name in clerk.get(f"{consultation.desk_url()}sitting/").content.decode()
    clerk.post(f"{consultation.desk_url()}sitting/", typed)
    held = consultation.activities.sittings().last().gathering
    assert (held.room, held.place) == (made, made.name)
    today = clock.today()
    assert uses.of([made.pk], ago(89), today) == {}
    meeting.open_gathering(held, by=cast.clerk())
    use_room(made, "读书会", 12, by=cast.clerk(), on=ago(3))
    assert uses.of([made.pk], ago(89), today)[made.pk] == (today, 2)
    assert [row["what"] for row in uses.rows_of(made.pk, ago(89), today)] == [held.title, "读书会"]
    assert uses.of([made.pk], ago(89), ago(1))[made.pk] == (ago(3), 1)


def test_without_a_room_a_sitting_needs_a_place(clerk):
    room()
    consultation = talk.noticed()
    answer = clerk.post(f"{consultation.desk_url()}sitting/", {"room": "", "place": "", "chair": "书记"})
    assert "请写明地点。" in answer.content.decode() and 'value="书记"' in answer.content.decode()


def test_a_closed_room_takes_no_more_uses_and_keeps_those_it_had():
    made, by = room(), cast.clerk()
    use_room(made, "读书会", 12, by=by, on=ago(2))
    close_room(made, by=by)
    with pytest.raises(Refused):
        use_room(made, "读书会", 12, by=by)
    assert made.uses.count() == 1 and not made.is_standing


def test_a_neighbour_finds_no_such_room_and_a_leader_may_look_but_not_change(client):
    page = room().get_absolute_url()
    cast.signed_in(client, cast.outsider())
    assert client.get(page).status_code == client.post(f"{page}close/").status_code == 404
    assert NAME not in client.get(DESK).content.decode()
    cast.signed_in(client, cast.leader())
    assert client.get(page).status_code == 200 and NAME in client.get(DESK).content.decode()
    assert client.get(f"{page}haves/").status_code == client.post(f"{page}close/").status_code == 403
    assert cast.signed_in(client, cast.auditor()).get(DESK).status_code == 403


def test_only_whose_reach_it_is_registers_a_room():
    rows = [{"name": NAME, "area": cast.area(), "kind": "village", "haves": {"sign": SINCE}, "opened_on": SINCE}]
    with pytest.raises(PermissionDenied):
        add_rooms(rows, by=cast.outsider())
    with pytest.raises(PermissionDenied):
        add_rooms(rows, by=cast.leader())
    (made,) = add_rooms(rows, by=cast.city_office())
    assert made.haves.get().on == SINCE
    with pytest.raises(Refused):
        add_rooms(rows, by=cast.office())


def test_the_list_is_narrowed_by_use_haves_and_state(clerk):
    used, idle = room("甲议事室"), room("乙议事室")
    use_room(used, "读书会", 12, by=cast.clerk(), on=ago(89))
    use_room(idle, "读书会", 12, by=cast.clerk(), on=ago(90))
    keep_haves(idle, dict.fromkeys(("premises", "sign", "rules", "procedure", "activity", "results"), (SINCE, "")), by=cast.clerk())  # fmt: skip

    def names(query):
        return [row["found"].name for row in clerk.get(f"{DESK}?{query}").context["rows"]]

    assert (names("used=yes"), names("used=no")) == (["甲议事室"], ["乙议事室"])
    assert (names("haves=all"), names("haves=some")) == (["乙议事室"], ["甲议事室"])
    close_room(idle, by=cast.clerk())
    assert (names("state=open"), names("state=closed")) == (["甲议事室"], ["乙议事室"])


def test_a_village_s_home_leads_to_its_room_and_a_closed_room_is_not_named(client):
    found = room()
    assert found.get_public_url() in client.get(f"/{cast.VILLAGE}/").content.decode()
    assert found.get_public_url() not in client.get(f"/{cast.COUNTY}/").content.decode()
    close_room(found, by=cast.office())
    assert found.get_public_url() not in client.get(f"/{cast.VILLAGE}/").content.decode()

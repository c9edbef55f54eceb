"""写简讯 · From a meeting, a trip, a sitting on record: drafted once, read back as the same facts, published on the area's page."""

import pytest

from shangliang.documents import actions
from shangliang.documents.briefs import read
from shangliang.documents.models import Activity, Document
from shangliang.documents.telling import source_of
from shangliang.fieldwork.actions import find
from shangliang.gatherings.actions import check_in, end_gathering, open_gathering
from shangliang.meetings import actions as meetings
from tests import cast
from tests.consultations import talk
from tests.fieldwork import trips
from tests.meetings import held, laid

pytestmark = pytest.mark.django_db
FACTS = ("place", "date", "date_end", "host", "event", "places", "documents", "figures")


def address(origin) -> str:
    return f"/desk/documents/bulletin/?of={origin}"


def facts(piece) -> dict:
    return {name: getattr(piece, name) for name in FACTS}


def read_back(source):
    (piece,) = read(f"{source.headline}\n\n{source.text}", year=source.told.date.year)
    return facts(piece)


@pytest.fixture
def meeting():
    """Two papers passed, a report heard, something stressed; over."""
    found = held.opened(held.called(term=5, number=12), people=4)
    for title in ("谈心交流实施方案", "关于碳汇经济的建议案"):
        item = held.item(found, papers=[title])
        held.hands(item, 4, paper=item.papers.get())
    meetings.finish_item(held.item(found, "hear", "培训班情况汇报"), by=cast.office(), on=held.OPENS)
    meetings.say_line(found, "stressed", "确保时间过半、任务过半。", by=cast.office())
    end_gathering(found.gathering, by=cast.office(), on=held.OPENS)
    return found


def test_a_meeting_told_is_read_back_as_it_was(meeting):
    source = source_of(cast.office(), f"meeting:{meeting.ref}")
    assert source.headline == "永昌县政协召开五届十二次主席会议"
    assert source.text.startswith("本报永昌讯 6月5日，永昌县政协召开五届十二次主席会议。会议听取了培训班情况汇报。")
    assert "会议强调，确保时间过半、任务过半。" in source.text
    assert read_back(source) == facts(source.told)
    assert [(one.what, one.number) for one in source.told.figures] == [("文件", 2), ("组成人员", 4)]


def test_a_trip_told_is_read_back_as_it_was():
    trip = trips.planned()
    find(trip, "advice", "把议事室用起来", by=cast.office())
    source = source_of(cast.office(), f"trip:{trip.ref}")
    assert source.told.places == [trips.NAME, trips.SECOND]
    assert read_back(source) == facts(source.told)


def test_a_sitting_told_is_read_back_as_it_was(client):
    made = talk.noticed()
    room = made.activities.sittings().get().gathering
    check_in(room.attendances.first(), by=cast.clerk())
    origin = f"sitting:{room.ref}"
    assert source_of(cast.office(), origin) is None  # it is not over
    end_gathering(open_gathering(room, by=cast.clerk()), by=cast.clerk())
    source = source_of(cast.office(), origin)
    assert source.told.event == f"“{made.title}”协商会" and source.told.place == "永昌"
    assert [(one.what, one.number) for one in source.told.figures] == [("参会人员", 1)]
    assert read_back(source) == facts(source.told)
    answer = cast.signed_in(client, cast.office()).get(address(origin))
    assert answer.status_code == 200 and made.title in answer.content.decode()


def test_pressed_twice_there_is_one_bulletin_and_it_leads_there(client, meeting):
    url = address(f"meeting:{meeting.ref}")
    cast.signed_in(client, cast.office())
    form = client.get(url).context["form"]
    sent = {"title": form["title"].value(), "text": form["text"].value() + "\n代表作了发言。", "once": "k"}
    first = client.post(url, sent)
    assert first.url == client.post(url, sent).url == client.get(url).url
    made = Document.objects.get(kind="bulletin")
    assert (made.activity.event, made.activity.from_newspaper) == ("五届十二次主席会议", False)
    assert made.activity.documents == ["谈心交流实施方案", "关于碳汇经济的建议案"]
    assert f"?of=meeting:{meeting.ref}" in client.get(meeting.get_absolute_url()).content.decode()


def test_what_was_put_right_in_the_text_is_the_fact_kept(client, meeting):
    url = address(f"meeting:{meeting.ref}")
    cast.signed_in(client, cast.office())
    form = client.get(url).context["form"]
    client.post(url, {"title": form["title"].value(), "text": form["text"].value().replace("4名组成", "5名组成")})
    assert Activity.objects.get().figures[-1] == {"what": "组成人员", "number": 5, "unit": "名"}
    empty = client.post(address(f"trip:{trips.planned().ref}"), {"title": "", "text": " "})
    assert set(empty.context["form"].errors) == {"title", "text"}


def test_only_who_drafts_and_sees_it_tells_it(client, meeting):
    url = address(f"meeting:{meeting.ref}")
    assert cast.signed_in(client, cast.member()).get(url).status_code == 403
    assert cast.signed_in(client, cast.office("620302")).get(url).status_code == 404
    cast.signed_in(client, cast.office())
    assert client.get(url).status_code == 200
    going = laid.Meetings.laid().running
    for other in (f"meeting:{going.ref}", "meeting:zzzzzzzzzz", "sitting:1", "trip:", "", "x:\0"):
        assert client.get("/desk/documents/bulletin/", {"of": other}).status_code == 404


def test_published_it_stands_on_the_area_s_page_and_not_before(client, meeting):
    source = source_of(cast.office(), f"meeting:{meeting.ref}")
    told = source.told.__class__(**{**vars(source.told), "headline": source.headline, "text": source.text})
    made = actions.tell(told, f"meeting:{meeting.ref}", organisation=meeting.body, by=cast.office())
    assert source.headline not in client.get(f"/{cast.COUNTY}/").content.decode()
    assert source.headline not in client.get(f"/{cast.COUNTY}/news/").content.decode()
    actions.review(made, by=cast.office())
    actions.publish(made, by=cast.office())
    for url in (f"/{cast.COUNTY}/", f"/{cast.COUNTY}/news/"):
        assert source.headline in client.get(url).content.decode()
    assert "会议强调" in client.get(f"/documents/{made.ref}/").content.decode()

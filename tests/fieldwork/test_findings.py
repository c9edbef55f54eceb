"""What a trip finds becomes a suggestion with one press, and from there, if need be, a topic that is consulted on."""

import pytest

from shangliang.fieldwork import actions
from shangliang.kit import clock
from shangliang.matters.models import Matter
from shangliang.people.refusal import Refused
from tests import cast
from tests.fieldwork import trips
from tests.matters import walks

pytestmark = pytest.mark.django_db


@pytest.fixture
def finding():
    cast.platforms()
    trip = trips.planned()
    text = "各村台账口径不一，统计不起来。"
    return actions.find(trip, "problem", "统一协商台账", text=text, stop=trip.stops.first(), by=cast.office())


def press(client, finding, **more):
    return client.post(f"{finding.trip.get_absolute_url()}findings/{finding.pk}/suggest/", more, follow=True)


def test_one_press_makes_a_suggestion_and_both_pages_lead_to_one_another(client, finding):
    page = press(cast.signed_in(client, cast.office()), finding).content.decode()
    matter = Matter.objects.get()
    assert (matter.kind, matter.title, matter.area_id) == ("suggestion", "统一协商台账", cast.VILLAGE)
    assert finding.trip.title in matter.extra["basis"] and matter.text == finding.text
    assert finding.trip.get_absolute_url() in page  # the press leads to the matter, whose side shows the trip
    assert matter.desk_url in client.get(finding.trip.get_absolute_url()).content.decode()


def test_pressed_twice_it_is_one_suggestion(client, finding):
    cast.signed_in(client, cast.office())
    press(client, finding, once="k")
    press(client, finding, once="k")
    assert "已经转为意见建议" in press(client, finding).content.decode()
    assert Matter.objects.count() == 1


def test_a_member_on_the_team_may_write_a_finding_but_the_office_makes_the_suggestion(client, finding):
    member = cast.member()
    actions.join_team(finding.trip, "委员", person=member, by=cast.office())
    cast.signed_in(client, member)
    url = f"{finding.trip.get_absolute_url()}findings/"
    assert client.post(f"{url}add/", {"kind": "advice", "title": "多办几期培训", "text": ""}).status_code == 302
    assert client.post(f"{url}{finding.pk}/suggest/").status_code == 403
    assert not Matter.objects.exists() and finding.trip.findings.count() == 2


def test_who_may_not_see_the_trip_reads_where_it_came_from_without_a_link(client, finding):
    matter = actions.suggest(finding, by=cast.office())
    page = cast.signed_in(client, cast.leader()).get(matter.desk_url).content.decode()
    assert finding.trip.title in page and finding.trip.get_absolute_url() not in page


def test_several_findings_may_stand_behind_one_suggestion_and_nothing_but_a_suggestion(finding):
    matter = actions.suggest(finding, by=cast.office())
    second = actions.find(finding.trip, "practice", "议题上墙", by=cast.office())
    actions.tie(second, matter, by=cast.office())
    assert matter.findings.count() == 2
    third = actions.find(finding.trip, "advice", "再办一期", by=cast.office())
    with pytest.raises(Refused):
        actions.tie(third, walks.raised(), by=cast.office())


def test_from_the_suggestion_a_topic_grows_and_once_approved_leads_to_a_consultation(client, finding):
    matter = actions.suggest(finding, by=cast.office(), on=clock.today())
    page = cast.signed_in(client, cast.office()).get(finding.trip.get_absolute_url()).content.decode()
    assert f"/desk/new/topic/?source={matter.ref}" in page
    topic = walks.at("approved", "协商台账怎么统一", source=matter)
    page = client.get(finding.trip.get_absolute_url()).content.decode()
    assert f"/desk/c/new/?matter={topic.ref}" in page and f"source={matter.ref}" not in page
    asked = client.get(f"/desk/c/new/?matter={topic.ref}").context["form"]
    assert asked.initial["concerns"] == [topic.ref]

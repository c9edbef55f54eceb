"""本组织的规定 · Two bodies of one place that hold the same kind of meeting have each its own quorum, shown with its basis."""

import pytest

from shangliang.kit import clock, rules
from tests import cast
from tests.counting import queries
from tests.meetings import held

pytestmark = pytest.mark.django_db
KEY = "meeting.special_committee.quorum"


@pytest.fixture(autouse=True)
def _that_day():
    with clock.at(held.OPENS):
        yield


@pytest.fixture
def two():
    """Meetings of two special committees of the county, six due at each."""
    bodies = [held.body("committee"), cast.organisation("committee", cast.COUNTY, name="经济委（虚构）")]
    return [held.listed(held.called("special_committee", body=body), 6) for body in bodies]


def page(client, meeting) -> str:
    return client.get(meeting.get_absolute_url()).content.decode()


def link(meeting) -> str:
    return f"/desk/rules/{KEY}/?area={cast.COUNTY}&body={meeting.body.ref}"


def test_a_body_sets_its_own_quorum_on_the_page_of_rules_and_the_other_body_keeps_the_places(client, two):
    own, other = two
    cast.signed_in(client, cast.office())
    typed = {"value": "two_thirds", "note": "专委会工作规则（虚构）", "save": "1", "once": "a"}
    assert link(own).replace("&", "&amp;") in page(client, own), "the meeting leads to where its quorum is set"
    assert client.post(link(own), typed).status_code == 302
    assert "三分之二以上，4 人" in page(client, own) and "专委会工作规则（虚构）（本组织自己的规定）" in page(
        client, own
    )
    assert "过半数，4 人" in page(client, other) and "本组织自己的规定" not in page(client, other)
    listed = client.get(f"/desk/rules/{KEY}/?area={cast.COUNTY}").content.decode()
    assert str(own.body) in listed and str(other.body) in listed and "专委会工作规则" in listed
    assert f"另定的：{own.body}" in client.get(f"/desk/rules/?area={cast.COUNTY}").content.decode()
    client.post(link(own), {"inherit": "1"})
    assert rules.own(KEY, cast.COUNTY) == set()


def test_the_places_rule_is_inherited_until_a_body_sets_its_own(client, two):
    own, other = two
    rules.set_rule(KEY, cast.COUNTY, "two_thirds", by=cast.office(), note="县政协规定（虚构）")
    rules.set_rule(KEY, cast.COUNTY, "half", body=own.body_id, by=cast.office(), note="委员会规定（虚构）")
    cast.signed_in(client, cast.office())
    assert "半数以上，3 人" in page(client, own)
    assert "三分之二以上，4 人" in page(client, other) and "县政协规定（虚构）" in page(client, other)


def test_who_may_not_set_rules_and_what_is_no_body_of_the_place_are_sent_away(client, two):
    own, _other = two
    typed = {"value": "half", "note": "依据", "save": "1", "once": "b"}
    for who, status in ((cast.member(), 403), (cast.outsider(), 404)):
        assert cast.signed_in(client, who).post(link(own), typed).status_code == status
    cast.signed_in(client, cast.office())
    for wrong in ("nothing", "%00", cast.organisation("party", cast.COUNTY).ref):
        assert client.get(f"/desk/rules/{KEY}/?area={cast.COUNTY}&body={wrong}").status_code == 404
    assert client.get(f"/desk/rules/matter.yellow/?area={cast.COUNTY}&body={own.body.ref}").status_code == 404
    assert rules.own(KEY, cast.COUNTY) == set()
    assert client.get(link(own)).status_code == 200, "the office may"


def test_many_bodies_with_rules_of_their_own_cost_no_more_queries_than_one(client, two):
    cast.signed_in(client, cast.office())
    rules.set_rule(KEY, cast.COUNTY, "half", body=two[0].body_id, by=cast.office(), note="一")
    urls = [f"/desk/rules/{KEY}/?area={cast.COUNTY}", f"/desk/rules/?area={cast.COUNTY}"]
    once = [queries(client, url) for url in urls]
    for n in (1, 2):
        more = cast.organisation("committee", cast.COUNTY, name=f"专委会{n}（虚构）")
        rules.set_rule(KEY, cast.COUNTY, "half", body=more.pk, by=cast.office(), note="二")
    assert [queries(client, url) for url in urls] == once

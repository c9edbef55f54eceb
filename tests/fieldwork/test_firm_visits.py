"""有事必应、无事不扰: a visit too soon after another is warned of; an urgent one goes round it; the firm may decline."""

import pytest

from shangliang.fieldwork import actions, visits
from shangliang.fieldwork.models import FirmVisit
from shangliang.gatherings.actions import record_visit
from shangliang.kit import clock, notices, rules
from shangliang.people.refusal import Refused
from shangliang.subjects.actions import give_link
from tests import cast
from tests.fieldwork import trips

pytestmark = pytest.mark.django_db


@pytest.fixture
def firm():
    return trips.firm()


def said(days=0, **more):
    return {"day": clock.today() + clock.days(days), "who": "县政协副主席", "why": "了解用气进展"} | more


def url(firm) -> str:
    return f"{firm.get_absolute_url()}visits/"


def visited(firm, ago=3):
    """Somebody was there some days ago."""
    with clock.at(clock.today() - clock.days(ago)):
        visit = actions.ask_firm(firm, clock.today(), who="县政协主席", why="走访", by=cast.office())
        return actions.end_visit(visit, by=cast.office())


def test_a_visit_soon_after_anybodys_last_one_is_warned_of_before_it_is_planned(client, firm):
    visited(firm)
    cast.signed_in(client, trips.contact())
    assert "无事不扰" in client.get(f"{url(firm)}plan/").content.decode()  # before anything is typed
    answer = client.post(f"{url(firm)}plan/", said(days=5))
    assert "15 日内不重复打扰" in str(answer.context["form"].errors) and "了解用气进展" in answer.content.decode()
    assert FirmVisit.objects.count() == 1
    assert client.post(f"{url(firm)}plan/", said(days=12)).status_code == 302  # fifteen days after


def test_an_urgent_problem_goes_round_it_with_its_reason(client, firm):
    visited(firm)
    cast.signed_in(client, cast.office())
    assert client.post(f"{url(firm)}plan/", said(days=1, urgent="停气停产")).status_code == 302
    page = client.get(firm.get_absolute_url()).content.decode()
    assert "停气停产" in page and "最近一次走访" in page


def test_a_visit_that_somebody_else_has_planned_is_warned_of_too(firm):
    actions.ask_firm(firm, clock.today() + clock.days(20), who="甲", why="走访", by=cast.office())
    for days in (10, 30):
        with pytest.raises(Refused):
            actions.ask_firm(firm, clock.today() + clock.days(days), who="乙", why="走访", by=trips.contact())
    assert actions.ask_firm(firm, clock.today(), who="乙", why="走访", by=trips.contact()).pk


def test_the_quiet_days_are_a_rule(firm):
    visited(firm)
    rules.set_rule("firm_visit.quiet_days", cast.COUNTY, 3, by=cast.office())
    assert actions.ask_firm(firm, clock.today(), who="甲", why="走访", by=cast.office()).pk


def test_what_another_noun_knows_of_visits_counts_too(firm):
    def elsewhere(_enterprise, _since):
        return [visits.Known(clock.today(), "别处记的", True)]

    visits.known_by(elsewhere)
    try:
        assert visits.last(firm).who == "别处记的"
        with pytest.raises(Refused):
            actions.ask_firm(firm, clock.today(), who="甲", why="走访", by=cast.office())
    finally:
        visits._sources.pop(f"{elsewhere.__module__}.{elsewhere.__qualname__}")
    assert visits.last(firm) is None


def test_the_firm_sees_who_comes_by_its_link_and_declines_with_a_word(client, firm):
    visit = actions.ask_firm(firm, clock.today() + clock.days(2), who="县政协副主席", why="看厂房", by=cast.office())
    decline = f"/firm/visits/{visit.ref}/decline/"
    assert client.post(decline, {"word": "忙"}).status_code == 403  # nobody has opened the link here
    page = client.post("/firm/", {"code": give_link(firm, by=cast.office())}, follow=True).content.decode()
    assert "县政协副主席" in page and "看厂房" in page and decline in page
    assert "word" in client.post(decline, {"word": " "}).context["form"].errors
    assert client.post(decline, {"word": "正在检修，下月再来"}, follow=True).status_code == 200
    visit.refresh_from_db()
    assert (visit.state, visit.word) == ("declined", "正在检修，下月再来")
    assert decline not in client.get("/firm/").content.decode()
    told = notices.for_person(cast.office().pk).first()
    assert "正在检修，下月再来" in told.text and told.url == firm.get_absolute_url()
    assert actions.ask_firm(
        firm, clock.today(), who="甲", why="走访", by=cast.office()
    ).pk  # what was declined disturbs nobody


def test_a_firm_declines_no_visit_of_another(client, firm):
    other = trips.firm("另一家公司（虚构）")
    visit = actions.ask_firm(other, clock.today(), who="甲", why="走访", by=cast.office())
    client.post("/firm/", {"code": give_link(firm, by=cast.office())})
    assert client.post(f"/firm/visits/{visit.ref}/decline/", {"word": "不"}).status_code == 404
    visit.refresh_from_db()
    assert visit.state == "planned"


def test_a_visit_is_marked_as_done_on_or_after_its_day(client, firm):
    visit = actions.ask_firm(firm, clock.today() + clock.days(1), who="甲", why="走访", by=cast.office())
    cast.signed_in(client, cast.office())
    done = f"{url(firm)}{visit.ref}/done/"
    assert "还没有到走访的日子" in client.post(done, follow=True).content.decode()
    with clock.at(visit.day):
        client.post(done)
        assert visits.last(firm) == visits.Known(visit.day, f"{visit.host} 甲", True)
        assert "已经有结果" in client.post(done, follow=True).content.decode()


def test_leaders_look_neighbours_see_nothing_and_neither_plans(client, firm):
    actions.ask_firm(firm, clock.today(), who="甲", why="看厂房", by=cast.office())
    cast.signed_in(client, cast.leader())
    assert "看厂房" in client.get(firm.get_absolute_url()).content.decode()
    assert client.get(f"{url(firm)}plan/").status_code == 403
    assert cast.signed_in(client, cast.outsider()).get(f"{url(firm)}plan/").status_code == 404
    assert cast.signed_in(client, trips.contact()).get(f"{url(firm)}plan/").status_code == 200


def test_a_visit_that_was_only_written_down_counts_as_the_last_one(firm):
    record_visit("enterprise", firm, by=cast.office(), operation="written", found="看了新厂房")
    assert visits.last(firm).done
    with pytest.raises(Refused, match="不重复打扰"):
        actions.ask_firm(firm, clock.today() + clock.days(3), who="经济委员会", why="再看", by=cast.office())

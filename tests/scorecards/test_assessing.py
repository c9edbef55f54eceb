"""Marks of three sides, their totals; a gap becomes a suggestion, is closed by others, and is asked again."""

import re
from decimal import Decimal
from fractions import Fraction

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client

from shangliang.kit import clock, figures, rules, trail
from shangliang.kit.notices import Notice
from shangliang.people.refusal import Refused
from shangliang.scorecards import actions
from shangliang.scorecards.models import Mark, Round
from tests import cast
from tests.scorecards import scored, year

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _bodies():
    cast.platforms()


def value(assessment, code, side="review"):
    return Mark.objects.get(round__assessment=assessment, round__side=side, indicator__code=code)


def of(area=cast.COUNTY):
    return figures.compute(area, only=["assessment"])["assessment"]


def test_the_three_sides_stand_beside_one_another_each_with_its_own_total():
    made = scored.opened(body=cast.organisation("department"))
    actions.survey(made, asked=20, knows=19, supports=20, takes_part=16, by=cast.office())
    for side, who, share in (("self", cast.unit(), 1), ("review", cast.office(), "0.5"), ("third", cast.office(), 0)):
        actions.mark(made, side, scored.typed(made, A4=share, C1=None), by=who)
    got = dict(Round.objects.values_list("side", "score"))
    # nothing has been raised here: C1 (6 points) has no data and is not nought; no room is in use: E2 (4) is nought
    assert got == {"self": 90, "review": Decimal("88.5"), "third": 87}
    assert {(row.worth, row.missing) for row in Round.objects.all()} == {(94, 1)}
    assert (value(made, "B2").points, value(made, "B2").asked) == (8, True)


def test_what_the_figures_give_counts_whatever_was_typed_and_too_few_asked_are_no_share():
    made = scored.opened()
    actions.survey(made, asked=4, knows=4, supports=4, takes_part=4, by=cast.office())
    scored.reviewed(made, B2="0.5")
    assert (value(made, "B2").value, value(made, "B2").asked) == (Decimal("0.5"), False)
    actions.survey(made, asked=16, knows=15, supports=16, takes_part=16, by=cast.office())
    scored.reviewed(made, B2="0.5")
    assert (value(made, "B2").value, value(made, "B2").points) == (Decimal("0.95"), 8)


def test_a_veto_item_that_happened_fails_the_assessment():
    made = scored.reviewed(H3=1)
    assert made.rounds.get().vetoed
    scored.reviewed(made, H3=0)
    assert not made.rounds.get().vetoed


def test_the_assessed_body_marks_only_itself_and_nobody_else_does():
    made = scored.opened(body=cast.organisation("department"))
    actions.mark(made, "self", {}, by=cast.unit())
    with pytest.raises(PermissionDenied):
        actions.mark(made, "review", {}, by=cast.unit())
    stranger = cast.holder("unit", at=cast.organisation("department", cast.COUNTY, "永昌县教育局"))
    for who in (stranger, cast.outsider(), cast.leader()):
        with pytest.raises(PermissionDenied):
            actions.mark(made, "self", {}, by=who)


def test_a_gap_is_submitted_by_the_cppcc_and_rectified_by_the_unit_then_the_score_after_closing_stands():
    made = scored.reviewed(A4="0.5")
    gap = scored.gap(made)
    suggestion = scored.submitted(actions.suggest(gap, by=cast.office()))
    assert (suggestion.kind, suggestion.stage, suggestion.area_id) == ("suggestion", "submitted", cast.COUNTY)
    with pytest.raises(PermissionDenied):
        scored.rectification(suggestion, by=cast.office())
    mended = scored.rectification(suggestion)
    before = of()
    assert (before["gaps"], before["after"]) == (1, None)
    with pytest.raises(Refused, match="还没有办结"):
        actions.ask_again(gap, value=1, by=cast.office())
    scored.closed(mended)
    with pytest.raises(Refused, match="请填"):
        actions.ask_again(gap, by=cast.office())
    actions.ask_again(gap, value=1, by=cast.office())
    assert of()["after"] == before["review"] + 1.5
    assert value(made, "A4", "after").points == 3 and value(made, "A4").points == Decimal("1.5")
    assert trail.verify() == []


def test_once_a_gap_is_closed_the_figures_are_asked_by_themselves_and_what_they_do_not_know_the_host_is_asked_for():
    made = scored.opened()
    actions.survey(made, asked=20, knows=10, supports=20, takes_part=20, by=cast.office())
    scored.reviewed(made, A4="0.5")
    known, typed = scored.gap(made, "B2"), scored.gap(made, "A4")
    mended = scored.rectification(scored.submitted(actions.suggest(known, by=cast.office())))
    actions.survey(made, asked=20, knows=20, supports=20, takes_part=20, by=cast.office())
    assert of()["after"] is None
    scored.closed(mended)
    assert (value(made, "B2", "after").value, value(made, "B2").value) == (Decimal("0.75"), Decimal("0.5"))
    assert made.rounds.get(side="after").by is None and of()["after"] > of()["review"]
    told = Notice.objects.for_person(cast.office().pk).filter(event__startswith="gap.closed")
    assert not told.exists(), "nobody need type what the figures know"
    advice = scored.submitted(actions.suggest(typed, by=cast.office()))
    scored.closed(scored.rectification(advice))
    with clock.at(clock.today() + clock.days(2)):
        scored.closed(advice)  # its own end tells nobody a second time
    assert told.get().object_id == made.ref and not made.rounds.get(side="after").marks.filter(indicator__code="A4")
    assert trail.verify() == []


def test_only_what_is_short_of_its_goal_is_a_gap_and_only_once():
    made = scored.reviewed(A4="0.5", C1=None)
    scored.gap(made)
    for code, sentence in (("A4", "已经在"), ("A3", "已经达到"), ("C1", "没有考核")):
        with pytest.raises(Refused, match=sentence):
            scored.gap(made, code)


def test_an_objection_is_raised_by_the_assessed_and_answered_by_the_host():
    made = scored.opened(body=cast.organisation("department"))
    one = scored.indicator(made, "A4")
    with pytest.raises(Refused):
        actions.object_to_mark(made, one, "不对", by=cast.unit())
    scored.reviewed(made, A4="0.5")
    with pytest.raises(PermissionDenied):
        actions.object_to_mark(made, one, "不对", by=cast.leader())
    said = actions.object_to_mark(made, one, "目录已报", by=cast.unit())
    with pytest.raises(PermissionDenied):
        actions.answer_mark_objection(said, "看过了", by=cast.unit())
    assert actions.answer_mark_objection(said, "看过了", by=cast.office()).answered_on == clock.today()


def test_the_emergency_figures_list_each_county_that_was_scored_with_its_gaps_closed():
    county = scored.opened("emergency_rescue", host=cast.CITY, place=cast.COUNTY)
    score = actions.mark(county, "review", scored.typed(county, A3=0), by=cast.city_office()).score
    scored.opened("emergency_rescue", host=cast.CITY, place=cast.SIBLING_COUNTY)  # nobody has scored it yet
    gap = scored.gap(county, "A3")
    found = figures.compute(cast.CITY, only=["emergency"])["emergency"]["counties"]
    assert found == {cast.COUNTY: {"score": float(score), "gaps": 1, "closed": 0}}
    matter = actions.suggest(gap, by=cast.city_office())
    assert matter.area_id == cast.COUNTY


def test_a_questionnaire_counts_each_device_once_and_only_when_it_is_over(client):
    made = scored.opened()
    asks = actions.open_questionnaire(made, clock.today(), by=cast.office())
    url, said = asks.get_absolute_url(), {"knows": "1", "supports": "1", "takes_part": "0"}
    assert "field-error" in client.post(url, {"knows": "1"}).content.decode()
    for _press in range(2):
        assert client.post(url, said).status_code == 302
    for _phone in range(4):
        assert Client().post(url, said | {"knows": "0"}).status_code == 302
    asks.refresh_from_db()
    assert (asks.asked, asks.knows, asks.supports, asks.takes_part) == (5, 1, 5, 0)
    one = scored.indicator(made, "B2")
    assert actions.assessing.asker(made).outcome(one.formula).value is None
    with clock.at(clock.today() + clock.days(1)):
        assert actions.assessing.asker(made).outcome(one.formula).value == Fraction(1, 5)
        assert "问卷已经结束" in Client().post(url, said).content.decode()
    with pytest.raises(PermissionDenied):
        actions.open_questionnaire(made, clock.today(), by=cast.leader())


def test_by_slips_each_answers_once_whichever_browser_and_nothing_of_an_answer_is_kept_but_the_counts(client):
    desk = cast.signed_in(client, cast.office())
    made = scored.opened()
    asked = {"until": f"{clock.today() + clock.days(3)}", "by_slips": "1"}
    answer = desk.post(f"{made.get_absolute_url()}questionnaire/", asked)
    asks = made.surveys.get()
    assert answer["Location"] == f"/desk/slips/{asks.book.ref}/"
    page = desk.post(f"/desk/slips/{asks.book.ref}/print/", {"number": "3", "once": "a"})
    one, other, spare = [strip["code"] for strip in page.context["strips"]]
    url, said = asks.get_absolute_url(), {"knows": "1", "supports": "1", "takes_part": "0"}
    for wrong in ({}, {"code": ""}, {"code": "ABCDEFGHJK"}, {"code": "\0"}, {"code": "x" * 999}):
        assert b"knows" not in Client().post(url, said | wrong).content  # the box for a code, never the questions
    box = Client().post(url, {"code": one})  # the slip alone: now the questions
    assert "您支持吗" in box.text and f'value="{one}"' in box.text and "field-error" not in box.text
    assert Client().post(url, said | {"code": f" {one.lower()} "}).status_code == 302
    assert "已经答过" in Client().post(url, said | {"code": one}).text  # another browser: no second answer
    assert Client().post(url, said | {"code": other}).status_code == 302
    asks.refresh_from_db()
    assert (asks.asked, asks.knows, asks.takes_part) == (2, 2, 0)
    taken_back = desk.post(f"/desk/slips/{asks.book.ref}/back/", {"code": one, "once": "b"})
    assert "不能收回" in taken_back.text
    assert desk.post(f"/desk/slips/{asks.book.ref}/back/", {"code": spare, "once": "c"}).status_code == 302
    assert "没有这个码" in Client().post(url, said | {"code": spare}).text
    with pytest.raises(Refused, match="没有这个码"):
        actions.answer_questionnaire(asks, device="a browser", knows=True, supports=True, takes_part=True)
    with clock.at(asks.until + clock.days(1)):
        assert "清点" in desk.get(f"/desk/slips/{asks.book.ref}/").text
        counted = {"issued": "2", "unused": "0", "spoiled": "1", "once": "d"}
        assert desk.post(f"/desk/slips/{asks.book.ref}/reconcile/", counted).status_code == 302
        assert made.title in Client().get(f"/slips/{asks.book.ref}/").text


def test_what_the_host_publishes_is_read_by_members_and_by_everybody_where_the_rule_says_so(client):
    made = scored.opened(body=cast.organisation("department"))
    with pytest.raises(Refused, match="考核评分以后"):
        actions.publish_assessment(made, by=cast.office())
    scored.reviewed(made, A4="0.5")
    scored.gap(made)
    doubt = actions.object_to_mark(made, scored.indicator(made, "A4"), "目录已报", by=cast.unit())
    with pytest.raises(Refused, match="还有异议"):
        actions.publish_assessment(made, by=cast.office())
    actions.answer_mark_objection(doubt, "看过了", by=cast.office())
    with pytest.raises(PermissionDenied):
        actions.publish_assessment(made, by=cast.unit())
    page, member = f"/assessments/{made.ref}/", year.member("甲")
    assert cast.signed_in(client, member).get(page).status_code == 404
    actions.publish_assessment(made, by=cast.office())
    assert made.title in client.get("/desk/me/").content.decode()
    shown = client.get(page).content.decode()
    assert "档案按指标归集" in shown and "台账" not in shown, "no notes of the desk"
    assert Client().get(page).status_code == 404
    rules.set_rule("assessment.shown_to", cast.COUNTY, "public", by=cast.office())
    assert "档案按指标归集" in Client().get(page).content.decode()
    assert page in Client().get(f"/{cast.COUNTY}/").content.decode()
    actions.take_back_assessment(made, "数值有误", by=cast.office())
    assert Client().get(page).status_code == 404


def test_the_host_publishes_and_takes_back_by_the_page(client):
    made = scored.reviewed(A4="0.5")
    office, url = cast.signed_in(client, cast.office()), made.get_absolute_url()
    once = re.search(r'name="once" value="([^"]+)"', office.get(url).content.decode()).group(1)
    for _press in range(2):
        assert office.post(f"{url}publish/", {"once": once}).status_code == 302
    assert "看公布页" in office.get(url).content.decode()
    assert "列入差距清单" in office.get(url).content.decode()
    assert "列入差距清单" not in office.get(f"/assessments/{made.ref}/").content.decode(), (
        "the public page is to be read"
    )
    assert office.post(f"{url}take-back/", {"why": " "}).status_code == 200
    assert office.post(f"{url}take-back/", {"why": "数值有误"}).status_code == 302
    made.refresh_from_db()
    assert made.published_on is None

"""Members' duty points out of what is on record: by hand for each member, link by link; nothing typed twice, nothing unknown made nought."""

import datetime as dt

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction

from shangliang.fieldwork.models import TeamMember, Trip
from shangliang.kit import clock, notices
from shangliang.kit.trail.rows import TrailRow
from shangliang.matters.models import Raiser
from shangliang.people.refusal import Refused
from shangliang.scorecards import actions
from shangliang.scorecards.duty.scoring import scored
from shangliang.scorecards.models import DutyRules, DutyScore, DutyTable
from tests import cast
from tests.fieldwork import trips
from tests.meetings import held
from tests.scorecards import year

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _in_december():
    with clock.at(year.END):
        yield


def points(score) -> dict:
    return {rule["item"]: n for rule, n in zip(score.table.rules.data["rules"], score.items, strict=True) if n}


def test_minhang_is_reproduced_from_the_records_of_a_year():
    a, b, c = year.member("甲"), year.member("乙"), year.member("丙")
    year.rules("minhang")
    year.met("plenary", [a, b, c], year.morning(1, 6), term=10, half_days=4, halves=[(0, 1), (0, 1), (0,), (0,)])
    for day in (3, 4, 5):
        year.met("chairpersons", [a, b], year.morning(5, day), absent=[b] if day > 3 else [])
    year.met("training", [a, c], year.morning(6, 5))
    joint = year.proposal(a, b)
    year.proposal(c, title="校车")
    year.report(a)
    actions.note_doing(
        cast.area(cast.COUNTY), "proposal_key", day=year.END, what="重点提案", evidence="主席会议纪要 3 号（虚构）", matter=joint,
        by=cast.office(),
    )  # fmt: skip
    found = year.table()
    of_a, of_b, of_c = (year.score(one, found) for one in (a, b, c))
    # 4 half-days 20, three activities 15, training 10, leading a joint proposal 15, it became a key one 15
    assert of_a.total == 75 and points(of_a)["重点提案-主笔加分"] == 15
    assert not [one for one in of_a.minimum if not one["met"]]
    # 2 half-days 10, one activity 5, took part 3, in a key one 3
    assert of_b.total == 21
    assert [one["item"] for one in of_b.minimum if not one["met"]] == ["日常会议和活动", "社情民意"]
    # training 10, a proposal alone 15; of the plenary all four half-days were missed
    assert of_c.total == 25 and of_c.missing == []


def test_jinan_takes_for_absence_more_than_for_leave_and_names_who_talks_with_the_member():
    a, b, c = year.member("甲"), year.member("乙"), year.member("丙")
    year.rules("jinan")
    year.met("plenary", [a, b, c], year.morning(1, 6), term=10, absent=[a], leave=[b])
    found = year.table()
    assert [(year.score(one, found).total, year.score(one, found).grade) for one in (a, b, c)] == [
        (40, "不称职"), (60, "称职"), (70, "称职")]  # fmt: skip
    assert year.score(a, found).consequences == ["界别组召集人约谈"]
    assert year.score(c, found).consequences == []


def test_two_bad_years_in_a_row_are_told_from_one_and_a_year_without_data_is_none():
    a, b = year.member("甲"), year.member("乙")
    c = year.member("丙")
    version = year.rules("jinan")
    year.met("plenary", [a, c], year.morning(1, 6).replace(year=2022), term=10, absent=[a])
    year.met("plenary", [a, b, c], year.morning(1, 6), term=10, absent=[a, b])
    found = {one.member.person: one.score for one in scored(version.rules, cast.COUNTY, 2023)}
    assert found[a.pk].consequences == ("市政协约谈",)
    assert found[b.pk].consequences == ("界别组召集人约谈",)
    assert found[c.pk].consequences == ()


def test_what_is_not_on_record_is_no_data_and_no_grade_is_given():
    a = year.member("甲")
    year.rules("tongcheng")
    year.proposal(a)
    found = year.score(a)
    assert found.total == 25 and found.missing == ["全体会议的到会情况"] and found.grade == ""
    year.met("plenary", [a], year.morning(1, 6), term=10)
    found = year.score(a)
    assert (found.total, found.missing, found.grade) == (75, [], "合格")


def test_a_meeting_without_any_register_makes_nobody_absent():
    a, b = year.member("甲"), year.member("乙")
    year.rules("jinan")
    year.met("plenary", [a, b], year.morning(1, 6), term=10, absent=[a, b])
    found = year.score(a)
    assert (found.total, found.missing) == (70, ["全体会议的到会情况"])


def test_a_standing_member_is_asked_for_meetings_that_others_are_not():
    a, b, c = year.member("甲", standing=True), year.member("乙"), year.member("丙", standing=True)
    year.rules("chaohu_like")
    year.met("plenary", [a, b], year.morning(1, 6), term=10)
    year.met("standing_committee", [a], year.morning(2, 6), term=10)
    found = year.table()
    assert year.score(a, found).total == 65
    assert (year.score(b, found).total, year.score(b, found).missing) == (35, [])
    year.met("standing_committee", [a, c], year.morning(9, 6), term=10, absent=[a])
    assert year.score(a).total == 35, "the whole year's meetings, not one of them"


def test_each_line_links_to_its_evidence():
    a = year.member("甲")
    year.rules("hefei")
    meeting = year.met("plenary", [a], year.morning(1, 6), term=10)
    paper = year.proposal(a)
    lines = {line["event"]: line for line in year.score(a).told}
    assert lines["全程参加全会"]["url"] == f"/desk/meetings/{meeting.ref}/"
    assert lines["提案立案"]["url"] == f"/desk/m/{paper.ref}/"
    assert lines["提案立案"]["points"] == 0 and lines["提案立案"]["says"] == "从第 2 件起才计"


def test_what_happened_elsewhere_or_for_practice_is_not_counted():
    a = year.member("甲")
    year.rules("minhang")
    cast.organisation("cppcc", cast.SIBLING_COUNTY)
    year.met("chairpersons", [a], year.morning(5, 3), rehearsal=True)
    assert year.score(a).lines == []
    year.met("chairpersons", [a], year.morning(5, 4))
    assert year.score(a).total == 5


def test_published_points_stay_as_they_were_and_are_counted_again_as_the_next_table():
    a = year.member("甲")
    year.rules("minhang")
    year.met("chairpersons", [a], year.morning(5, 3))
    first = year.published()
    year.met("chairpersons", [a], year.morning(5, 4))
    again = year.table()
    assert year.score(a, first).total == 5
    assert (again.number, year.score(a, again).total) == (2, 10)
    assert notices.for_person(a.pk).filter(event=f"duty.publish {first.ref}").exists()


def test_nothing_is_published_unchecked_whoever_writes_the_row():
    year.member("甲")
    year.rules("minhang")
    found = year.table()
    with pytest.raises(Refused, match="先核对"):
        actions.publish_table(found, by=cast.office())
    with pytest.raises(IntegrityError), transaction.atomic():
        DutyTable.objects.filter(pk=found.pk).update(
            published_on=year.END, published_by=cast.office(), objections_until=year.END
        )
    actions.check_table(found, by=cast.office())
    assert actions.publish_table(found, by=cast.office()).objections_until == year.END + clock.days(7)


def test_counting_again_takes_the_check_back():
    year.member("甲")
    year.rules("minhang")
    actions.check_table(year.table(), by=cast.office())
    assert year.table().checked_on is None
    assert DutyTable.objects.count() == 1


def test_only_the_places_own_office_counts_and_only_by_rules():
    year.member("甲")
    with pytest.raises(Refused, match="积分规则"):
        year.table()
    year.rules("minhang")
    with pytest.raises(PermissionDenied):
        actions.count_table(cast.area(cast.COUNTY), 2023, by=cast.outsider())
    with pytest.raises(PermissionDenied):
        actions.count_table(cast.area(cast.COUNTY), 2023, by=cast.city_office())
    with pytest.raises(Refused, match="今年和以前"):
        actions.count_table(cast.area(cast.COUNTY), 2024, by=cast.office())
    assert year.table().scores.count() == 1


def test_a_member_objects_within_the_days_and_is_answered():
    a, b = year.member("甲"), year.member("乙")
    year.rules("minhang")
    score = year.score(a, year.published())
    with pytest.raises(PermissionDenied):
        actions.object_to_score(score, "少算一次", by=b)
    made = actions.object_to_score(score, "五月三日的会没有算。", by=a)
    with pytest.raises(Refused, match="还没有答复"):
        actions.object_to_score(score, "又一条", by=a)
    answered = actions.answer_objection(made, "签到册上有，已补记。", upheld=True, by=cast.office())
    assert answered.upheld and notices.for_person(a.pk).filter(event=f"duty.answer {made.pk}").exists()
    with clock.at(year.END + clock.days(8)), pytest.raises(Refused, match="期限已过"):
        actions.object_to_score(score, "晚了", by=a)
    assert TrailRow.objects.filter(action="duty.object").count() == 1


def test_a_member_sees_their_own_points_once_published_and_nobody_elses():
    a, b = year.member("甲"), year.member("乙")
    year.rules("minhang")
    found = year.table()
    assert not DutyScore.objects.visible_to(a).exists()
    assert DutyScore.objects.visible_to(cast.chairperson()).count() == 2
    assert not DutyScore.objects.visible_to(cast.outsider()).exists()
    actions.check_table(found, by=cast.office())
    actions.publish_table(found, by=cast.office())
    assert [one.person for one in DutyScore.objects.visible_to(a)] == [a]
    assert [one.person for one in DutyScore.objects.visible_to(b)] == [b]


def test_rules_come_in_versions_and_the_nearest_place_that_has_some_decides():
    year.member("甲")
    with pytest.raises(Refused, match="没有“pointz”"):
        year.rules("minhang", rules=[{"item": "一", "events": ["activity"], "points": 1, "pointz": 2}])
    year.rules("minhang")
    later = year.rules("jinan", name="本级的办法")
    assert (later.number, year.table().rules) == (2, later)
    assert DutyRules.objects.for_year(cast.VILLAGE, 2023) == later
    assert DutyRules.objects.for_year(cast.COUNTY, 2022) is None


def test_what_is_noted_by_hand_has_its_evidence_and_can_be_struck_out():
    a = year.member("甲")
    year.rules("jinan")
    place = cast.area(cast.COUNTY)
    how = {"day": year.END, "what": "义诊", "evidence": "签到册（虚构）", "by": cast.office()}
    with pytest.raises(Refused, match="不是本级委员"):
        actions.note_doing(place, "charity", person=cast.clerk(), **how)
    made = actions.note_doing(place, "charity", person=a, **how)
    assert year.score(a).total == 72
    actions.strike_doing(made, "重复", by=cast.office())
    assert year.score(a).total == 70


def test_a_year_is_counted_by_as_many_queries_for_one_member_as_for_five(django_assert_num_queries):
    people = [year.member(n) for n in "甲"]
    version = year.rules("minhang")
    year.met("chairpersons", people, year.morning(5, 3))
    year.proposal(people[0])
    with django_assert_num_queries(10):
        scored(version.rules, cast.COUNTY, 2023)
    people += [year.member(n) for n in "乙丙丁戊"]
    year.met("chairpersons", people, year.morning(5, 4))
    year.proposal(*people)
    with django_assert_num_queries(10):
        assert len(scored(version.rules, cast.COUNTY, 2023)) == 5


def test_who_joins_in_mid_year_is_scored_for_their_days_and_by_months_where_the_set_says_so():
    a, b = year.member("甲"), year.member("乙", start=dt.date(2023, 7, 10))
    c = year.member("丙", end=dt.date(2023, 4, 1))
    year.rules("jinan", part_year="months", minimum=[{"item": "信息", "events": ["opinion_submitted"], "count": 3}])
    year.met("plenary", [a, c], year.morning(1, 6), term=10)
    for one, day in ((b, 3), (b, 8), (c, 3), (c, 5)):  # in March and August, in March and May
        year.report(one, title=f"第{day}期信息", on=dt.date(2023, day, 20))
    found = year.table()
    of_a, of_b, of_c = (year.score(one, found) for one in (a, b, c))
    assert (of_a.total, of_a.minimum[0]["needed"]) == (70, 3)
    assert (of_b.total, of_b.minimum, of_b.missing) == (
        35,
        [{"item": "信息", "needed": 2, "done": 1, "met": False}],
        [],
    )
    assert (float(of_c.total), of_c.minimum[0]["needed"], of_c.minimum[0]["done"]) == (17.5, 1, 1)
    year.rules("jinan")
    assert year.score(b).total == 70, "without a word of it everybody is scored as a whole year"


def test_a_trip_and_the_forum_held_on_it_are_one_activity_unless_the_set_says_otherwise():
    a, b = year.member("甲"), year.member("乙")
    year.rules("chaohu_like")
    forum = year.met("chairpersons", [a, b], year.morning(5, 3)).gathering
    trip = trips.planned(starts=-1)
    TeamMember.objects.create(trip=trip, person=a, title="委员")
    Trip.objects.filter(pk=trip.pk).update(forum=forum)
    assert [points(year.score(one))["履职活动每次"] for one in (a, b)] == [7.5, 7.5]
    data = year.data("chaohu_like")
    data["events"]["trip_forum"] = "随行座谈会"
    next(rule for rule in data["rules"] if rule["item"] == "履职活动每次")["events"].append("trip_forum")
    actions.adopt_rules(cast.area(cast.COUNTY), data, from_year=2023, note="办法（虚构）", by=cast.office())
    assert [points(year.score(one))["履职活动每次"] for one in (a, b)] == [15, 7.5]


def test_a_collective_proposal_gives_points_to_the_first_three_of_those_named():
    people = [year.member(name) for name in "甲乙丙丁"]
    year.rules("tongcheng")
    made = year.proposal(cast.office())
    Raiser.objects.filter(matter=made).update(person=None, organisation=held.body())
    with pytest.raises(PermissionDenied):
        actions.name_main_members(made, people, by=people[0])
    with pytest.raises(Refused, match="两次"):
        actions.name_main_members(made, [people[0], people[0]], by=cast.office())
    actions.name_main_members(made, people, by=cast.office())
    found = year.table()
    # submitted 10 and filed 15 for each of the first three, nothing for the fourth
    assert [year.score(one, found).total for one in people] == [25, 25, 25, 0]
    mine = scored(year.score(people[1], found).table.rules.rules, cast.COUNTY, 2023, person=people[1].pk)
    assert mine[0].score.total == 25
    with pytest.raises(Refused, match="只有集体提案"):
        actions.name_main_members(year.proposal(people[0], title="校车"), people, by=cast.office())

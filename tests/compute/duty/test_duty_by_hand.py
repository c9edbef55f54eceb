"""Members of the five places, worked out by hand from scoring_rules.json: the reasoning stands beside each sum."""

from fractions import Fraction

import pytest

from shangliang.compute.duty import Listed, Why, shipped, table
from tests.compute.duty.years import WHO, points, scored, year


def test_minhang_a_busy_member():
    found = scored(
        "minhang",
        "plenary_half_day*6",  # 6 half days at 5: 30
        "activity*3",  # 3 at 5: 15
        "training_full",  # 10
        "training_part",  # 5
        "proposal_filed:sole",  # 15, once a year
        "proposal_filed:sole",  # 0: once a year
        "proposal_filed:other",  # 0: the own one is the highest, no double
        "proposal_key:sole",  # +15
        "proposal_key:other",  # +3
        "proposal_excellent:lead",  # +10
        "proposal_excellent:other",  # +2
        "opinion_submitted",  # no points, but the minimum duty
    )
    assert (found.base, found.bonus, found.penalty, found.total) == (75, 30, 0, 105)
    assert points(found)[11:14] == [15, 0, 0]
    assert found.lines[12].why == (Why.TIMES,)
    assert found.lines[13].why == (Why.HIGHEST,)
    assert not found.lacking


def test_minhang_a_co_signer_has_three_and_a_writer_fifteen():
    # signed along twice: 3 once a year; then wrote for a collective: 15 instead of the 3, not 18
    assert scored("minhang", "proposal_filed:other*2").total == 3
    assert scored("minhang", "proposal_filed:other*2", "proposal_filed:lead").total == 15


def test_minhang_minimum_duties_are_named_with_what_there_is_of_each():
    # at the plenary, two activities of three, no proposal, no opinion: 5 + 2 x 5 points, three duties lacking
    found = scored("minhang", "plenary_half_day", "activity*2")
    assert found.total == 15
    told = [(each.minimum.item, each.done, each.minimum.count, each.met) for each in found.duties]
    assert told == [
        ("全会", 1, 1, True), ("日常会议和活动", 2, 3, False), ("提案", 0, 1, False), ("社情民意", 0, 1, False),
    ]  # fmt: skip
    assert found.lacking


def test_jinan_base_and_bonus():
    found = scored(
        "jinan",
        "proposal_filed:sole",  # the first earns nothing
        "proposal_filed:lead",  # the second +5
        "proposal_filed:other",  # signed along: not the first proposer, no points and not counted
        "proposal_filed:sole",  # the third +5
        "proposal_key",  # +5
        "charity*6",  # 6 at 2 is 12, capped at 10
    )
    # 70 + 5 + 5 + 5 + 10 = 95: excellent from 85 on
    assert (found.base, found.bonus, found.total, found.grade) == (70, 25, 95, "优秀")
    assert found.lines[-1].why == (Why.CAP,)
    assert not found.lacking


def test_jinan_bonus_ends_at_fifty():
    # 70 + 7 best at 10 would be 140: the bonus is 50 at most, 120 in all
    found = scored("jinan", "proposal_excellent*7")
    assert (found.bonus, found.total) == (50, 120)
    assert [line.why for line in found.lines[4:]] == [(), (Why.SECTION,), (Why.SECTION,)]


@pytest.mark.parametrize(
    ("told", "total", "grade", "consequences"),
    [
        (["plenary_leave"], 60, "称职", ()),  # 70 - 10: 60 is competent
        (["plenary_absent"], 40, "不称职", ("界别组召集人约谈",)),  # 70 - 30
        (["plenary_absent", "charity*5"], 50, "不称职", ("界别组召集人约谈",)),  # 70 - 30 + 10
        (["plenary_leave", "charity*2"], 64, "称职", ()),  # 70 - 10 + 4
        (["charity*8"], 80, "称职", ()),  # 70 + 10, the cap: 85 is excellent
        (["proposal_key*3"], 85, "优秀", ()),  # 70 + 15: exactly the line
    ],
)
def test_jinan_grades_and_talks(told, total, grade, consequences):
    found = scored("jinan", *told)
    assert (found.total, found.grade, found.consequences) == (total, grade, consequences)


def test_jinan_two_years_in_a_row_below_sixty():
    # 2021: 40, talk with the convener; 2022: 40 again, talk with the CPPCC; 2023: 70; 2024: 40, the row begins anew
    events = [event for on in (2021, 2022, 2024) for event in year("plenary_absent", on=on)]
    found = table(shipped("jinan"), events, [Listed(WHO, 2023)])
    assert [(each.year, each.total, each.consequences) for each in found] == [
        (2021, 40, ("界别组召集人约谈",)), (2022, 40, ("市政协约谈",)), (2023, 70, ()), (2024, 40, ("界别组召集人约谈",)),
    ]  # fmt: skip


def test_a_year_without_a_score_breaks_the_row():
    events = [event for on in (2021, 2023) for event in year("plenary_absent", on=on)]
    assert [each.consequences for each in table(shipped("jinan"), events)] == [("界别组召集人约谈",)] * 2


def test_chaohu_an_ordinary_member():
    found = scored(
        "chaohu_like",
        "plenary_full",  # 35
        "standing_full",  # 0: only standing members
        "activity*5",  # 5 at 7.5 is 37.5, capped at 30
        "proposal_filed:sole",  # 15, the first
        "proposal_filed:lead",  # the second: 5, and not the 10 of a first one
        "proposal_filed:other",  # signed along: 5, once
        "proposal_filed:other",  # 0
        "proposal_excellent:sole",  # 8
        "proposal_excellent:other",  # 0: co-signers get nothing
        "opinion_used*3",  # 10, then 3 and 3
        "opinion_unused*2",  # 1 and 1
        "opinion_used_above",  # 6
    )
    # base 35 + 30 + 15 + 5 + 10 = 95; bonus 5 + 8 + 6 + 2 + 6 = 27
    assert (found.base, found.bonus, found.total) == (95, 27, 122)
    assert not found.lacking


def test_chaohu_a_standing_member_and_the_limits():
    # 30 for the standing committee; 10 as first of a joint one, from the 2nd on 5 each up to 20: 7 filed is 10 + 20;
    # used opinions 9: 10 + 8 x 3 = 24, capped at 20; unused 25 capped at 20; two activities: 15, and two are lacking
    found = scored(
        "chaohu_like", "standing_full", "proposal_filed:lead*7", "opinion_used*9", "opinion_unused*25", "activity*2",
        roles=["standing"],
    )  # fmt: skip
    assert (found.base, found.bonus, found.total) == (30 + 10 + 10 + 15, 20 + 20 + 20, 125)
    assert [(each.done, each.met) for each in found.duties] == [(2, False)]


def test_hefei_a_member_and_a_standing_member():
    # 30 plenary + 30 for two activities (the third adds nothing) + 5 for the second and third filed each
    found = scored("hefei", "plenary_full", "activity*3", "proposal_filed*3")
    assert (found.base, found.bonus, found.total) == (60, 10, 70)
    # the same of a standing member: no 30 for the plenary
    assert scored("hefei", "plenary_full", "activity*3", "proposal_filed*3", roles=["standing"]).total == 40
    # one activity is not two; 6 filed: 5 x 5 is 25, capped at 20
    assert scored("hefei", "activity", "proposal_filed*6").total == 20


def test_hefei_absence_costs_by_role_and_leave_is_listed_at_nought():
    # a member: -10 for the plenary, nothing for a standing committee; a standing member: -4 for each
    told = ["plenary_absent", "standing_absent", "plenary_leave"]
    assert points(scored("hefei", *told)) == [-10, 0, 0]
    standing = scored("hefei", *told, roles=["standing"])
    assert (points(standing), standing.penalty, standing.total) == ([-4, -4, 0], -8, -8)
    assert standing.lines[2].rule.item == "请假缺席"


def test_tongcheng_the_full_hundred():
    found = scored(
        "tongcheng",
        "plenary_present",  # 50
        "proposal_submitted:sole",  # 10
        "proposal_filed:sole",  # +15 = 25
        "proposal_submitted:sole",  # 0: proposals are capped at 25
        "activity*6",  # 12, capped at 10
        "speech_written*3",  # 15, capped at 10
        "opinion_submitted",  # 10
        "opinion_used",  # +5 = 15
        "opinion_submitted",  # 0: opinions are capped at 15
    )
    # 50 + 25 + 10 + 10 + 15 = 110: 100 at most
    assert (found.base, found.cut, found.total, found.grade) == (110, -10, 100, "合格")
    assert found.lines[3].why == (Why.CAP_GROUP,)


@pytest.mark.parametrize(
    ("part", "submitted", "filed"),
    [
        ("sole", 10, 15),
        ("lead/3", 5, Fraction(15, 2)),  # half
        ("other/3", Fraction(5, 2), Fraction(15, 4)),  # the other half of 10 and 15 among two
        ("other/4", Fraction(5, 3), Fraction(5, 2)),  # among three
        ("collective/8#3", 10, 15),  # the third of the main members
        ("collective/8#4", 0, 0),  # the fourth does not count
    ],
)
def test_tongcheng_joint_authors(part, submitted, filed):
    assert points(scored("tongcheng", f"proposal_submitted:{part}", f"proposal_filed:{part}")) == [submitted, filed]


@pytest.mark.parametrize("authors", [2, 3, 7, 30])
def test_tongcheng_all_authors_of_a_joint_proposal_share_exactly_one(authors):
    lead = scored("tongcheng", f"proposal_filed:lead/{authors}").total
    other = scored("tongcheng", f"proposal_filed:other/{authors}").total
    assert lead + other * (authors - 1) == 15


def test_tongcheng_leave_absence_and_the_line_of_sixty():
    # leave from the plenary 30; proposal filed 25; one activity 2: 57, below 60
    told = ["plenary_leave", "proposal_submitted", "proposal_filed", "activity"]
    assert (scored("tongcheng", *told).total, scored("tongcheng", *told).grade) == (57, "不合格")
    # two activities more: 61
    assert scored("tongcheng", *told, "activity*2").grade == "合格"
    # absent without leave: 0, and listed
    assert points(scored("tongcheng", "plenary_absent")) == [0]
    # a standing member: -2 and -5 each time; a member who is none pays nothing
    missed = ["plenary_present", "standing_leave*2", "standing_absent"]
    assert scored("tongcheng", *missed, roles=["standing"]).total == 50 - 4 - 5
    assert scored("tongcheng", *missed).total == 50


def test_roles_come_from_the_list_where_the_event_names_none():
    events = year("standing_absent")
    [found] = table(shipped("tongcheng"), events, [Listed(WHO, roles=("standing",))])
    assert found.total == -5
    assert table(shipped("tongcheng"), events)[0].total == 0


def test_who_did_nothing_has_a_score_and_lacks_the_duties():
    found = table(shipped("jinan"), year("charity"), [Listed("m2", roles=("member",))])
    assert [(each.member, each.total, each.lacking) for each in found] == [("m1", 72, True), ("m2", 70, True)]

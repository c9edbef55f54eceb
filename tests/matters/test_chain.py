"""A concern goes the whole way, and nobody skips a step that is not theirs."""

import datetime as dt

import pytest
from django.core.exceptions import PermissionDenied

from shangliang.kit import trail
from shangliang.kit.files import File
from shangliang.kit.models import Notice, TrailRow
from shangliang.matters import actions
from shangliang.matters.lifecycle import Refused, Stage
from shangliang.matters.models import Matter
from shangliang.people.can import Role
from tests import cast
from tests.matters import walk

pytestmark = pytest.mark.django_db


def test_a_topic_goes_from_raised_to_archived_and_every_step_stands_in_the_timeline():
    matter, _code = walk.topic()
    matter = walk.carry(matter, "archive")
    assert matter.stage == Stage.ARCHIVED
    assert [e.step for e in matter.entries.all()] == ["raised", *walk.STEPS]
    assert matter.outcome == "confirmed"


def test_each_step_leaves_exactly_one_trail_row_and_the_chain_holds():
    matter, _code = walk.topic()
    walk.carry(matter, "archive")
    rows = TrailRow.objects.filter(noun="matter", object=matter.ref)
    assert [r.action for r in rows.order_by("seq")] == ["matter.raise", *[f"matter.{s}" for s in walk.STEPS]]
    assert trail.verify() == []


def test_the_village_council_holds_what_is_raised_in_the_village():
    matter, _code = walk.topic()
    assert matter.holder.kind == "council"
    assert matter.holder_area == cast.VILLAGE


def test_a_place_without_a_platform_is_served_by_the_next_one_above():
    matter, _code = walk.topic(code=cast.SIBLING_VILLAGE)
    assert matter.holder.kind == "township"


def test_the_number_of_the_ledger_is_given_on_acceptance_and_counts_up():
    numbers = [walk.carry(walk.topic()[0], "accept").serial for _ in range(2)]
    assert numbers[0].startswith("议〔") and numbers[0].endswith("〕1号")
    assert numbers[1].endswith("〕2号")


def test_only_the_party_organisation_of_that_level_approves():
    matter = walk.carry(walk.topic()[0], "accept")
    for someone in (cast.party(cast.COUNTY), cast.supervision(), cast.unit(), cast.member()):
        with pytest.raises(PermissionDenied):
            actions.move(matter, "approve", by=someone, body="x")
    assert actions.move(matter, "approve", by=cast.party(cast.VILLAGE), body="村党支部").stage == Stage.APPROVED


def test_an_office_records_the_approval_only_with_a_document():
    matter = walk.carry(walk.topic()[0], "accept")
    with pytest.raises(Refused, match="文号"):
        actions.move(matter, "approve", by=cast.clerk(), body="村党支部")
    matter = actions.move(matter, "approve", by=cast.clerk(), body="村党支部", document="支部会议记录 2023 年第 6 号")
    entry = matter.entries.get(step="approve")
    assert entry.recorded
    assert entry.data["document"] == "支部会议记录 2023 年第 6 号"


def test_the_cppcc_office_does_not_assign_but_may_record_the_assignment():
    matter = walk.carry(walk.topic()[0], "submit")
    slips = [actions.slips.Slip(walk.lead_unit())]
    with pytest.raises(Refused, match="文号"):
        actions.assign(matter, slips, by=cast.office())
    with pytest.raises(PermissionDenied):
        actions.assign(matter, slips, by=cast.clerk())
    matter = actions.assign(matter, slips, by=cast.office(), document="永督〔2023〕6号")
    assert matter.entries.get(step="assign").recorded
    assert matter.stage == Stage.ASSIGNED


def test_an_outsider_may_take_no_step():
    matter, _code = walk.topic()
    assert matter.moves_for(cast.outsider()) == []
    with pytest.raises(PermissionDenied):
        actions.move(matter, "accept", by=cast.outsider())
    assert "accept" in [s.name for s in matter.moves_for(cast.clerk())]


@pytest.mark.parametrize("role", list(Role))
def test_the_buttons_are_the_permits(role):
    """What the page offers the server allows; what it does not offer the server refuses."""
    matter, _code = walk.topic()
    someone = cast.everybody()[role]
    offered = "accept" in [s.name for s in matter.moves_for(someone)]
    if offered:
        assert actions.move(matter, "accept", by=someone).stage == Stage.ACCEPTED
    else:
        with pytest.raises(PermissionDenied):
            actions.move(matter, "accept", by=someone)
    assert offered == (role in (Role.VILLAGE_CLERK, Role.TOWNSHIP_CLERK, Role.OFFICE))


def test_a_stale_page_is_told_what_happened_meanwhile():
    matter, _code = walk.topic()
    actions.move(matter, "accept", by=cast.clerk(), expected="raised")
    with pytest.raises(Refused, match="已经“受理”"):
        actions.move(matter, "decline", by=cast.township_clerk(), expected="raised", note="重复")


def test_declining_needs_a_reason_and_the_followers_hear_it():
    matter, _code = walk.topic()
    actions.follow(matter, person=cast.member())
    with pytest.raises(Refused, match="说明"):
        actions.move(matter, "decline", by=cast.clerk())
    actions.move(matter, "decline", by=cast.clerk(), note="法律已有明确规定")
    told = Notice.objects.get(to_key=str(cast.member().pk))
    assert "法律已有明确规定" in told.text


def test_a_petition_leaves_nothing_but_the_redirect():
    matter, _code = walk.topic(name="某某", contact="13900000000", text="宅基地官司", title="要求处理邻居")
    matter = actions.move(matter, "redirect", by=cast.clerk(), target="人民法院")
    matter.refresh_from_db()
    raiser = matter.raisers.get()
    assert (raiser.name, raiser.contact) == ("", "")
    assert "官司" not in matter.text and "邻居" not in matter.title
    assert Matter.objects.released().filter(pk=matter.pk).count() == 0


def test_nothing_of_a_petition_is_left_in_photos_timeline_and_outbox():
    photo = File.objects.create(
        name="判决书.jpg", mime="image/jpeg", size=1, sha256="0" * 64, area=cast.VILLAGE, stored="x"
    )
    raiser = cast.resident()
    matter, _code = walk.topic(title="要求处理邻居", by=raiser, photos=[photo])
    actions.move(matter, "give_back", by=cast.clerk(), note="请补充官司的案号")
    actions.move(matter, "supplement", by=cast.clerk(), note="案号是2022民初")
    matter = actions.move(matter, "redirect", by=cast.clerk(), target="司法机关")
    assert not matter.files.exists() and File.objects.unlinked().filter(pk=photo.pk).exists()
    assert set(matter.entries.values_list("note", flat=True)) == {""}
    left = [n.text for n in Notice.objects.for_person(raiser.pk)]
    assert left == ["《已引导至有权机关的来件》引导至有权机关：司法机关"]


def test_nothing_is_left_of_a_petition_that_only_the_next_level_recognised():
    matter = walk.carry(walk.topic(title="要求处理邻居")[0], "receive")
    actions.escalate(matter, "是官司", by=cast.clerk())
    matter = actions.move(matter, "redirect", by=cast.township_clerk(), target="司法机关")
    assert not any("agreement" in e.data or e.note for e in matter.entries.all())
    assert set(matter.orders.values_list("task", flat=True)) == {""}
    assert matter.entries.get(step="redirect").data["target"] == "司法机关"


def test_nothing_is_public_until_a_named_person_releases_it():
    matter, _code = walk.topic()
    assert not Matter.objects.released().exists()
    matter = walk.carry(matter, "release")
    assert Matter.objects.released().get() == matter
    assert matter.entries.get(step="release").by == cast.clerk()


def test_merging_keeps_the_voices_and_can_be_undone():
    into, _code = walk.topic("路灯")
    twin, _code = walk.topic("晚上没有灯")
    actions.follow(twin, person=cast.member())
    actions.move(twin, "merge", by=cast.clerk(), into=into)
    actions.move(into, "accept", by=cast.clerk())
    actions.move(into, "release", by=cast.clerk())
    assert Notice.objects.filter(to_key=str(cast.member().pk), object_id=into.ref).exists()
    twin.refresh_from_db()
    assert actions.move(twin, "unmerge", by=cast.clerk(), note="不是一回事").stage == Stage.RAISED


def test_what_was_merged_before_comes_along_and_goes_back_with_it():
    first, second, third = (walk.topic(title)[0] for title in ("路灯", "晚上黑", "没有灯"))
    actions.follow(first, person=cast.member())
    actions.move(second, "accept", by=cast.clerk())
    actions.move(first, "merge", by=cast.clerk(), into=second)
    actions.move(second, "merge", by=cast.clerk(), into=third)
    assert set(third.merged.all()) == {first, second}
    second.refresh_from_db()
    second = actions.move(second, "unmerge", by=cast.clerk(), note="不是一回事")
    assert second.stage == Stage.ACCEPTED  # where it stood
    assert list(second.merged.all()) == [first] and not third.merged.exists()


def test_a_complaint_and_a_topic_are_not_merged():
    topic, _code = walk.topic()
    complaint, _code = walk.topic("反映议事会的事", about=cast.organisation("council", cast.VILLAGE))
    with pytest.raises(Refused, match="同一单位"):
        actions.move(topic, "merge", by=cast.clerk(), into=complaint)
    with pytest.raises(Refused, match="同一单位"):
        actions.move(complaint, "merge", by=cast.township_clerk(), into=topic)


def test_a_matter_cannot_be_merged_into_itself_or_a_closed_one():
    matter, _code = walk.topic()
    with pytest.raises(Refused):
        actions.move(matter, "merge", by=cast.clerk(), into=matter)


def test_a_small_thing_is_settled_on_the_spot_and_counted_apart():
    matter, _code = walk.topic("长椅坏了", typed_by=cast.clerk())
    matter = actions.move(matter, "settle", by=cast.clerk(), note="当天修好")
    assert (matter.stage, matter.outcome) == (Stage.CLOSED, "settled")
    assert matter.serial


def test_an_agreement_must_hold_a_point():
    matter = walk.carry(walk.topic()[0], "plan")
    with pytest.raises(Refused, match="至少写出一条共识"):
        actions.move(matter, "agree", by=cast.clerk(), agreement=walk.agreement(points=()))
    matter = actions.move(matter, "agree", by=cast.clerk(), agreement=walk.agreement())
    assert matter.entries.get(step="agree").data["agreement"]["differences"]


def test_a_rectification_is_opened_only_out_of_a_suggestion_and_by_the_responsible_side():
    who = {"title": "整改路灯", "text": "按建议整改", "area": cast.area(cast.COUNTY)}
    cast.platforms()
    with pytest.raises(Refused, match="只能由意见建议产生"):
        actions.raise_matter("rectification", by=cast.supervision(), **who)
    suggestion, _code = actions.raise_matter("suggestion", by=cast.office(), **who)
    with pytest.raises(PermissionDenied):
        actions.raise_matter("rectification", by=cast.office(), source=suggestion, **who)
    with pytest.raises(PermissionDenied):  # nor by typing it "for somebody"
        actions.raise_matter("rectification", typed_by=cast.office(), source=suggestion, **who)
    made, _code = actions.raise_matter("rectification", by=cast.unit(), source=suggestion, **who)
    assert (made.stage, made.source) == (Stage.SUBMITTED, suggestion)


def test_a_proposal_is_left_unfiled_with_a_reason_that_its_signers_receive():
    cast.platforms()
    signer = cast.chairperson()
    proposal, _code = actions.raise_matter(
        "proposal",
        title="关于路灯的建议",
        text="案由",
        area=cast.area(cast.COUNTY),
        by=cast.member(),
        extra={"joint": "征集联名"},
    )
    actions.sign(proposal, by=signer)
    actions.move(proposal, "accept", by=cast.office())
    with pytest.raises(Refused, match="还缺：说明"):
        actions.move(proposal, "leave_unfiled", by=cast.office())
    proposal = actions.move(proposal, "leave_unfiled", by=cast.office(), note="转社情民意信息")
    assert proposal.stage == Stage.DECLINED
    told = Notice.objects.for_person(signer.pk).latest("id").text
    assert told == "《关于路灯的建议》不立案：转社情民意信息"


def test_planned_researched_and_minuted_are_dated_marks_inside_consulting():
    matter = walk.carry(walk.topic()[0], "plan")
    for step, day in (("research", dt.date(2023, 6, 2)), ("minute", dt.date(2023, 6, 6))):
        matter = actions.move(matter, step, by=cast.clerk(), note="记", on=day)
        assert matter.stage == Stage.CONSULTING
    days = {e.step: e.on.date() for e in matter.entries.all()}
    assert (days["research"], days["minute"]) == (dt.date(2023, 6, 2), dt.date(2023, 6, 6))

"""Four levels act together: up with the whole file, down to whoever can settle it; complaints never to the accused."""

import pytest
from django.core.exceptions import PermissionDenied

from shangliang.kit import notices
from shangliang.matters import actions
from shangliang.matters.holders import handlers
from shangliang.matters.lifecycle import Refused, Stage
from shangliang.matters.models import Matter
from tests import cast
from tests.matters import walk

pytestmark = pytest.mark.django_db


def visible(person):
    return set(Matter.objects.visible_to(person).values_list("ref", flat=True))


def test_a_matter_goes_up_through_all_four_levels_and_keeps_its_origin():
    matter, _code = walk.topic()
    for by, level in ((cast.clerk(), cast.TOWN), (cast.township_clerk(), cast.COUNTY), (cast.office(), cast.CITY)):
        matter = actions.escalate(matter, "本级解决不了", by=by)
        assert matter.holder_area == level
        assert matter.area_id == cast.VILLAGE
    with pytest.raises(Refused, match="上一级"):
        actions.escalate(matter, "再往上", by=cast.city_office())
    assert matter.entries.filter(step="escalate").count() == 3


def test_the_village_may_not_act_on_what_the_city_holds():
    matter, _code = walk.topic()
    matter = actions.escalate(matter, "x", by=cast.clerk())
    with pytest.raises(PermissionDenied):
        actions.move(matter, "accept", by=cast.clerk())
    assert actions.move(matter, "accept", by=cast.township_clerk()).stage == Stage.ACCEPTED


def test_a_matter_is_handed_down_only_below():
    matter, _code = walk.topic(code=cast.COUNTY)
    with pytest.raises(Refused):
        actions.hand_down(matter, cast.area(cast.SIBLING_TOWN), "x", by=cast.office())
    assert actions.hand_down(matter, cast.area(cast.TOWN), "属镇里的事", by=cast.office()).holder_area == cast.TOWN


def test_a_city_sees_rows_only_if_public_escalated_or_held_there():
    hidden, shown, sent = (walk.topic(title)[0] for title in ("一", "二", "三"))
    walk.carry(shown, "release")
    actions.escalate(actions.escalate(sent, "x", by=cast.clerk()), "x", by=cast.township_clerk())
    assert visible(cast.city_office()) == {shown.ref, sent.ref}
    assert visible(cast.office()) == {hidden.ref, shown.ref, sent.ref}


def test_a_sibling_county_sees_nothing_and_the_county_everything():
    refs = {walk.topic(t)[0].ref for t in ("一", "二")}
    assert visible(cast.outsider()) == set()
    assert visible(cast.office()) == refs


@pytest.mark.parametrize("admin", [cast.auditor, cast.system_admin, cast.security_admin])
def test_the_three_admins_never_see_business(admin):
    matter, _code = walk.topic()
    assert visible(admin()) == set()
    assert visible(cast.office()) == {matter.ref}


def test_a_unit_sees_only_what_it_was_given():
    mine, other = walk.topic("一")[0], walk.topic("二")[0]
    walk.carry(mine, "assign")
    assert visible(cast.unit()) == {mine.ref}
    assert visible(cast.office()) == {mine.ref, other.ref}


def test_a_complaint_about_the_village_is_held_above_and_hidden_below():
    cast.platforms()
    council = cast.organisation("council", cast.VILLAGE)
    matter, _code = walk.topic("村里的账不公开", about=council)
    assert matter.holder_area == cast.TOWN
    assert visible(cast.clerk()) == set()
    assert visible(cast.party(cast.VILLAGE)) == set()
    assert visible(cast.township_clerk()) == {matter.ref}


def test_a_complaint_is_never_assigned_to_who_is_complained_of_nor_to_what_hangs_below_it():
    matter, _code = walk.topic("水务局不办", about=walk.lead_unit())
    Matter.objects.filter(pk=matter.pk).update(stage=Stage.SUBMITTED)
    station = cast.organisation("department", name="永昌县水务局河道管理站", parent=walk.lead_unit())
    other = cast.organisation("department", name="永昌县审计局")
    matter.refresh_from_db()
    assert not {station, walk.lead_unit()} & set(handlers(matter, cast.COUNTY))
    assert other in handlers(matter, cast.COUNTY)
    for shut in (station, walk.lead_unit()):
        with pytest.raises(Refused, match="被反映的单位"):
            actions.assign(matter, [actions.slips.Slip(shut, "lead", "说明情况")], by=cast.supervision())
    assert (
        actions.assign(matter, [actions.slips.Slip(other, "lead", "查明")], by=cast.supervision()).stage == "assigned"
    )


def test_a_complaint_about_a_committee_does_not_go_down_to_the_council_that_sits_beside_it():
    cast.platforms()
    committee = cast.organisation("village", cast.VILLAGE)
    matter, _code = walk.topic("村里的账不公开", about=committee)
    assert matter.holder_area == cast.TOWN
    with pytest.raises(Refused, match="被反映的单位"):
        actions.hand_down(matter, cast.area(cast.VILLAGE), "请就近办", by=cast.township_clerk())
    other, _code = walk.topic("路灯不亮")
    other = actions.escalate(other, "请镇上看", by=cast.clerk())
    assert (
        actions.hand_down(other, cast.area(cast.VILLAGE), "请就近办", by=cast.township_clerk()).holder_area
        == cast.VILLAGE
    )


def test_who_works_at_the_desk_and_sits_in_the_body_complained_of_is_told_nothing():
    cast.platforms()
    clerk, both = cast.township_clerk(), cast.township_clerk(name="两处任职（虚构）")
    cast.post(both, "village_clerk", cast.VILLAGE)
    walk.topic("村里的账不公开", about=cast.organisation("village", cast.VILLAGE))
    assert "村里的账不公开" in notices.for_person(clerk.pk).get().text
    assert not notices.for_person(both.pk).exists()


def test_a_complaint_about_a_department_is_hidden_from_that_department_alone():
    matter, _code = walk.topic("水务局不办", about=walk.lead_unit())
    assert visible(cast.unit()) == set()
    assert visible(cast.office()) == {matter.ref}


def test_an_ended_post_gives_nothing_at_once():
    matter, _code = walk.topic()
    clerk = cast.clerk()
    assert visible(clerk) == {matter.ref}
    clerk.posts.update(end=clerk.posts.get().start)
    clerk.forget_posts()
    assert visible(clerk) == set()
    with pytest.raises(PermissionDenied):
        actions.move(matter, "accept", by=clerk)


def test_a_resident_sees_their_own_complaint_about_the_village_and_nobody_of_the_village_does():
    cast.platforms()
    about = cast.organisation("council", cast.VILLAGE)
    resident = cast.holder("resident", kind="council", code=cast.VILLAGE)
    mine, _code = walk.topic("反映议事会", about=about, by=resident)
    assert list(Matter.objects.visible_to(resident)) == [mine]
    assert not Matter.objects.visible_to(cast.clerk()).filter(pk=mine.pk).exists()
    neighbour = cast.holder("resident", kind="council", code=cast.VILLAGE, name="邻居（虚构）")
    assert not Matter.objects.visible_to(neighbour).exists()

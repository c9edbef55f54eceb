"""抽签 · The plan is approved before, the commitment is out before the seed, alternates follow in order: by actions and pages."""

import csv
import subprocess
import sys

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client

from shangliang.consultations import actions
from shangliang.consultations import lots as lots_of
from shangliang.consultations.actions import drawing, leaving, pooling
from shangliang.consultations.filling import broken
from shangliang.consultations.models import PopulationFigure, SeatDraw
from shangliang.kit import clock
from shangliang.kit.draw import outputs
from shangliang.kit.notices import Notice
from shangliang.people.refusal import Refused
from tests import cast
from tests.consultations import lots, talk

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk(client):
    return cast.signed_in(client, cast.clerk())


def test_the_panel_keeps_the_quotas_and_comes_onto_the_roster():
    run = lots.village()
    panel = list(run.candidates.panel())
    assert len(panel) == 15
    assert broken(panel, run.quotas, run.per_household) == 0
    roster = run.consultation.participants.filter(seat="drawn")
    assert {p.name for p in roster} == {one.name for one in panel}
    assert {p.name for p in roster if p.interested} == {one.name for one in panel if one.features["利益相关"] == "有"}
    assert list(run.candidates.waiting().values_list("place", flat=True)) == list(range(1, 46))


def test_the_plan_is_approved_by_the_party_organisation_and_before_the_lottery():
    secretary, above = cast.party(cast.VILLAGE), cast.party()
    run = lots.tried(lots.begun(lots.planned()))
    assert "请审定抽签方案" in Notice.objects.for_person(secretary.pk).get().text
    assert not Notice.objects.for_person(above.pk).filter(url=run.desk_url()).exists()
    with pytest.raises(Refused, match="先由党组织审定"):
        drawing.make_lottery(run, by=cast.clerk())
    for stranger in (cast.member(), cast.party("620302"), cast.outsider()):
        with pytest.raises(PermissionDenied):
            pooling.approve_draw(run, by=stranger, approver="某党支部", basis="会议")
    with pytest.raises(Refused, match="根据什么文件"):
        pooling.approve_draw(run, by=cast.party(), approver="村党支部", basis=" ")
    pooling.approve_draw(run, by=cast.party(), approver="村党支部", basis="会议")
    assert drawing.make_lottery(run, by=cast.clerk()).root


def test_quotas_that_were_not_tried_are_not_approved():
    run = lots.begun(lots.planned())
    with pytest.raises(Refused, match="没有试算"):
        pooling.approve_draw(run, by=cast.party(), approver="村党支部", basis="会议")


def test_no_seed_before_the_commitment_is_out_and_only_one_seed():
    run = drawing.make_lottery(lots.approved(lots.begun(lots.planned())), by=cast.clerk())
    with pytest.raises(Refused, match="先公布承诺"):
        drawing.draw_panel(run, by=cast.clerk(), seed="07 58 31", witnesses=lots.WITNESSES)
    drawing.publish_draw(run, by=cast.clerk(), seed_way="balls", announced="村委会门口")
    with pytest.raises(Refused, match="见证人"):
        drawing.draw_panel(run, by=cast.clerk(), seed="07 58 31", witnesses=lots.WITNESSES[:1])
    drawing.draw_panel(run, by=cast.clerk(), seed="07 58 31", witnesses=lots.WITNESSES)
    with pytest.raises(Refused, match="只有一粒种子"):
        drawing.draw_panel(run, by=cast.clerk(), seed="11 22 33", witnesses=lots.WITNESSES)


def test_who_leaves_is_followed_by_the_next_alternate_of_the_same_class_or_the_next_who_keeps_the_quotas():
    run = lots.village()
    gone = run.candidates.panel().first()
    with pytest.raises(Refused, match="抽签页登记退出"):
        leaving.leave_roster(gone.participant, by=cast.clerk())
    with pytest.raises(Refused, match="抽签产生，不能另外指定"):
        actions.name_participant(run.consultation, name="另一位（虚构）", seat="drawn", by=cast.clerk())
    after = drawing.withdraw_candidate(gone, "外出务工", by=cast.clerk())
    panel = list(run.candidates.panel())
    assert after in panel and gone not in panel
    assert broken(panel, run.quotas, run.per_household) == 0
    passed = run.candidates.waiting().filter(place__lt=after.place)
    others = [one for one in panel if one != after]
    alike = [one for one in run.candidates.waiting() if one.features == gone.features]
    assert not any(one in alike and not broken([*others, one], run.quotas, 1) for one in passed)
    run.candidates.filter(pk__in=[one.pk for one in alike]).update(left_on=clock.today(), left_why="外出")
    after.refresh_from_db()
    drawing.withdraw_candidate(after, "生病", by=cast.clerk())
    last = run.candidates.get(instead_of=after)
    assert last.features != after.features
    assert broken([*others, last], run.quotas, 1) == 0
    assert all(broken([*others, one], run.quotas, 1) for one in run.candidates.waiting().filter(place__lt=last.place))
    assert run.consultation.participants.filter(seat="drawn", left_on=None).count() == 15


def test_a_second_run_is_one_and_says_why(desk):
    run = lots.village()
    with pytest.raises(Refused, match="不能因为结果再抽"):
        lots.begun(run.consultation)
    pooling.stop_draw(run, "名单漏了五组", by=cast.clerk())
    assert not run.consultation.participants.filter(left_on=None).exists()
    with pytest.raises(Refused, match="第 2 次抽签"):
        lots.begun(run.consultation)
    second = lots.published(lots.begun(run.consultation, why="名单漏了五组"))
    page = Client().get(second.get_absolute_url()).content.decode()
    assert "第 2 次抽签" in page and "名单漏了五组" in page
    assert "已作废" in Client().get(run.get_absolute_url()).content.decode()


def test_what_can_not_be_is_told_with_the_way_out_and_what_was_typed_is_kept(desk):
    run = lots.begun(lots.planned())
    typed = {"least_0": "14", "most_0": "15", "people_0": "321", "compound": "性别=女&利益相关=有,14,"}
    answer = desk.post(f"{lots.on_page(run)}quotas/", typed)
    page = answer.content.decode()
    assert answer.status_code == 200
    assert "不能同时做到" in page and "最小的改动" in page
    assert 'value="321"' in page and "性别=女&amp;利益相关=有,14," in page
    assert desk.post(f"{lots.on_page(run)}quotas/", {"people_0": "321"}).status_code == 302
    assert PopulationFigure.objects.get().people == 321


def test_a_table_with_faults_is_told_line_by_line_and_kept(desk):
    made = lots.planned()
    wrong = "姓名,性别\n某甲（虚构）,女\n,男\n某乙（虚构）,"
    given = {"seat": "drawn", "seats": "1", "per_household": "1", "source": "table", "typed": wrong}
    page = desk.post(f"{made.desk_url()}draw/new/", given).content.decode()
    assert "第 3 行：没有姓名" in page and "第 4 行" in page and "某甲（虚构）,女" in page
    assert not SeatDraw.objects.exists()
    right = given | {"typed": wrong.replace("\n,男", "").replace("某乙（虚构）,", "某乙（虚构）,男")}
    assert desk.post(f"{made.desk_url()}draw/new/", right).status_code == 302
    assert SeatDraw.objects.get().candidates.count() == 2


def test_the_notice_shows_numbers_and_no_name_and_no_class_of_fewer_than_five(client):
    run = lots.begun(lots.planned())
    few = run.candidates.order_by("number")[:3]
    for one in few:
        one.features |= {"村民小组": "独一组"}
        one.save()
    assert client.get(run.get_absolute_url()).status_code == 404
    run = lots.drawn(run)
    page = client.get(run.get_absolute_url()).content.decode()
    assert run.root in page and "其余各类" in page
    assert run.candidates.panel().first().number in page
    assert not any(
        word in page for word in ("独一组", "（虚构），监督", *(one.name for one in run.candidates.all()), "1390000")
    )


def test_the_published_files_give_the_same_panel_and_the_same_order_of_alternates_without_us(client, tmp_path):
    """Also of those whom the quotas let nobody draw: no ticket names them."""
    run = lots.begun(lots.planned())
    groups = [row | ({"least": 0, "most": 0 if row["cells"][0][1] == "1组" else 15} if row["cells"][0][0] == "村民小组" else {}) for row in lots.quotas(run)]  # fmt: skip
    run = lots.drawn(run, rows=groups)
    assert len(run.told["never_drawn"]) == 15
    for name in ("lottery.csv", "commitment.txt", "verify_draw.py"):
        (tmp_path / name).write_bytes(client.get(f"{run.get_absolute_url()}{name}").content)
    command = [sys.executable, "-I", "verify_draw.py", ".", "--seed", run.seed]
    told = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=True)
    assert f"ticket: {run.ticket} / 10000" in told.stderr
    rows = list(csv.DictReader(told.stdout.splitlines()))
    panel = {row["id"] for row in rows if row["role"] == "panel"}
    waiting = {row["id"]: int(row["order"]) for row in rows if row["role"] == "alternate"}
    assert panel == set(run.candidates.panel().values_list("number", flat=True))
    assert waiting == dict(run.candidates.waiting().values_list("number", "place"))


def test_the_party_organisation_sees_the_plan_and_no_name(client):
    run = lots.village()
    page = cast.signed_in(client, cast.party()).get(lots.on_page(run)).content.decode()
    assert "村党支部委员会" in page
    assert run.candidates.panel().first().name not in page
    assert client.get(f"{lots.on_page(run)}certificate/").status_code == 404
    clerk = cast.signed_in(Client(), cast.clerk())
    assert run.candidates.panel().first().name in clerk.get(lots.on_page(run)).content.decode()
    assert lots.WITNESSES[0] in clerk.get(f"{lots.on_page(run)}certificate/").content.decode()


def test_a_large_pool_is_tried_and_made_by_the_worker():
    run = lots.begun(lots.planned(), people=160)
    pooling.set_quotas(run, lots.quotas(run), by=cast.clerk())
    run.refresh_from_db()
    assert run.asked_at and not run.tried_on
    assert drawing.make_waiting() == 1
    run.refresh_from_db()
    assert run.tried_on and not run.asked_at
    assert not run.made_at and not run.commitment


def test_what_the_trial_of_a_large_pool_has_made_is_taken_only_where_nothing_has_changed():
    run = lots.begun(lots.planned(), people=160)
    pooling.set_quotas(run, lots.quotas(run), by=cast.clerk())
    drawing.make_waiting()
    for changed in (False, True):
        run.refresh_from_db()
        if changed:
            SeatDraw.objects.filter(pk=run.pk).update(made_at=None, commitment="")
            one = run.candidates.first()
            one.features |= {"村民小组": "另一组"}
            one.save()
        else:
            pooling.approve_draw(run, by=cast.party(), approver="村党支部", basis="会议")
        held = drawing.make_lottery(run, by=cast.clerk())
        assert bool(held.asked_at) == changed
        assert drawing.make_waiting() == changed
        held.refresh_from_db()
        assert held.made_at and outputs.sha(lots_of.lottery_csv(held)) in held.commitment
        assert outputs.sha(held.told["tables"]["pool.csv"]) in held.commitment


def test_who_sat_a_short_while_ago_rests_and_a_plain_roster_needs_no_draw(desk):
    made = talk.noticed()
    sat = made.participants.first()
    sat.contact = "13900000003"
    sat.save()
    gathering = made.activities.get(kind="sitting").gathering
    gathering.attendances.filter(roster=sat.pk).update(presence="present")
    run = lots.begun(lots.planned(), on=clock.local_day(gathering.starts_at))
    rests = run.candidates.filter(out="resting")
    assert [one.contact for one in rests] == ["13900000003"]
    assert run.candidates.eligible().count() == 59

"""抽签的名单（测试） · From records without a sealed word, recusal until the lottery, cap and relaxation, seats kept, population, alternates."""

import pytest
from django.core.exceptions import PermissionDenied

from shangliang.consultations import actions, onrecord
from shangliang.consultations.actions import counting, drawing, pooling, recusing, templates
from shangliang.consultations.attending import Stayed, resting
from shangliang.consultations.likely import likely
from shangliang.consultations.models import PopulationFigure, SeatDraw, SeatTemplate
from shangliang.consultations.pooltable import Entry
from shangliang.consultations.proposing import proposed
from shangliang.kit import clock, importing, rules
from shangliang.kit.trail import TrailRow
from shangliang.people.areas import Area
from shangliang.people.refusal import Refused
from shangliang.subjects.actions import erase_person
from tests import cast
from tests.consultations import lots, talk
from tests.kit import tables
from tests.stories.ledgers import taken
from tests.subjects import files

pytestmark = pytest.mark.django_db
GIVEN = {"seat": "drawn", "seats": "2", "per_household": "1"}


@pytest.fixture
def desk(client):
    return cast.signed_in(client, cast.clerk())


def test_a_pool_from_the_households_holds_no_sealed_word_and_no_child(desk):
    made = lots.planned()
    group = Area.objects.create(code=f"{cast.VILLAGE}x01", name="三组", level=cast.LEVELS[12], parent_id=cast.VILLAGE)
    old, other = files.whole(), files.person(area=group.pk)
    files.child()
    answer = desk.post(f"{made.desk_url()}draw/new/", GIVEN | {"source": "households"})
    run = SeatDraw.objects.get()
    assert answer.status_code == 302 and {one.assisted_id for one in run.candidates.all()} == {old.pk, other.pk}
    assert {one.features["所在地"] for one in run.candidates.all()} == {"本级", "三组"}
    for page in ("", "pool/", "quotas/"):
        shown = desk.get(f"{lots.on_page(run)}{page}").content.decode()
        assert not any(word in shown for word in files.canaries()), page
    assert "欧阳" not in "".join(str(one.contact) + str(one.address) for one in run.candidates.all())


def test_who_may_not_see_the_households_is_not_offered_them():
    assert "households" in onrecord.sources(cast.clerk(), cast.VILLAGE)
    assert "households" not in onrecord.sources(cast.member(), cast.VILLAGE)
    files.whole()
    assert onrecord.entries("households", cast.VILLAGE, cast.clerk())
    assert not onrecord.entries("households", cast.VILLAGE, cast.office("620302"))


def test_a_pool_of_members_and_of_posts_and_only_one_source(desk):
    made = lots.planned()
    cast.party(cast.VILLAGE)
    url = f"{made.desk_url()}draw/new/"
    assert "没有登记这样的人" in desk.post(url, GIVEN | {"source": "members"}).content.decode()
    assert "只用一种" in desk.post(url, GIVEN | {"source": "posts", "typed": "姓名,性别"}).content.decode()
    assert desk.post(url, GIVEN | {"source": "posts"}).status_code == 302
    assert {one.features["身份"] for one in SeatDraw.objects.get().candidates.all()} >= {"党组织", "村（社区）协商员"}
    cast.seat(cast.member())
    assert [one.person_id for one in onrecord.entries("members", cast.COUNTY, cast.office())] == [cast.member().pk]


def test_an_erased_file_takes_its_masked_name_out_of_the_pool():
    file = files.whole()
    run = pooling.begin_draw(lots.planned(), onrecord.entries("households", cast.VILLAGE, cast.clerk()), seat="drawn", seats=1, by=cast.clerk())  # fmt: skip
    assert run.candidates.get().name == str(file)
    erase_person(file, "asked", by=cast.office())
    assert run.candidates.get().name == "档案已删除"


def test_rest_is_known_by_account_and_by_file_and_who_is_not_known_is_counted(desk):
    account, file, made = cast.resident(), files.whole(), talk.noticed()
    by_account, by_file = made.participants.all()[:2]
    by_account.person = account
    by_account.save()
    entries = onrecord.entries("households", cast.VILLAGE, cast.clerk())
    before = pooling.begin_draw(made, entries, seat="interested", seats=1, by=cast.clerk())
    before.candidates.update(participant=by_file)
    gathering = made.activities.get(kind="sitting").gathering
    day, keys = clock.local_day(gathering.starts_at), {("person", account.pk), ("assisted", file.pk)}
    assert resting(keys, cast.VILLAGE, day) == set()  # on the roster, and did not come
    gathering.attendances.filter(roster__in=[by_account.pk, by_file.pk]).update(presence="present")
    entries += [
        Entry("甲（虚构）", person_id=account.pk),
        Entry("乙（虚构）"),
        Entry("丙（虚构）", contact="13900000001"),
    ]
    run = pooling.begin_draw(lots.planned(), entries, seat="drawn", seats=1, by=cast.clerk(), on=day)
    assert set(run.candidates.filter(out="resting").values_list("person", "assisted")) == {
        (account.pk, None),
        (None, file.pk),
    }
    assert "1 人没有留电话" in desk.get(f"{lots.on_page(run)}pool/").content.decode()


def test_whoever_sits_there_already_is_not_drawn_for_a_second_seat():
    made, account = lots.planned(), cast.resident()
    actions.name_participant(made, name="甲（虚构）", seat="interested", person=account, by=cast.clerk())
    entries = [Entry("甲（虚构）", person_id=account.pk), Entry("乙（虚构）", contact="13900000001")]
    run = pooling.begin_draw(made, entries, seat="drawn", seats=1, by=cast.clerk())
    assert {one.name: one.out for one in run.candidates.all()} == {"甲（虚构）": "seated", "乙（虚构）": ""}


def test_whoever_may_be_drawn_by_a_lottery_that_is_made_is_not_named_for_another_seat_meanwhile():
    made, account = lots.planned(), cast.resident()
    run = pooling.begin_draw(made, [Entry("甲（虚构）", person_id=account.pk)], seat="drawn", seats=1, by=cast.clerk())
    drawing.make_lottery(lots.approved(run), by=cast.clerk())
    with pytest.raises(Refused, match="已经做好的签里"):
        actions.name_participant(made, name="甲（虚构）", seat="interested", person=account, by=cast.clerk())
    assert actions.name_participant(made, name="乙（虚构）", seat="interested", person=cast.member(), by=cast.clerk())


def test_recusal_until_the_lottery_with_its_reason_and_the_approval_is_asked_for_anew(desk):
    run = lots.approved(lots.begun(lots.planned(), people=24, seats=4))
    one = run.candidates.first()
    url = f"{lots.on_page(run)}{one.number}/recuse/"
    assert "aria-invalid" in desk.post(url, {"why": " "}).content.decode()
    page = desk.post(url, {"why": "是项目承包人"}, follow=True).content.decode()
    run.refresh_from_db()
    assert "重新审定" in page and run.approved_on is None and run.tried_on
    assert "是项目承包人" in desk.get(f"{lots.on_page(run)}pool/?state=recused").content.decode()
    recusing.readmit(one, "合同已经转让", by=cast.clerk())
    assert run.candidates.eligible().count() == 24
    with pytest.raises(PermissionDenied):
        recusing.recuse(one, "无关的人", by=cast.outsider())
    made = drawing.make_lottery(
        pooling.approve_draw(run, by=cast.party(), approver="村党支部", basis="会议"), by=cast.clerk()
    )
    with pytest.raises(Refused, match="签已经做好"):
        recusing.recuse(made.candidates.first(), "来晚了", by=cast.clerk())


def test_the_smallest_change_is_one_press_with_its_reason(desk):
    run = lots.begun(lots.planned(), people=12, seats=4)
    url, rows = f"{lots.on_page(run)}quotas/", proposed(run.candidates.values_list("features", flat=True), 4)
    at = next(n for n, row in enumerate(rows) if (row.feature, row.value) == ("性别", "女"))
    typed = {f"least_{at}": "4", f"most_{at}": "4", f"give_{at}": "2", "compound": "性别=男&利益相关=有,1,"}
    page = desk.post(url, typed).content.decode()
    assert "最小的改动" in page and 'name="loosen"' in page
    assert "为什么放宽" in desk.post(url, typed | {"loosen": "1"}).content.decode()
    assert desk.post(url, typed | {"loosen": "1", "relax": "男的也要有人"}).status_code == 302
    run.refresh_from_db()
    assert run.tried_on and run.relaxed_why == "男的也要有人"
    assert next(q for q in run.quotas if q["cells"] == [["性别", "女"]])["least"] == 3
    assert "男的也要有人" in desk.get(lots.on_page(run)).content.decode()


def test_of_a_large_pool_the_worker_finds_the_smallest_change_and_the_page_offers_it(desk):
    rules.set_rule("consultation.draw_at_once", cast.VILLAGE, 5, by=cast.clerk())
    run = lots.begun(lots.planned(), people=12, seats=4)
    url, typed = f"{lots.on_page(run)}quotas/", {"least_0": "4", "most_0": "4", "least_1": "1", "most_1": "4"}
    desk.post(url, typed)
    assert drawing.make_waiting() == 1
    page = desk.get(url).content.decode()
    assert "最小的改动" in page and 'name="loosen"' in page
    desk.post(url, typed | {"loosen": "1", "relax": "两类都要有人"})
    assert drawing.make_waiting() == 1
    run.refresh_from_db()
    assert run.tried_on and not run.failed and len(run.relaxed) == 1
    assert "两类都要有人" in desk.get(lots.on_page(run)).content.decode()


def test_nobody_has_a_chance_above_the_cap_and_one_that_can_not_be_is_told(desk):
    run = lots.begun(lots.planned(), people=12, seats=6)
    url = f"{lots.on_page(run)}quotas/"
    assert "机会" in desk.post(url, {"cap": "101"}).content.decode()
    assert "最高概率的上限太低" in desk.post(url, {"cap": "40"}).content.decode()
    assert desk.post(url, {"cap": "60"}).status_code == 302
    run.refresh_from_db()
    made = drawing.make_lottery(
        pooling.approve_draw(run, by=cast.party(), approver="村党支部", basis="会议"), by=cast.clerk()
    )
    assert run.cap == 60 and made.told["max_probability"] <= 0.6


def test_groups_are_kept_under_a_name_chosen_next_time_changed_and_dropped(desk):
    made = lots.planned()
    url = f"{made.desk_url()}seats/plan/"
    assert desk.post(url, {"keep": "本村抽签方案"}).status_code == 302
    assert "已经有一份" in desk.post(url, {"keep": "本村抽签方案"}).content.decode()
    kept = SeatTemplate.objects.get()
    with pytest.raises(PermissionDenied):
        templates.change_template(kept, name="别人的", seats=kept.groups, by=cast.outsider())
    shorter = templates.change_template(kept, name="本村短方案", seats=kept.groups[:2], by=cast.clerk())
    assert "本村短方案" in desk.get(url).content.decode()
    desk.post(url, {"template": kept.ref})
    made.refresh_from_db()
    assert [seat.code for seat in made.seats] == [seat.code for seat in shorter.groups]
    desk.post(f"{kept.get_absolute_url()}drop/")
    assert "本村短方案" not in desk.get(url).content.decode()
    assert cast.signed_in(desk, cast.outsider()).get(kept.get_absolute_url()).status_code == 404


def test_population_is_imported_proposes_quotas_stands_in_the_bars_and_is_undone(desk):
    sheet = tables.text(["村（社区）", "特征", "类别", "人数"], [cast.VILLAGE, "性别", "女", "300"], [cast.VILLAGE, "性别", "男", "100"],
                        [cast.VILLAGE, "性别", "男", "很多"], ["620302", "性别", "女", "5"])  # fmt: skip
    batch = desk.post("/desk/import/population/", {"file": sheet}, follow=True)
    assert "请填 0 以上的整数" in batch.content.decode() or "重复" in batch.content.decode()
    url = batch.redirect_chain[-1][0]
    desk.post(f"{url}confirm/")
    assert {f.value: f.people for f in PopulationFigure.objects.all()} == {"女": 300, "男": 100}
    run = lots.begun(lots.planned(), people=12, seats=4)
    form = desk.get(f"{lots.on_page(run)}quotas/").context["form"]
    women = next((n, row) for n, row in enumerate(form.proposed) if row.value == "女")
    assert (women[1].people, women[1].least, women[1].most) == (300, 2, 4)
    bars = next(f for f in desk.get(lots.on_page(run)).context["features"] if f.name == "性别").bars
    assert {bar.value: bar.population_share for bar in bars} == {"女": 0.75, "男": 0.25}
    desk.post(f"{url}undo/")
    assert not PopulationFigure.objects.exists()
    with pytest.raises(PermissionDenied):
        counting.note_figure(cast.VILLAGE, "性别", "女", 1, by=cast.outsider())


def test_alternates_are_proposed_by_who_stayed_away_of_each_class():
    rows = proposed([{"年龄段": "老"}] * 6 + [{"年龄段": "青"}] * 6, 6)
    away = [Stayed("年龄段", "老", 10, 5), Stayed("年龄段", "青", 10, 0)]
    guess = likely(rows, 6, away)
    assert guess.spare == 2 and [one.value for one in guess.classes] == ["老"]  # half of three seats
    assert likely(rows, 6, []).spare == 0


def test_figures_of_a_table_go_in_a_set_and_are_taken_back():
    cast.area(cast.VILLAGE)
    office = cast.office()
    head = ["地区", "特征", "类别", "人数"]
    lines = [[cast.VILLAGE, "性别", "女", "612"], [cast.VILLAGE, "性别", "男", "640"]]
    batch = importing.confirm(taken("population", head, lines, by=office, area=cast.COUNTY), by=office)
    assert dict(PopulationFigure.objects.values_list("value", "people")) == {"女": 612, "男": 640}
    assert TrailRow.objects.filter(action="population.note").count() == 2
    importing.undo(batch, by=office)
    assert not PopulationFigure.objects.exists()

"""Helpers, pairs and visits as tables: what will not do is said beside its row, a change of hands is shown and taken back."""

import pytest
from django.core.exceptions import PermissionDenied
from django.db import connection
from django.test.utils import CaptureQueriesContext

from shangliang.bonds.models import Bond, Helper
from shangliang.gatherings.models import Visit
from shangliang.kit import clock, importing
from shangliang.kit.trail import TrailRow
from shangliang.people.models import Person
from tests import cast
from tests.bonds import families
from tests.stories.ledgers import counts, taken

pytestmark = pytest.mark.django_db
PAIRS = ["干部姓名", "职级", "可联系户数", "帮扶对象", "身份证号", "所在村", "结对时间"]
VISITS = ["帮扶干部", "走访时间", "走访方式", "帮扶对象", "所在村", "帮扶物资", "金额", "款或物", "需求", "需求分类"]
WHO, WHOM = "张帮扶（虚构）", "王某某（虚构）"


@pytest.fixture
def office():
    return cast.office()


def pair(office, *, who=WHO, rank="", room="", whom=WHOM, number="", area=cast.VILLAGE, day=""):
    return taken("pairs", PAIRS, [[who, rank, room, whom, number, area, day]], by=office, area=cast.COUNTY)


def visit(office, *, day=None, way="", whom=WHOM, aid="", yuan="", kind="", need="", classed=""):
    row = [WHO, day or clock.today().isoformat(), way, whom, cast.VILLAGE, aid, yuan, kind, need, classed]
    return taken("visits", VISITS, [row], by=office, area=cast.COUNTY)


def said(batch):
    return batch.rows.get().says


@pytest.mark.parametrize(
    ("row", "sentence"),
    [
        ({"who": "没有这个人"}, "没有登记过“没有这个人”"),
        ({"whom": "没有这个人"}, "没有这个人，或有几个同名的"),
        ({"number": "620321195001020019"}, "没有登记过这个身份证号"),
        ({"area": ""}, "请写所在村"),
        ({"rank": "大官"}, "职级可以填"),
        ({"room": "0"}, "1 到 99"),
        ({"day": "2099-01-01"}, "不能晚于今天"),
    ],
    ids=["cadre", "person", "number", "place", "rank", "room", "future"],
)
def test_a_pair_that_will_not_do_is_refused_beside_its_row(office, row, sentence):
    families.helper()
    families.assisted()
    assert sentence in said(pair(office, **row)) and counts(pair(office)) == (1, 0, 0, 0)


def test_a_cadre_alone_goes_on_the_roll_and_again_with_another_rank_is_changed_and_taken_back(office):
    families.helper()
    importing.confirm(pair(office, whom="", area="", rank="副科级"), by=office)
    assert not Bond.objects.exists() and Helper.objects.get().rank == "deputy_section"
    batch = pair(office, whom="", area="", rank="正科级", room="3")
    assert counts(batch) == (0, 1, 0, 0)
    assert batch.rows.get().before == {"rank": "副科级", "capacity": "1"}
    importing.undo(importing.confirm(batch, by=office), by=office)
    assert (Helper.objects.get().rank, Helper.objects.get().capacity) == ("deputy_section", 1)


def test_another_helper_takes_over_and_undone_the_first_one_goes_on(office):
    bond = families.paired(families.helper("李前任（虚构）"), families.assisted())
    families.helper()
    batch = pair(office)
    assert batch.rows.get().before["helper"] == "李前任（虚构）"
    importing.confirm(batch, by=office)
    assert Bond.objects.active().get().person.name == WHO
    importing.undo(batch, by=office)
    assert Bond.objects.active().get() == bond and Bond.objects.count() == 1


@pytest.mark.parametrize(
    ("row", "sentence"),
    [
        ({"way": "托梦"}, "走访方式可以填"),
        ({"day": "2099-01-01"}, "不能晚于今天"),
        ({"day": "2001-01-01"}, "那一天没有这段结对"),
        ({"aid": "米", "yuan": "很多"}, "大于 0"),
        ({"aid": "米", "yuan": "10", "kind": "金条"}, "款或物"),
        ({"need": "缺煤", "classed": "没有这一类"}, "需求分类可以填"),
    ],
    ids=["way", "future", "past", "value", "kind", "class"],
)
def test_a_visit_that_will_not_do_is_refused_beside_its_row(office, row, sentence):
    families.paired()
    assert sentence in said(visit(office, **row))


def test_a_visit_brought_twice_is_made_once_and_goes_with_its_aid(office):
    bond = families.paired()
    batch = importing.confirm(visit(office, aid="米、面、油", yuan="160元"), by=office)
    assert Visit.objects.get().visitor == bond.person and bond.aid.get().yuan == 160
    assert counts(visit(office, aid="米、面、油", yuan="160元")) == (0, 0, 1, 0)
    importing.undo(batch, by=office)
    assert not Visit.objects.exists() and not bond.aid.exists()


def test_who_may_not_bind_brings_in_no_pairs(office):
    with pytest.raises(PermissionDenied):
        pair(cast.clerk())
    assert cast.office().can("bond.make", cast.COUNTY)


def many(office, rows):
    """So many visits of so many families, some with goods, written from one table."""
    who = Person.objects.filter(name=WHO).first() or families.helper()
    names = [f"对象{rows}之{n}（虚构）" for n in range(rows)]
    for name in names:
        families.paired(who, families.assisted(name), on=families.days_ago(200))
    day = clock.today().isoformat()
    lines = [[WHO, day, "上门走访", name, cast.VILLAGE, "面粉" if n % 2 else "", "80" if n % 2 else "", "", "", ""]
             for n, name in enumerate(names)]  # fmt: skip
    return taken("visits", VISITS, lines, by=office, area=cast.COUNTY)


def test_visits_go_in_sets_and_leave_what_each_by_hand_would(office):
    batch = importing.confirm(many(office, 4), by=office)
    assert counts(batch) == (4, 0, 0, 0)
    rows = TrailRow.objects.filter(action__in=("visit.record", "bond.aid")).values_list("action", flat=True)
    assert sorted(rows) == ["bond.aid"] * 2 + ["visit.record"] * 4
    bond = Bond.objects.order_by("pk").first()
    by_hand = families.visited(bond, by=office, way="phone", on=clock.today())
    one = Visit.objects.filter(assisted=bond.assisted, way="home").get()
    same = ("visitor_id", "organisation_id", "area_id", "typed_by_id", "on")
    assert [getattr(one, name) for name in same] == [getattr(by_hand, name) for name in same]
    importing.undo(batch, by=office)
    assert Visit.objects.get() == by_hand


def test_six_visits_ask_as_often_as_three(office):
    three, six = many(office, 3), many(office, 6)
    with CaptureQueriesContext(connection) as few:
        importing.confirm(three, by=office)
    with CaptureQueriesContext(connection) as more:
        importing.confirm(six, by=office)
    assert len(more) <= len(few)


def test_of_a_set_with_one_that_may_not_be_the_others_go_in(office):
    batch = many(office, 3)
    gone = Bond.objects.order_by("pk").last()
    Bond.objects.filter(pk=gone.pk).update(
        start=clock.today() - clock.days(300), end=clock.today() - clock.days(250), reason="调离"
    )
    done = importing.confirm(batch, by=office)
    assert counts(done)[0] == 2 and Visit.objects.count() == 2

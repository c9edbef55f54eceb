"""演示世界 · Entered by actions alone, in the right order of days, everybody invented; its figures are the newspaper's."""

import datetime as dt
import io
import json
from itertools import pairwise

import pytest
from django.core.management import call_command

from shangliang.demo import cast, world
from shangliang.kit import clock, figures, trail
from shangliang.kit.clock import SHANGHAI, ClockOffset
from shangliang.kit.trail.rows import TrailRow
from shangliang.matters.lifecycle import OPEN
from shangliang.matters.models import Confirmation, Entry, Matter, Raiser, WorkOrder
from shangliang.people.can import Role
from shangliang.people.models import Area, Organisation, Person, Post
from shangliang.server.welcome import one_per_role
from shangliang.subjects.models import Enterprise
from tests.demo.conftest import NOUNS

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("loaded")]
DAY = dt.date(2023, 6, 30)
COUNTED = (Area, Organisation, Person, Post, Enterprise, Matter, Entry, WorkOrder, Raiser, Confirmation, TrailRow)


@pytest.fixture(autouse=True)
def _on_its_first_day():
    with clock.at(dt.datetime(2023, 6, 30, 9, tzinfo=SHANGHAI)):
        yield


def figures_of(area, group):
    """As the command line gives them."""
    out = io.StringIO()
    call_command("figures", area, "--on", DAY.isoformat(), "--json", stdout=out)
    return json.loads(out.getvalue())[group]


def test_wuwei_has_16_enterprises_23_problems_4_resolved_by_5_closed():
    found = figures_of("6206", "enterprise_contact")
    counts = {k: found[k] for k in ("enterprises", "problems", "enterprises_resolved", "problems_closed")}
    assert counts == {"enterprises": 16, "problems": 23, "enterprises_resolved": 4, "problems_closed": 5}
    assert sum(found["by_class"].values()) == 23


def test_the_five_closed_problems_are_those_of_the_page():
    closed = Matter.objects.filter(kind="enterprise", closed_on__isnull=False)
    words = ("设备升级", "天然气", "贷款", "熟练工人", "土地流转")
    assert [sum(w in m.title for m in closed) for w in words] == [1] * 5
    assert {m.outcome for m in closed} == {"confirmed"}


def test_every_village_and_community_of_jinchang_has_a_council():
    assert figures_of("6203", "councils") == {"villages": 139, "communities": 43}
    assert figures.compute("6208", on=DAY)["councils"] == {"villages": 0, "communities": 0}


def test_the_whole_trail_verifies_and_every_entry_has_its_row():
    assert trail.verify() == []
    acts = TrailRow.objects.filter(noun="matter")
    assert acts.count() >= Entry.objects.count() > 100
    assert set(acts.values_list("object", flat=True)) == set(Matter.objects.values_list("ref", flat=True))


def test_nothing_was_written_but_by_actions(loaded):
    watch, _said, _file = loaded
    assert sum(watch.by.values()) > 500
    nouns = {name.split("/")[0] for name in watch.by}
    assert nouns == {"kit", *NOUNS}


def test_a_write_of_its_own_would_have_been_stopped(loaded):
    watch, _said, _file = loaded
    with pytest.raises(AssertionError, match="was written by"):
        watch(None, 'UPDATE "people_person" SET "name" = 1', (), False, {})
    assert watch(lambda *_: "read", "SELECT 1", (), False, {}) == "read"


def test_a_second_load_does_nothing():
    before = [model.objects.count() for model in COUNTED]
    out = io.StringIO()
    call_command("demo", "load", stdout=out)
    assert world.loaded()
    assert out.getvalue().strip() == "演示数据已在。"
    assert [model.objects.count() for model in COUNTED] == before


def test_everybody_and_every_firm_is_marked_as_invented():
    assert Person.objects.count() > 20
    assert list(Person.objects.filter(invented=False)) == []
    assert [
        p.name for p in Person.objects.all() if not p.name.startswith("演示") and not p.name.endswith("（虚构）")
    ] == []
    assert Enterprise.objects.count() == 16
    assert [e.name for e in Enterprise.objects.all() if not e.invented or "示例" not in e.name] == []


def test_there_is_one_account_for_each_role_with_a_password_that_works(loaded):
    _watch, _said, file = loaded
    lines = [line.split("\t") for line in file.read_text(encoding="utf-8").splitlines()]
    rows = [line for line in lines if line[2] != "slip"]
    assert file.stat().st_mode & 0o777 == 0o600
    assert {role for _login, _password, role, _name in rows} == {role.value for role in Role}
    assert len({password for _login, password, _role, _name in rows}) == len(rows) == len(cast.ACCOUNTS)
    assert len(one_per_role(file.read_text(encoding="utf-8").splitlines())) == 1 + len(Role) + 1
    login, password, role, _name = rows[0]
    person = Person.objects.get(login=login)
    assert person.check_password(password)
    assert person.has_role(role)


def test_everything_happened_in_may_and_june_2023_in_its_right_order():
    assert {(e.on.astimezone(SHANGHAI).year, e.on.astimezone(SHANGHAI).month) for e in Entry.objects.all()} == {
        (2023, 5),
        (2023, 6),
    }
    for matter in Matter.objects.prefetch_related("entries"):
        entries = sorted(matter.entries.all(), key=lambda e: e.pk)
        assert all(a.on <= b.on for a, b in pairwise(entries)), matter
        assert entries[-1].stage == matter.stage
        assert (matter.stage in OPEN) == (matter.closed_on is None)


def test_its_clock_starts_on_30_june_2023():
    """As the page servers will read it after the commit."""
    starts = clock.real_now() + ClockOffset.objects.get().offset
    assert abs(starts - dt.datetime(2023, 6, 30, 8, 30, tzinfo=SHANGHAI)) < dt.timedelta(hours=1)

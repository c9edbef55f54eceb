"""A first import of members, firms and problems of firms: seated, found again, undone; and what a preview costs."""

import pytest

from shangliang.bonds import actions as bonds
from shangliang.bonds.models import Bond
from shangliang.kit import clock, importing, rules
from shangliang.kit.importing.models import ImportBatch
from shangliang.matters.models import Matter
from shangliang.people.models import Membership, Person, Post
from shangliang.subjects.actions import add_enterprise
from shangliang.subjects.models import Enterprise
from tests import cast
from tests.counting import counted
from tests.kit import tables
from tests.people.test_imports import CLERK, HEAD, OTHER, handed, outcomes, press

pytestmark = pytest.mark.django_db


def test_members_are_seated_in_the_present_term_and_unseated_by_undoing(office):
    cast.term()
    cast.organisation("station", cast.COUNTY, name="城关镇委员工作站")
    there = cast.member(name="张委员（虚构）")
    head = ["委员姓名", "界别", "是否常委", "工作站", "增补日期"]
    joined = f"{clock.today() - clock.days(30)}"
    rows = (
        ["张委员（虚构）", "农业界", "是", "城关镇委员工作站", joined],
        ["赵委员（虚构）", "经济界", "", "", ""],
        ["", "经济界", "", "", ""],
    )
    handed(office, "members", tables.xlsx(head, *rows))
    assert outcomes() == ["new", "new", "refused"]
    press(office, "confirm")
    seats = {m.person.name: (m.sector, m.standing) for m in Membership.objects.all()}
    assert seats == {"张委员（虚构）": ("农业界", True), "赵委员（虚构）": ("经济界", False)}
    handed(office, "members", tables.xlsx(head, ["张委员（虚构）", "工商联", "", "", ""]))
    assert outcomes() == ["changed"]
    press(office, "confirm")
    assert str(Membership.objects.get(person=there).start) == joined, "it stays as it was where the table says nothing"
    press(office, "undo")
    seat = Membership.objects.get(person=there)
    assert (seat.sector, str(seat.start)) == ("农业界", joined)
    press(office, "undo", ImportBatch.objects.last())
    assert not Membership.objects.filter(person__name="赵委员（虚构）").exists()
    assert Post.objects.filter(person=there, role="member").count() == 1


def test_firms_are_found_by_place_and_code_changed_and_undone(office):
    cast.area(cast.VILLAGE)
    there = add_enterprise("永昌旧厂（虚构）", cast.area(cast.COUNTY), by=cast.office(), industry="农机")
    head = ["企业名称", "所在地", "统一社会信用代码", "所属行业", "包联单位", "包联领导", "包联时间"]
    handed(office, "enterprises", tables.xlsx(
        head, ["新厂（虚构）", "城关镇赵家庄村", "", "制种", "县水务局", "县水务局局长", "2023-05-01"],
        ["永昌旧厂（虚构）", "永昌县", "", "食品", "", "", ""], ["坏码厂（虚构）", "永昌县", "91620000000000000X", "", "", "", ""],
        ["远处厂（虚构）", "金川区", "", "", "", "", ""],
    ))  # fmt: skip
    assert outcomes() == ["new", "changed", "refused", "refused"]
    press(office, "confirm")
    made = Enterprise.objects.get(name="新厂（虚构）")
    assert (made.area_id, made.contact.name, f"{made.contact_from}") == (cast.VILLAGE, "县水务局", "2023-05-01")
    assert f"{Bond.objects.active().get(enterprise=made).start}" == "2023-05-01"  # its rhythm runs, its coverage counts
    there.refresh_from_db()
    assert there.industry == "食品"
    press(office, "undo")
    there.refresh_from_db()
    assert there.industry == "农机" and not Enterprise.objects.filter(name="新厂（虚构）").exists()
    assert not Bond.objects.exists()


def test_a_firm_that_changes_hands_by_a_table_goes_back_to_its_old_contact_unless_the_new_one_has_been_there(office):
    old, new = cast.organisation("cppcc", cast.COUNTY), "县水务局"
    firms = [add_enterprise(f"第{n}厂（虚构）", cast.area(cast.COUNTY), by=cast.office()) for n in range(2)]
    first = [bonds.contact_enterprise(firm, old, "主席会议成员", by=cast.office()) for firm in firms]
    rows = [[firm.name, "永昌县", new, "县水务局局长"] for firm in firms]
    handed(office, "enterprises", tables.xlsx(["企业名称", "所在地", "包联单位", "包联领导"], *rows))
    press(office, "confirm")
    second = Bond.objects.active().get(enterprise=firms[1])
    bonds.record(second, by=cast.office(), visitor=cast.unit(), way="enterprise", operation="v")
    press(office, "undo")
    assert outcomes() == ["undone", "kept"]
    assert [Bond.objects.active().get(enterprise=firm) for firm in firms] == [first[0], second]
    firms[0].refresh_from_db()
    assert (firms[0].contact, firms[0].contact_title) == (old, "主席会议成员")


def test_problems_of_firms_are_raised_once_and_withdrawn_as_long_as_nobody_took_a_step(office):
    cast.platforms()
    firm = add_enterprise("永昌旧厂（虚构）", cast.area(cast.COUNTY), by=cast.office())
    head = ["企业名称", "存在问题", "问题类别", "反映时间"]
    rows = (
        [firm.name, "贷款办不下来", "融资", "2023-06-05"],
        ["没有的厂", "缺工人", "用工", ""],
        [firm.name, "缺工人", "天文", ""],
    )
    handed(office, "problems", tables.text(head, *rows))
    assert outcomes() == ["new", "refused", "refused"]
    press(office, "confirm")
    made = Matter.objects.get(kind="enterprise")
    assert (made.enterprise, made.topic_class, f"{made.raised_on}") == (firm, "融资", "2023-06-05")
    handed(office, "problems", tables.text(head, rows[0], [firm.name, "旧账", "", "1952-01-01"]))
    assert outcomes() == ["same", "new"]
    press(office, "undo", ImportBatch.objects.last())
    assert not Matter.objects.filter(kind="enterprise").exists()


@pytest.mark.parametrize("name", ["persons", "members", "enterprises", "problems"])
def test_a_preview_asks_the_database_no_more_for_thirty_rows_than_for_three(office, name):
    cast.term()
    firm = add_enterprise("永昌旧厂（虚构）", cast.area(cast.COUNTY), by=cast.office())
    heads = {
        "persons": HEAD,
        "members": ["姓名", "界别"],
        "enterprises": ["企业名称", "所在地"],
        "problems": ["企业名称", "问题"],
    }

    def asked(n):
        row = {"persons": [f"人{n}", "县水务局", "承办单位", f"1390000{n:04}"], "members": [f"人{n}", "农业界"],
               "enterprises": [f"厂{n}", "永昌县"], "problems": [firm.name, f"问题{n}"]}  # fmt: skip
        return row[name]

    importer, by = importing.get(name), cast.office()
    found = []
    for rows in (1, 3, 30):  # the first warms up what a process remembers
        upload = tables.text(heads[name], *[asked(n) for n in range(rows)])
        with counted() as queries:
            made = importing.take(upload, importer, by=by, area=cast.COUNTY)
        assert outcomes(made) == ["new"] * rows
        found.append(len(queries))
    assert found[1] == found[2]


def test_a_large_table_is_judged_in_the_background_and_confirmed_only_after_that(office):
    rules.set_rule("import.judged_at_once", "", 2)
    page = handed(office, "persons", tables.text(HEAD, CLERK, OTHER, CLERK, ["无名", "没有的单位", "承办单位", ""]))
    batch = ImportBatch.objects.get()
    assert batch.state == "checking" and "正在后台逐行检查" in page.content.decode()
    assert "正在检查" in press(office, "confirm").content.decode() and not Person.objects.filter(name=CLERK[0]).exists()
    importing.work_waiting()
    batch.refresh_from_db()
    assert (batch.state, outcomes()) == ("preview", ["new", "new", "refused", "refused"])
    press(office, "confirm")
    assert Person.objects.filter(name__in=[CLERK[0], OTHER[0]]).count() == 2


def test_who_goes_on_with_a_check_that_was_broken_off_begins_anew(office):
    rules.set_rule("import.judged_at_once", "", 2)
    handed(office, "persons", tables.text(HEAD, CLERK, OTHER, CLERK))
    ImportBatch.objects.update(at=3, handled=2)  # the worker before was lost; it had seen the first line
    importing.work_waiting()
    assert outcomes() == ["new", "new", "refused"]


def test_columns_of_a_large_table_are_matched_anew_in_the_background_and_it_can_be_dropped_meanwhile(office):
    handed(office, "persons", tables.text(HEAD, CLERK, OTHER, CLERK))
    rules.set_rule("import.judged_at_once", "", 2)
    batch = ImportBatch.objects.get()
    importing.match(batch, {"person": 0, "body": 1, "role": 2}, by=Person.objects.get(pk=batch.by_id))
    batch.refresh_from_db()
    assert batch.state == "checking"
    press(office, "drop")
    assert not ImportBatch.objects.exists() and importing.work_waiting() == 0

"""Families brought as a table: grouped, sensitive facts only on a basis, known again, taken back as far as nothing was built on it."""

import io
from collections import Counter

import openpyxl
import pytest
from django.core.exceptions import PermissionDenied
from django.core.files.uploadedfile import SimpleUploadedFile

from shangliang.kit import importing, rules, trail
from shangliang.kit.importing.models import ImportRow
from shangliang.kit.seal import PersonalKey
from shangliang.kit.trail.rows import TrailRow
from shangliang.subjects import actions
from shangliang.subjects.models import AssistedPerson, Consent, Household
from tests import cast
from tests.bonds import families
from tests.kit import tables

pytestmark = pytest.mark.django_db
HEAD = "户编号,姓名,身份证号,出生日期,类别,所在村,疾病,监护人,监护人同意书,法定依据文号"
NUMBER = "620321195001020019"
ILL, LAW = "肺结核（虚构）", "民发〔2021〕1号"


def line(
    name="甲（虚构）",
    *,
    house="1",
    number="",
    born="1950-01-02",
    kinds="特困人员",
    ill="",
    law="",
    guardian="",
    paper="",
):
    return f"{house},{name},{number},{born},{kinds},{cast.VILLAGE},{ill},{guardian},{paper},{law}"


def taken(by, *lines, coding="utf-8"):
    file = SimpleUploadedFile("户.csv", "\n".join([HEAD, *lines]).encode(coding))
    return importing.take(file, importing.get("households"), by=by, area=cast.VILLAGE)


def outcomes(batch):
    return list(batch.rows.order_by("number").values_list("outcome", flat=True))


@pytest.fixture
def clerk():
    return cast.clerk()


@pytest.mark.parametrize("coding", ["utf-8", "gb18030"])
def test_rows_of_one_household_become_one_household_and_several_kinds_stand_in_a_cell(clerk, coding):
    importing.confirm(
        taken(clerk, line(), line("乙（虚构）", kinds="特困人员、困难重度残疾人"), coding=coding), by=clerk
    )
    assert Household.objects.count() == 1
    assert sorted(p.kinds for p in AssistedPerson.objects.all()) == [["特困人员"], ["特困人员", "困难重度残疾人"]]


def test_illness_without_a_basis_is_refused_with_one_it_is_kept_sealed(clerk):
    batch = taken(clerk, line(ill=ILL), line("乙（虚构）", ill=ILL, law=LAW))
    assert outcomes(batch) == ["refused", "new"]
    importing.confirm(batch, by=clerk)
    assert AssistedPerson.objects.get().illness == ILL
    assert not any(ILL in says for says in ImportRow.objects.values_list("says", flat=True))


def test_a_childs_name_needs_the_guardians_paper(clerk):
    child = {"born": "2015-05-06", "kinds": "孤儿"}
    batch = taken(clerk, line(**child), line("乙（虚构）", guardian="祖父（虚构）", paper="2023-1", **child))
    assert outcomes(batch) == ["refused", "new"]


def test_a_number_in_scientific_notation_is_refused_with_a_hint(clerk):
    batch = taken(clerk, line(number="6.2032E+17", law=LAW))
    assert outcomes(batch) == ["refused"] and "文本格式" in batch.rows.get().says


def test_brought_again_with_its_head_of_household_it_is_the_same_or_changed(clerk):
    importing.confirm(taken(clerk, line(house="甲（虚构）")), by=clerk)
    assert outcomes(taken(clerk, line(house="甲（虚构）"))) == ["same"]
    assert outcomes(taken(clerk, line(house="甲（虚构）", born="1951-01-02"))) == ["changed"]


def named(name):
    return next(p for p in AssistedPerson.objects.all() if p.name == name)


def test_undone_nothing_is_left_of_who_was_new_but_in_the_trail(clerk):
    batch = taken(clerk, line(ill=ILL, law=LAW), line("乙（虚构）"), line("丙（虚构）", house="2"))
    importing.confirm(batch, by=clerk)
    keys = list(AssistedPerson.objects.values_list("pk", flat=True))
    assert outcomes(importing.undo(batch, by=clerk)) == ["undone"] * 3
    assert not (AssistedPerson.objects.exists() or Household.objects.exists() or Consent.objects.exists())
    assert not any(row.cells or row.made for row in batch.rows.all())
    assert PersonalKey.objects.filter(pk__in=keys, destroyed_at__isnull=False, wrapped="").count() == 3
    counted = Counter(
        TrailRow.objects.filter(noun__in=("assisted_person", "household")).values_list("action", flat=True)
    )
    assert counted["assisted_person.list"] == counted["assisted_person.retract"] == 3
    assert counted["household.open"] == counted["household.retract"] == 2
    assert trail.verify() == []


@pytest.mark.parametrize(
    "later",
    [
        lambda who, by: actions.edit_facts(who, {"born_on": "1949-10-02"}, by=by),
        lambda who, by: actions.add_subsidy(who, "特困供养金", 2023, 7260, by=by),
        lambda who, by: actions.reveal(who, by=by, reason="relief"),
        lambda who, by: families.paired(families.helper(), who),
    ],
)
def test_undone_who_was_built_upon_since_stays_with_the_household_and_it_is_said_why(clerk, later):
    batch = importing.confirm(taken(clerk, line(ill=ILL, law=LAW), line("乙（虚构）")), by=clerk)
    kept = named("甲（虚构）")
    later(kept, clerk)
    assert outcomes(importing.undo(batch, by=clerk)) == ["kept", "undone"]
    assert list(AssistedPerson.objects.listed()) == [kept] and kept.consents.exists() and Household.objects.exists()
    assert batch.rows.get(outcome="kept").says


def test_undone_who_was_changed_is_as_before_and_the_consent_of_the_row_goes_unless_something_rests_on_it(clerk):
    importing.confirm(taken(clerk, line(), line("乙（虚构）")), by=clerk)
    batch = taken(clerk, line(ill=ILL, law=LAW), line("乙（虚构）", ill=ILL, law=LAW))
    assert outcomes(importing.confirm(batch, by=clerk)) == ["changed", "changed"]
    assert named("甲（虚构）").illness == ILL
    other = named("乙（虚构）")
    assert actions.edit_facts(other, {"illness": "已好转（虚构）"}, by=clerk)
    assert outcomes(importing.undo(batch, by=clerk)) == ["undone", "kept"]
    assert named("甲（虚构）").illness == "" and not named("甲（虚构）").consents.exists()
    assert named("乙（虚构）").illness == "已好转（虚构）" and other.consents.count() == 1


def test_one_person_twice_in_a_file_is_counted_once_and_namesakes_stay_two(clerk):
    batch = taken(
        clerk, line(number=NUMBER, law=LAW), line(house=""), line(house="2", born="1960-01-01"), line("乙（虚构）"), line("乙（虚构）"),
    )  # fmt: skip
    assert outcomes(batch) == ["new", "refused", "new", "new", "refused"]
    importing.confirm(batch, by=clerk)
    assert AssistedPerson.objects.count() == 3
    assert outcomes(taken(clerk, line(number=NUMBER, law=LAW), line("乙（虚构）"))) == ["same", "same"]
    assert outcomes(taken(clerk, line(house="", born=""))) == ["refused"]  # which of the two namesakes?


def test_the_same_file_again_changes_nothing(clerk):
    rows = [line(), line("乙（虚构）", house="2", ill=ILL, law=LAW), line("丙（虚构）", house="")]
    importing.confirm(taken(clerk, *rows), by=clerk)
    assert outcomes(taken(clerk, *rows)) == ["same"] * 3


@pytest.mark.parametrize(
    ("who", "said"),
    [(cast.clerk, "new"), (cast.township_clerk, "new"), (cast.office, "new"), (cast.city_office, "refused")],
)
def test_who_registers_families_there_imports_them_and_a_city_does_not(who, said):
    cast.area(cast.VILLAGE)
    person = who()
    file = SimpleUploadedFile("户.csv", f"{HEAD}\n{line()}".encode())
    code = person.held_posts[0].organisation.area_id
    batch = importing.take(file, importing.get("households"), by=person, area=code)
    assert outcomes(batch) == [said]
    for other in (cast.leader(), cast.cadre(), cast.member()):
        with pytest.raises(PermissionDenied):
            importing.take(file, importing.get("households"), by=other, area=cast.COUNTY)


def test_a_place_that_is_not_theirs_is_refused_without_repeating_the_cell(clerk):
    cast.area(cast.SIBLING_VILLAGE)
    theirs = line("乙（虚构）").replace(cast.VILLAGE, cast.SIBLING_VILLAGE)
    slipped = line("丙（虚构）").replace(cast.VILLAGE, NUMBER)
    batch = taken(clerk, line(), theirs, slipped)
    assert outcomes(batch) == ["new", "refused", "refused"]
    assert not any("6203" in says for says in batch.rows.values_list("says", flat=True))


def test_a_real_sheet_with_numbers_is_refused_with_a_hint_and_read_where_they_are_text(clerk):
    head = ["姓名", "身份证号", "电话", "类别", "所在村", "法定依据文号"]
    rows = [["甲（虚构）", int(NUMBER), "", "特困人员", cast.VILLAGE, LAW], ["乙（虚构）", "", 13900000001, "特困人员", cast.VILLAGE, LAW],
            ["丙（虚构）", "6.20321E+17", "", "特困人员", cast.VILLAGE, LAW], ["丁（虚构）", NUMBER, "013900000001", "特困人员", cast.VILLAGE, LAW]]  # fmt: skip
    batch = importing.take(tables.xlsx(head, *rows), importing.get("households"), by=clerk, area=cast.VILLAGE)
    assert outcomes(batch) == ["refused"] * 3 + ["new"]
    assert all("文本格式" in says for says in batch.rows.filter(outcome="refused").values_list("says", flat=True))
    importing.confirm(batch, by=clerk)
    made = AssistedPerson.objects.get()
    assert (made.id_number, made.phone) == (NUMBER, "013900000001")


def test_the_page_and_the_result_veil_what_is_sensitive_and_the_office_takes_it_in_clear_on_record(client, clerk):
    for who, clear in ((clerk, False), (cast.office(), True)):
        batch = taken(who, line(number=NUMBER, ill=ILL, law=LAW), line("乙（虚构）", ill="尘肺（虚构）"))
        page = f"/desk/import/households/{batch.ref}/"
        cast.signed_in(client, who)
        seen = client.get(f"{page}?show=new").content.decode() + client.get(f"{page}?show=refused").content.decode()
        assert not any(word in seen for word in (NUMBER, ILL, "甲（虚构）", "尘肺")) and "已填，未显示" in seen
        book = openpyxl.load_workbook(io.BytesIO(b"".join(client.post(f"{page}result/").streaming_content)))
        cells = {str(cell.value) for row in book.worksheets[0].iter_rows() for cell in row}
        assert ({NUMBER, ILL, "尘肺（虚构）"} <= cells) is clear and (NUMBER in cells) is clear
        assert TrailRow.objects.filter(action="import.result", object=batch.ref).exists() is clear
    assert outcomes(taken(clerk, line("甲*****"), line("乙（虚构）", ill="已填，未显示", law=LAW))) == ["refused"] * 2


def test_a_file_that_is_none_or_too_large_is_refused_whole(clerk):
    with pytest.raises(importing.Refused):
        importing.take(
            SimpleUploadedFile("a.csv", b"\x00\x01\xff"), importing.get("households"), by=clerk, area=cast.VILLAGE
        )
    big = SimpleUploadedFile("a.csv", b"a" * (rules.value("import.max_bytes", cast.VILLAGE) + 1))
    with pytest.raises(importing.Refused, match="没有打开"):
        importing.take(big, importing.get("households"), by=clerk, area=cast.VILLAGE)


def test_the_village_clerk_is_offered_households_and_not_enterprises(client, clerk):
    page = cast.signed_in(client, clerk).get("/desk/import/").content.decode()
    assert "/desk/import/households/" in page and "/desk/import/enterprises/" not in page


def test_who_is_erased_leaves_the_rows_of_the_import_too(clerk):
    one = line(ill=ILL, law=LAW, number="620321195603041212", born="1956-03-04")
    batch = taken(clerk, one, line("乙（虚构）"))
    importing.confirm(batch, by=clerk)
    again = taken(clerk, one, line(ill="别的病", house="9"), line("丙（虚构）", house="3"))
    importing.confirm(again, by=clerk)
    assert outcomes(again) == ["same", "refused", "new"]
    gone, kept, another = sorted(AssistedPerson.objects.all(), key=lambda p: "甲乙丙".index(p.name[0]))
    actions.erase_person(gone, "asked", by=cast.office())
    rows = {row.made_ref: row for row in ImportRow.objects.filter(batch=batch)}
    assert (rows[gone.ref].values, str(rows[gone.ref].made)) == ([], "")
    assert rows[kept.ref].values
    twice = ImportRow.objects.filter(batch=again)  # refused and unchanged rows point at nobody
    assert [row.values == [] for row in twice] == [True, True, False]
    importing.undo(batch, by=clerk)  # what is left of it
    assert set(AssistedPerson.objects.all()) == {gone, another}


def test_a_clerk_who_works_elsewhere_now_reads_nothing_of_what_they_brought_here(client, clerk):
    batch = taken(clerk, line())
    url = f"/desk/import/households/{batch.ref}/"
    cast.signed_in(client, clerk)
    shown = client.get(url)
    assert "甲****" in shown.content.decode() and "no-store" in shown["Cache-Control"]  # nor does a browser keep it
    clerk.posts.update(organisation=cast.clerk(cast.SIBLING_VILLAGE).posts.get().organisation)
    assert client.get(url).status_code == client.post(f"{url}result/").status_code == 404
    page = client.get("/desk/import/")
    assert page.status_code == 200 and batch.ref not in page.content.decode()


def test_what_a_consent_covered_leaves_the_rows_of_the_import_when_it_is_withdrawn(clerk):
    batch = taken(clerk, line(ill=ILL, law=LAW))
    importing.confirm(batch, by=clerk)
    assert ILL in batch.rows.get().values
    actions.withdraw_consent(AssistedPerson.objects.get().consents.get(), by=clerk)
    assert batch.rows.get().values == []

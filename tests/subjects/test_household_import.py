"""Families brought as a table: grouped, sensitive facts only on a basis, known again, taken back as far as nothing was built on it."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from shangliang.kit import importing, rules
from shangliang.kit.importing.models import ImportRow
from shangliang.subjects import actions
from shangliang.subjects.models import AssistedPerson, Household
from tests import cast

pytestmark = pytest.mark.django_db
HEAD = "户编号,姓名,身份证号,出生日期,类别,所在村,疾病,监护人,监护人同意书,法定依据文号"
ILL = "肺结核（虚构）"


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
    batch = taken(clerk, line(ill=ILL), line("乙（虚构）", ill=ILL, law="民发〔2021〕1号"))
    assert outcomes(batch) == ["refused", "new"]
    importing.confirm(batch, by=clerk)
    assert AssistedPerson.objects.get().illness == ILL
    assert not any(ILL in says for says in ImportRow.objects.values_list("says", flat=True))


def test_a_childs_name_needs_the_guardians_paper(clerk):
    child = {"born": "2015-05-06", "kinds": "孤儿"}
    batch = taken(clerk, line(**child), line("乙（虚构）", guardian="祖父（虚构）", paper="2023-1", **child))
    assert outcomes(batch) == ["refused", "new"]


def test_a_number_in_scientific_notation_is_refused_with_a_hint(clerk):
    batch = taken(clerk, line(number="6.2032E+17", law="民发〔2021〕1号"))
    assert outcomes(batch) == ["refused"] and "文本格式" in batch.rows.get().says


def test_brought_again_with_its_head_of_household_it_is_the_same_or_changed(clerk):
    importing.confirm(taken(clerk, line(house="甲（虚构）")), by=clerk)
    assert outcomes(taken(clerk, line(house="甲（虚构）"))) == ["same"]
    assert outcomes(taken(clerk, line(house="甲（虚构）", born="1951-01-02"))) == ["changed"]


def test_undone_who_was_changed_since_stays_and_the_other_leaves(clerk):
    batch = importing.confirm(taken(clerk, line(), line("乙（虚构）")), by=clerk)
    changed = next(p for p in AssistedPerson.objects.all() if p.name == "甲（虚构）")
    actions.edit_facts(changed, {"born_on": "1949-10-02"}, by=clerk)
    assert outcomes(importing.undo(batch, by=clerk)) == ["kept", "undone"]
    assert list(AssistedPerson.objects.listed()) == [changed]


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
    one = line(ill=ILL, law="民发〔2021〕1号", number="620321195603041212", born="1956-03-04")
    batch = taken(clerk, one, line("乙（虚构）"))
    importing.confirm(batch, by=clerk)
    again = taken(clerk, one, line(ill="别的病", house="9"), line("丙（虚构）", house="3"))
    importing.confirm(again, by=clerk)
    assert outcomes(again) == ["same", "refused", "new"]
    gone, kept, _another = sorted(AssistedPerson.objects.all(), key=lambda p: "甲乙丙".index(p.name[0]))
    actions.erase_person(gone, "asked", by=cast.office())
    rows = {row.made_ref: row for row in ImportRow.objects.filter(batch=batch)}
    assert (rows[gone.ref].values, str(rows[gone.ref].made)) == ([], "")
    assert rows[kept.ref].values
    twice = ImportRow.objects.filter(batch=again)  # refused and unchanged rows point at nobody
    assert [row.values == [] for row in twice] == [True, True, False]
    importing.undo(batch, by=clerk)  # what is left of it
    kept.refresh_from_db()
    assert kept.left_on


def test_a_clerk_who_works_elsewhere_now_reads_nothing_of_what_they_brought_here(client, clerk):
    batch = taken(clerk, line())
    url = f"/desk/import/households/{batch.ref}/"
    cast.signed_in(client, clerk)
    shown = client.get(url)
    assert (
        "甲（虚构）" in shown.content.decode() and "no-store" in shown["Cache-Control"]
    )  # nor does their browser keep it
    clerk.posts.update(organisation=cast.clerk(cast.SIBLING_VILLAGE).posts.get().organisation)
    assert client.get(url).status_code == client.post(f"{url}result/").status_code == 404
    page = client.get("/desk/import/")
    assert page.status_code == 200 and batch.ref not in page.content.decode()


def test_what_a_consent_covered_leaves_the_rows_of_the_import_when_it_is_withdrawn(clerk):
    batch = taken(clerk, line(ill=ILL, law="民发〔2021〕1号"))
    importing.confirm(batch, by=clerk)
    assert ILL in batch.rows.get().values
    actions.withdraw_consent(AssistedPerson.objects.get().consents.get(), by=clerk)
    assert batch.rows.get().values == []

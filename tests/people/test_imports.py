"""A first import through its pages: guessed, shown, confirmed, its result taken away, undone; by who may, of what is theirs."""

import io

import openpyxl
import pytest

from shangliang.kit import clock, importing, rules
from shangliang.kit.importing.models import ImportBatch, ImportRow
from shangliang.kit.trail.rows import TrailRow
from shangliang.people.models import Person
from shangliang.subjects.models import Enterprise
from tests import cast
from tests.kit import tables

pytestmark = pytest.mark.django_db
HEAD = ["姓名", "工作单位", "角色", "联系电话"]
CLERK = ["王某（虚构）", "赵家庄村委会", "村（社区）协商员", "13900000001"]
OTHER = ["李某（虚构）", "县水务局", "承办单位", "13900000002"]


def handed(client, name, upload):
    """The page of the batch, or the form with what is wrong."""
    return client.post(f"/desk/import/{name}/", {"file": upload}, follow=True)


def outcomes(batch=None):
    return list((batch or ImportBatch.objects.first()).rows.values_list("outcome", flat=True))


def press(client, act, batch=None):
    batch = batch or ImportBatch.objects.first()
    return client.post(f"/desk/import/{batch.importer}/{batch.ref}/{act}/", follow=True)


def test_persons_and_posts_are_shown_written_taken_away_and_undone(office):
    page = handed(
        office, "persons", tables.text(["永昌县人员"], HEAD, CLERK, OTHER, ["无名", "没有的单位", "承办单位", ""])
    )
    assert outcomes() == ["new", "new", "refused"] and not Person.objects.filter(name__in=[CLERK[0], OTHER[0]]).exists()
    assert "没有找到组织“没有的单位”" in page.content.decode()
    press(office, "confirm")
    made = Person.objects.get(name=CLERK[0])
    assert (made.phone, made.posts.get().role, made.has_usable_password()) == ("13900000001", "village_clerk", False)
    book = openpyxl.load_workbook(io.BytesIO(b"".join(press(office, "result").streaming_content)))
    lines = [[cell.value for cell in row] for row in book.worksheets[0].iter_rows()]
    assert lines[0] == ["行号", *HEAD, "结果", "说明"] and lines[1][0] == 3 and lines[1][-2] == "新增"
    assert lines[3][-2] == "不收" and "没有找到组织" in lines[3][-1]
    press(office, "undo")
    assert outcomes() == ["undone", "undone", "refused"]
    assert not Person.objects.filter(name__in=[CLERK[0], OTHER[0]]).exists()
    actions = set(TrailRow.objects.values_list("action", flat=True))
    assert {"import.confirm", "import.undo", "person.add", "person.withdraw", "post.withdraw"} <= actions


def test_as_many_lines_below_the_heading_as_the_rule_says_are_taken_and_not_one_more(office):
    rules.set_rule("import.max_rows", "", 10)
    many = [[f"王某{n}（虚构）", *CLERK[1:3], f"139000000{n:02d}"] for n in range(11)]
    assert "超过 10 行" in handed(office, "persons", tables.text(["永昌县人员"], HEAD, *many)).content.decode()
    handed(office, "persons", tables.text(["永昌县人员"], HEAD, *many[:10]))
    assert outcomes() == ["new"] * 10


def test_brought_in_again_nothing_changes_and_what_differs_is_changed_and_undone(office):
    handed(office, "persons", tables.xlsx(HEAD, CLERK))
    press(office, "confirm")
    handed(office, "persons", tables.xlsx(HEAD, CLERK))
    assert outcomes() == ["same"]
    assert "没有要导入的行" in press(office, "confirm").content.decode()
    handed(office, "persons", tables.xlsx(HEAD, [*CLERK[:3], "13900000009"]))
    assert outcomes() == ["changed"]
    press(office, "confirm")
    assert Person.objects.get(name=CLERK[0]).phone == "13900000009"
    press(office, "undo")
    assert Person.objects.get(name=CLERK[0]).phone == "13900000001"


def test_a_telephone_kept_as_a_number_is_refused_with_a_hint_and_the_others_go_in(office):
    page = handed(office, "persons", tables.xlsx(HEAD, [*CLERK[:3], 13900000001], OTHER))
    assert outcomes() == ["refused", "new"] and "文本格式" in page.content.decode()


def test_a_row_twice_in_a_file_is_one_too_many(office):
    handed(office, "persons", tables.text(HEAD, CLERK, CLERK))
    assert outcomes() == ["new", "refused"] and "第 2 行重复" in ImportRow.objects.last().says


def test_several_posts_of_one_person_in_a_file_are_one_person(office):
    cast.organisation("department", cast.COUNTY, name="县林草局")
    handed(office, "persons", tables.text(HEAD, OTHER, [OTHER[0], "县林草局", *OTHER[2:]]))
    press(office, "confirm")
    assert Person.objects.get(name=OTHER[0]).posts.count() == 2
    press(office, "undo")
    assert outcomes() == ["undone", "undone"] and not Person.objects.filter(name=OTHER[0]).exists()


def test_a_firm_twice_in_a_file_is_counted_once_however_it_is_named(office):
    code = "91620321MA71000015"
    cast.area(cast.COUNTY)
    head = ["企业名称", "所在地", "统一社会信用代码"]
    rows = [["甲厂（虚构）", "永昌县", code], ["甲厂（虚构）", "620321", ""], ["甲厂有限公司（虚构）", "永昌县", code]]
    handed(office, "enterprises", tables.text(head, *rows))
    assert outcomes() == ["new", "refused", "refused"]
    press(office, "confirm")
    assert Enterprise.objects.count() == 1


def test_somebody_who_was_given_more_to_do_since_stays_and_it_is_said(office):
    handed(office, "persons", tables.text(HEAD, CLERK, OTHER))
    press(office, "confirm")
    made = Person.objects.get(name=CLERK[0])
    cast.post(made, "unit")
    page = press(office, "undo")
    assert sorted(outcomes()) == ["kept", "undone"] and "不能撤销登记" in page.content.decode()
    assert made.posts.count() == 2  # nothing of that row was taken back


def test_an_office_brings_in_no_admin_nobody_of_a_neighbour_and_no_village_clerk_brings_in_people(office, client):
    cast.organisation("department", cast.SIBLING_COUNTY, name="区水务局")
    handed(
        office, "persons", tables.text(HEAD, ["甲", "县水务局", "安全管理员", ""], ["乙", "区水务局", "承办单位", ""])
    )
    assert outcomes() == ["refused", "refused"]
    assert cast.signed_in(client, cast.clerk()).get("/desk/import/persons/").status_code == 403
    assert cast.signed_in(client, cast.office()).get("/desk/import/persons/").status_code == 200


def test_a_batch_is_its_bringers_alone(office, client):
    handed(office, "persons", tables.text(HEAD, CLERK))
    batch = ImportBatch.objects.get()
    page = f"/desk/import/persons/{batch.ref}/"
    assert office.get(page).status_code == 200
    cast.signed_in(client, cast.office(name="另一位"))
    assert client.get(page).status_code == client.post(f"{page}confirm/").status_code == 404
    assert batch.file not in client.get("/desk/import/").content.decode()


def test_nothing_of_the_cells_stands_in_the_database_in_clear(office):
    from django.db import connection

    handed(office, "persons", tables.text(HEAD, CLERK))
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT string_agg(r::text, '') || (SELECT string_agg(b::text, '') FROM kit_importbatch b) FROM kit_importrow r"
        )
        stored = cursor.fetchone()[0]
    assert "13900000001" not in stored and "王某" not in stored
    assert "13900000001" in ImportRow.objects.get().cells


def test_wrong_columns_are_set_right_by_hand(office):
    handed(office, "persons", tables.text(["甲列", "工作单位", "角色", "乙列"], ["13900000001", *CLERK[1:3], CLERK[0]]))
    batch = ImportBatch.objects.get()
    assert outcomes() == ["refused"]
    url = f"/desk/import/persons/{batch.ref}/columns/"
    given = dict.fromkeys(("title", "email", "login", "start"), "-") | {"body": "1", "role": "2"}
    twice = office.post(url, given | {"person": "3", "phone": "3"})
    assert "phone" in twice.context["form"].errors
    office.post(url, given | {"person": "3", "phone": "0"})
    assert outcomes() == ["new"]


@pytest.mark.parametrize(
    ("upload", "sentence"),
    [
        (lambda: None, "请选一个文件"),
        (lambda: tables.raw(b"PK\x03\x04"), "打不开"),
        (lambda: tables.text(["甲", "乙"], ["丙", "丁"]), "没有认出表头"),
        (lambda: tables.text(HEAD), "一行内容也没有"),
    ],
)
def test_a_wrong_file_is_refused_in_place(office, upload, sentence):
    given = upload()
    answer = office.post("/desk/import/persons/", {"file": given} if given else {})
    assert answer.status_code == 200 and sentence in answer.content.decode()
    assert not ImportBatch.objects.exists()


def test_many_rows_are_written_in_the_background_once(office):
    rules.set_rule("import.at_once", "", 1)
    handed(office, "persons", tables.text(HEAD, CLERK, OTHER))
    assert "正在后台写入" in press(office, "confirm").content.decode()
    assert not Person.objects.filter(name=CLERK[0]).exists()
    assert importing.work_waiting() == 2 and importing.work_waiting() == 0
    assert outcomes() == ["new", "new"] and Person.objects.filter(name=CLERK[0]).count() == 1


def test_what_fails_in_the_background_is_written_not_at_all_and_keeps_nobody_waiting(office, monkeypatch):
    rules.set_rule("import.at_once", "", 1)
    batches = []
    for _n in range(2):
        handed(office, "persons", tables.text(HEAD, CLERK, OTHER))
        batches.append(ImportBatch.objects.first())
    press(office, "confirm", batches[0])
    monkeypatch.setitem(importing.importer._registered, "persons", None)  # a version that no longer knows it
    assert importing.work_waiting() == 0
    monkeypatch.undo()
    assert "一行也没有写进去" in office.get(f"/desk/import/persons/{batches[0].ref}/").content.decode()
    press(office, "confirm", batches[1])
    assert importing.work_waiting() == 2 and Person.objects.filter(name=CLERK[0]).count() == 1


def test_what_nobody_confirms_goes_after_a_day_and_cells_after_thirty(office):
    handed(office, "persons", tables.text(HEAD, CLERK))
    press(office, "confirm")
    handed(office, "persons", tables.text(HEAD, OTHER))
    with clock.at(clock.now() + clock.days(2)):
        assert importing.forget() > 0
    assert ImportBatch.objects.get().state == "done" and ImportRow.objects.get().cells
    with clock.at(clock.now() + clock.days(31)):
        importing.forget()
    assert not ImportRow.objects.get().cells

"""A file is destroyed: nobody reads it any more, not in the tables' own files either; the trail still holds and says so."""

import datetime as dt
import logging
import time
from pathlib import Path

import pytest
from django.core.management import call_command
from django.db import connection

from shangliang.kit import clock, trail
from shangliang.kit.files.models import File
from shangliang.kit.seal import PersonalKey
from shangliang.kit.trail import TrailRow
from shangliang.subjects import actions, jobs
from shangliang.subjects.models import AssistedPerson, Household
from tests import cast
from tests.kit import uploads
from tests.subjects.files import ADULT, DESK, LAW, canaries, child, whole

pytestmark = pytest.mark.django_db(transaction=True)


def data_directory() -> Path:
    """Where the database of the tests lies: everything it has written, its log of changes and its own log too."""
    with connection.cursor() as cursor:
        cursor.execute("CHECKPOINT")
        cursor.execute("SELECT pg_backend_pid()")
        return Path(f"/proc/{cursor.fetchone()[0]}/cwd").resolve()


def holding(folder: Path, wanted: list[bytes]) -> dict[str, list[bytes]]:
    """{file: what of the wanted stands in it}."""
    found = {}
    for path in (p for p in folder.rglob("*") if p.is_file()):
        try:
            content = path.read_bytes()
        except FileNotFoundError:
            continue
        if here := [word for word in wanted if word in content]:
            found[path.name] = here
    return found


def everything_done(client, made) -> list:
    """Created, edited, looked at, taken away, asked for wrongly: all that people do with a file. The answers."""
    cast.signed_in(client, cast.office())
    base = f"{DESK}p/{made.ref}/"
    facts = {"kinds": made.kinds, "listed_on": "2023-05-19", "illness": "尘肺金丝雀加重", "once": "e"}
    need = {"wish": "wish", "text": "想要金丝雀收音机", "raised_on": "2023-05-19", "once": "n"}
    return [
        client.post(f"{base}edit/", facts),
        client.post(f"{base}edit/", facts | {"id_number": "62032119560304121金丝雀", "once": "w"}),
        client.post(f"{base}add/need/", need),
        client.post(f"{base}reveal/", {"reason": "other", "note": "金丝雀的侄子来问"}),
        client.post(f"{DESK}add/", {"area": cast.VILLAGE, "name": ADULT["name"], "id_number": ""}),
        client.post(DESK, {"q": ADULT["name"]}),
        client.post(f"{DESK}export/"),
        client.post(f"{DESK}export/sensitive/", {"reason": "report", "note": ""}),
        client.post(f"{base}leave/", {"why": "other", "note": "金丝雀去了养老院", "once": "l"}),
    ]


def test_no_value_of_a_file_stands_in_the_database_its_logs_or_ours(client, caplog):
    caplog.set_level(logging.DEBUG)
    made = whole()
    assert [answer.status_code for answer in everything_done(client, made)].count(500) == 0
    wanted = [value.encode() for value in canaries()]
    assert AssistedPerson.objects.get(pk=made.pk).illness == "尘肺金丝雀加重"  # it is there, for who has the key
    assert holding(data_directory(), wanted) == {}
    assert [value for value in canaries() if value in caplog.text] == []


def test_the_same_search_finds_what_is_not_sealed():
    """The test above can fail."""
    Household.objects.create(area=cast.area())
    with connection.cursor() as cursor:
        cursor.execute("UPDATE people_area SET name = '金丝雀庄' WHERE code = %s", [cast.VILLAGE])
    assert holding(data_directory(), ["金丝雀".encode()])


def test_an_erased_file_reads_as_nothing_and_the_trail_still_holds(client, store):
    made, other = whole(), child()
    given = {"basis": "paper", "fields": ["illness"], "photo": uploads.upload(uploads.image())}
    photo = actions.give_consent(made, by=cast.office(), **given).photo
    actions.add_subsidy(made, "特困供养金", 2023, 7800, by=cast.office())
    cast.signed_in(client, cast.office())
    url = f"{DESK}p/{made.ref}/erase/"
    first = client.post(url, {"why": "asked"}).content.decode()
    assert "不能恢复" in first and made.ref in first
    assert AssistedPerson.objects.get(pk=made.pk).name == ADULT["name"]  # the first step has done nothing
    certificate = client.post(url, {"why": "asked", "sure": "yes"}, follow=True).content.decode()
    row = TrailRow.objects.get(action="assisted_person.erase")
    assert bytes(row.hash).hex() in certificate and "本人或监护人要求" in certificate
    gone = AssistedPerson.objects.get(pk=made.pk)
    assert (str(gone), gone.name, gone.id_index, gone.initials, gone.kinds) == ("已删除", "", None, "", [])
    assert str(Household.objects.get(pk=made.household_id).address) == ""
    assert not File.objects.filter(pk=photo.pk).exists() and not list(store.rglob(photo.stored))
    assert trail.verify() == []
    call_command("trail", "verify")
    assert AssistedPerson.objects.get(pk=other.pk).born_on == "2015-09-01"
    for page in (made.household.get_absolute_url(), f"{DESK}?state=all"):
        html = client.get(page).content.decode()
        assert "已删除" in html and [value for value in canaries() if value in html] == []


@pytest.fixture
def store(settings, tmp_path):
    default = settings.STORAGES["default"]
    options = default.get("OPTIONS", {}) | {"location": tmp_path / "files"}
    settings.STORAGES = settings.STORAGES | {"default": default | {"OPTIONS": options}}
    return tmp_path / "files"


def test_an_erased_file_is_changed_no_more(client):
    made = actions.erase_person(whole(), "expired", by=cast.office())
    cast.signed_in(client, cast.office())
    answer = client.post(f"{DESK}p/{made.ref}/edit/", {"kinds": ["孤儿"], "listed_on": "2023-05-19", "name": "又来"})
    assert answer.status_code == 200 and "已经删除" in answer.content.decode()
    for way in ("leave", "consent", "add/need"):
        assert client.get(f"{DESK}p/{made.ref}/{way}/").status_code == 200
    assert client.get(f"{DESK}p/{made.ref}/erase/").status_code == 302
    shown = client.post(f"{DESK}p/{made.ref}/reveal/", {"reason": "other", "note": "想再看一眼"})
    assert shown.status_code == 200 and "密钥已销毁" in shown.content.decode()
    need = {"wish": "", "text": "再记一条", "raised_on": "2023-05-19"}
    assert "已经删除" in client.post(f"{DESK}p/{made.ref}/add/need/", need).content.decode()


def test_the_wrapped_key_and_the_envelopes_leave_the_tables_files_within_the_hour(client):
    made, other = whole(), whole_other()
    with connection.cursor() as cursor:
        cursor.execute("SELECT wrapped FROM kit_personalkey WHERE id = %s", [made.pk])
        wrapped = bytes(cursor.fetchone()[0])
        cursor.execute("SELECT illness, id_index FROM subjects_assistedperson WHERE id = %s", [made.pk])
        sealed, index = map(bytes, cursor.fetchone())
    actions.erase_person(made, "asked", by=cast.office())
    before = tables()
    assert wrapped in before and sealed in before
    for _round in range(30):  # as the worker does: a row that somebody may still read goes with the next round
        jobs.sweep_erased()
        after = tables()
        if not any(part in after for part in (wrapped, sealed, index)):
            break
        time.sleep(0.2)
    assert [part for part in (wrapped, sealed, index) if part in after] == []
    assert AssistedPerson.objects.get(pk=other.pk).name == "别人（虚构）"


def whole_other():
    from tests.subjects.files import person

    return person(given={"name": "别人（虚构）"})


def tables() -> bytes:
    """The pages of the tables and their indexes as they lie in their files."""
    found = b""
    with connection.cursor() as cursor:
        cursor.execute("CHECKPOINT")
        cursor.execute(
            "SELECT pg_read_binary_file(pg_relation_filepath(oid)) FROM pg_class WHERE relkind IN ('r', 'i', 't')"
            " AND (relname LIKE 'subjects_assistedperson%%' OR relname LIKE 'kit_personalkey%%')"
        )
        for (page,) in cursor.fetchall():
            found += bytes(page)
    return found


def test_a_server_that_was_off_for_days_after_an_erasure_writes_the_files_anew_when_it_is_back():
    actions.erase_person(whole(), "asked", by=cast.office())
    with clock.at(clock.now() + dt.timedelta(days=3)):
        places = [place(), jobs.sweep_erased() or place(), jobs.sweep_erased() or place()]
    assert places[0] != places[1] == places[2]  # once, and then it is known


def place() -> int:
    """The file in which the table lies."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_relation_filenode('subjects_assistedperson')")
        return cursor.fetchone()[0]


def test_without_an_erasure_nothing_is_rewritten():
    whole()
    places = [place(), jobs.sweep_erased() or place()]
    assert places[0] == places[1] and PersonalKey.objects.count() == 1


@pytest.mark.parametrize("who", [cast.clerk, cast.township_clerk, cast.leader])
def test_only_the_countys_office_destroys(client, who):
    made = whole()
    url = f"{DESK}p/{made.ref}/erase/"
    assert cast.signed_in(client, who()).post(url, {"why": "asked", "sure": "yes"}).status_code == 403
    assert AssistedPerson.objects.get(pk=made.pk).name == ADULT["name"] and LAW
    assert cast.signed_in(client, cast.office()).post(url, {"why": "asked", "sure": "yes"}).status_code == 302

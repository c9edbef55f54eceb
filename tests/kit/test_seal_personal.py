"""A key of its own for each person: read along with the value, destroyed for good, changed like all others."""

import os
import signal
import subprocess
import sys
import time
from urllib.parse import quote

import pytest
from django.conf import settings as django_settings
from django.db import connection, transaction

from shangliang.kit import keys, seal
from shangliang.kit.seal.envelope import open_
from shangliang.kit.seal.personal import holders, key_of
from shangliang.subjects.models import AssistedPerson, Household, Need
from tests import cast

NAME = "某某（虚构）"


def person(**more):
    household = Household.objects.create(area=cast.area(), address="三社")
    return AssistedPerson.objects.create(household=household, name=NAME, kinds=["孤儿"], listed_on="2023-05-19", **more)


def fresh(made):
    return AssistedPerson.objects.get(pk=made.pk)


def envelope(made, column="name") -> bytes:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {column} FROM subjects_assistedperson WHERE id = %s", [made.pk])
        return bytes(cursor.fetchone()[0])


@pytest.mark.django_db
def test_values_of_one_person_share_a_key_that_nobody_else_has():
    one, other = person(phone="13993412345"), person()
    assert (fresh(one).name, fresh(one).phone) == (NAME, "13993412345")
    assert seal.PersonalKey.objects.count() == 2
    assert open_(envelope(one), f"subjects_assistedperson.name.{one.pk}", key_of(one.pk)) == NAME
    with pytest.raises(seal.Broken):
        open_(envelope(one), f"subjects_assistedperson.name.{one.pk}", key_of(other.pk))
    with pytest.raises(seal.Broken):  # moved to another cell
        open_(envelope(one), f"subjects_assistedperson.phone.{one.pk}", key_of(one.pk))


@pytest.mark.django_db
def test_a_row_that_belongs_to_a_person_is_read_with_their_key_also_beside_others(django_assert_num_queries):
    people = [person(phone=f"1399341234{n}") for n in range(3)]
    for n, each in enumerate(people):
        Need.objects.create(person=each, text=f"第{n}件", raised_on="2023-05-19")
    with django_assert_num_queries(1):
        found = list(Need.objects.select_related("person__household").order_by("raised_on", "pk"))
        read = {(need.text, need.person.phone, str(need.person.household.address)) for need in found}
    assert read == {(f"第{n}件", f"1399341234{n}", "三社") for n in range(3)}
    assert sorted(map(str, Need.objects.values_list("text", flat=True))) == ["第0件", "第1件", "第2件"]


@pytest.mark.django_db
def test_a_destroyed_key_opens_nothing_in_no_process_and_is_not_made_again():
    made, other = person(phone="13993412345"), person()
    need = Need.objects.create(person=made, text="雨衣", raised_on="2023-05-19")
    kept, held = envelope(made), fresh(made)
    seal.destroy(made.pk)
    assert (fresh(made).name, fresh(made).phone, Need.objects.get(pk=need.pk).text) == ("", "", "")
    assert fresh(other).name == NAME
    assert fresh(made).name_index is None
    held.name = "又写上"
    with pytest.raises(seal.Erased), transaction.atomic():
        held.save()
    with connection.cursor() as cursor:  # an envelope out of an old backup, put back
        cursor.execute("UPDATE subjects_assistedperson SET name = %s WHERE id = %s", [kept, made.pk])
    assert fresh(made).name == ""


@pytest.mark.django_db
def test_changing_keys_seals_the_personal_keys_anew_and_leaves_what_they_seal(tmp_path, settings):
    settings.SHANGLIANG_KEYS = tmp_path / "keys.json"
    made = person()
    seal.destroy(person().pk)
    before, old = envelope(made), keys.ring().current
    new = keys.add_key()
    assert seal.reseal(seal.PersonalKey) == 1
    assert seal.reseal(AssistedPerson) == 0 and envelope(made) == before
    with connection.cursor() as cursor:
        cursor.execute("SELECT wrapped FROM kit_personalkey WHERE length(wrapped) > 0")
        assert [bytes(row[0])[1:5].hex() for row in cursor.fetchall()] == [new] != [old]
    assert fresh(made).name == NAME


@pytest.mark.django_db
def test_another_suite_reaches_what_personal_keys_seal(settings):
    made = person()
    settings.SHANGLIANG_SEAL = "sm4"
    assert seal.reseal(AssistedPerson) == 1
    assert envelope(made)[0] == 0xA4 and fresh(made).name == NAME


def test_every_model_that_keeps_sealed_values_takes_part_in_a_change_of_keys():
    tables = {model._meta.db_table for model in seal.models_with_seals()}
    assert {"people_person", "kit_personalkey", "subjects_household", "subjects_assistedperson"} <= tables
    assert {model._meta.db_table for model, _fields in holders()} <= tables


def command(*arguments) -> subprocess.Popen:
    """`shangliang ...` as a process of its own on the database of the tests."""
    where = connection.settings_dict
    host = quote(where["HOST"] or where["OPTIONS"].get("host", ""), safe="")
    address = f"postgresql://{where['USER']}:{where['PASSWORD']}@/{where['NAME']}?host={host}"
    if where["PORT"]:
        address += f"&port={where['PORT']}"
    env = os.environ | {"DATABASE_URL": address, "SHANGLIANG_KEYS": str(django_settings.SHANGLIANG_KEYS)}
    return subprocess.Popen(
        [sys.executable, "-m", "shangliang.cli", *arguments],
        env=env,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def waits_for_a_lock(until) -> bool:
    while time.monotonic() < until:
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'"
            )
            if cursor.fetchone()[0]:
                return True
        time.sleep(0.05)
    return False


@pytest.mark.django_db(transaction=True)
def test_a_change_of_keys_that_is_killed_goes_on_where_it_was_while_the_product_writes(tmp_path, settings):
    settings.SHANGLIANG_KEYS = tmp_path / "keys.json"
    people = [person(phone=f"139934123{n:02}") for n in range(12)]
    middle = seal.PersonalKey.objects.order_by("pk")[6].pk
    other = connection.copy()  # somebody who is at work on one of them
    other.set_autocommit(False)
    try:
        other.cursor().execute("SELECT 1 FROM kit_personalkey WHERE id = %s FOR UPDATE", [middle])
        running = command("seal", "rotate", "--batch", "2")
        stopped = waits_for_a_lock(time.monotonic() + 60)
        running.send_signal(signal.SIGKILL)
        running.wait(20)
        assert stopped, running.communicate()
    finally:
        other.close()
    left = {cell: old for cell, _all, old in seal.waiting()}
    assert 0 < left["kit_personalkey.wrapped"] < 12
    written = person(phone="13800138000")  # this process has noticed the new key by itself
    again = command("seal", "rotate", "--batch", "2")
    said, complained = again.communicate(timeout=120)
    assert again.returncode == 0, complained
    assert "接着做" in said and len(keys.ring().keys) == 2
    assert not any(old for _cell, _all, old in seal.waiting())
    assert sorted(fresh(p).phone for p in people) == sorted(f"139934123{n:02}" for n in range(12))
    assert fresh(written).phone == "13800138000"

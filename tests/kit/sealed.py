"""密封 · Two tables of the tests with sealed fields; they live as long as one test."""

import pytest
from django.db import connection, models

from shangliang.kit import ids, seal

PHONE = "13800138000"


class Room(models.Model):
    id = models.BigIntegerField(primary_key=True, default=ids.key)
    door = seal.SealedTextField()

    class Meta:
        app_label = "tests_seal"  # not installed: no migration and no list of models sees it
        managed = False
        db_table = "test_seal_room"


class Contact(models.Model):
    id = models.BigIntegerField(primary_key=True, default=ids.key)
    room = models.ForeignKey(Room, models.CASCADE, null=True, blank=True)
    name = models.CharField(max_length=20, blank=True)
    phone = seal.SealedTextField(max_length=20, blank=True)
    address = seal.SealedTextField(null=True)
    phone_index = seal.BlindIndexField(of="phone", purpose="phone")

    class Meta:
        app_label = "tests_seal"
        managed = False
        db_table = "test_seal_contact"


@pytest.fixture
def tables(db):
    with connection.cursor() as cursor:
        cursor.execute("CREATE TABLE test_seal_room (id bigint PRIMARY KEY, door bytea)")
        cursor.execute(
            "CREATE TABLE test_seal_contact (id bigint PRIMARY KEY, room_id bigint, name text NOT NULL,"
            " phone bytea NOT NULL, address bytea, phone_index bytea)"
        )


@pytest.fixture
def own_keys(settings, tmp_path):
    settings.SHANGLIANG_KEYS = tmp_path / "keys.json"


def stored(contact, column="phone"):
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {column} FROM test_seal_contact WHERE id = %s", [contact.pk])
        value = cursor.fetchone()[0]
        return None if value is None else bytes(value)


def execute(sql, *params):
    with connection.cursor() as cursor:
        cursor.execute(sql, params)


def fresh(contact):
    return Contact.objects.get(pk=contact.pk)

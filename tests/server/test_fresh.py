"""新库 · An empty database gets at once what the migrations give it step by step."""

import re

import psycopg
import pytest
from django.core.management import call_command
from django.db import connection
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.operations import CreateModel, RunSQL
from django.db.migrations.operations.fields import FieldOperation
from django.db.migrations.operations.models import IndexOperation, ModelOptionOperation

from shangliang.kit.database import fresh

ASKED = {
    "columns": """SELECT table_name, column_name, data_type, is_nullable, column_default, is_identity, generation_expression,
        character_maximum_length, collation_name FROM information_schema.columns WHERE table_schema = 'public'""",
    "indexes": "SELECT tablename, indexname, indexdef FROM pg_indexes WHERE schemaname = 'public'",
    "constraints": """SELECT conrelid::regclass::text, conname, pg_get_constraintdef(oid) FROM pg_constraint
        WHERE connamespace = 'public'::regnamespace""",
    "triggers": "SELECT tgname, pg_get_triggerdef(oid) FROM pg_trigger WHERE NOT tgisinternal",
    "functions": "SELECT proname, prosrc FROM pg_proc WHERE pronamespace = 'public'::regnamespace",
    "sequences": "SELECT sequencename, start_value, increment_by FROM pg_sequences WHERE schemaname = 'public'",
    "migrations": "SELECT app, name FROM django_migrations",
    "permissions": "SELECT codename FROM auth_permission",
}
# 64 bits wide where Django's own migrations made it; the product fills it never
NARROW = ("auth_group_permissions", "id")
SCHEMA = (CreateModel, FieldOperation, IndexOperation, ModelOptionOperation)


@pytest.fixture
def elsewhere(django_db_blocker):
    """An empty database of its own beside that of the tests."""
    was = connection.settings_dict["NAME"]
    with django_db_blocker.unblock():
        _administer("CREATE DATABASE fresh_or_stepwise")
        connection.close()
        connection.settings_dict["NAME"] = "fresh_or_stepwise"
        yield
        connection.close()
        connection.settings_dict["NAME"] = was
        _administer("DROP DATABASE fresh_or_stepwise")


def _administer(statement):
    known = connection.get_connection_params() | {"dbname": "postgres"}
    known = {name: known[name] for name in ("host", "port", "user", "password", "dbname") if name in known}
    with psycopg.connect(**known, autocommit=True) as admin:
        admin.execute(statement)


def _catalogue():
    with connection.cursor() as cursor:
        found = {}
        for name, question in ASKED.items():
            cursor.execute(question)
            found[name] = {_plain(row) for row in cursor.fetchall() if row[:2] != NARROW}
    return found


def _plain(row):
    """Words of an `IN (...)` come from sets: their order says nothing."""
    return tuple(tuple(sorted(re.findall(r"\w+", part))) if str(part).startswith("CHECK") else part for part in row)


@pytest.mark.slow
def test_at_once_and_step_by_step_give_the_same_tables(elsewhere):
    call_command("migrate", verbosity=0)
    at_once = _catalogue()
    with connection.cursor() as cursor:
        cursor.execute("DROP SCHEMA public CASCADE; CREATE SCHEMA public")
    call_command("migrate", verbosity=0, stepwise=True)
    for name, rows in _catalogue().items():
        assert sorted(at_once[name] ^ rows, key=str) == [], name
    assert len(at_once["triggers"]) >= 9


def test_our_migrations_bring_nothing_that_an_empty_database_would_miss():
    """Schema, which the models say too, and plain SQL; Python only where it goes over rows that stand."""
    ours = {key: node for key, node in MigrationLoader(None).disk_migrations.items() if _is_ours(node)}
    other = {
        (*key, type(operation).__name__)
        for key, node in ours.items()
        for operation in node.operations
        if not isinstance(operation, (*SCHEMA, RunSQL))
    }
    assert len(ours) >= 60
    assert other == {("bonds", "0002_contacts", "RunPython")}


def _is_ours(migration):
    return type(migration).__module__.startswith("shangliang.")


def test_only_an_empty_database_is_built_at_once(elsewhere):
    assert fresh.is_empty()
    with connection.cursor() as cursor:
        cursor.execute("CREATE TABLE somebodys (n int)")
    assert not fresh.is_empty()

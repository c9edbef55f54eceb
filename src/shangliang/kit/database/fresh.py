"""新库 · An empty database gets its tables at once from the models, and every migration is written down as applied.

Step by step Django builds the state of all models anew for each of some 400 operations, which takes longer than the
tables themselves. The SQL that migrations bring along (triggers, sequences) is run in its order; their Python has nothing
to do where there are no rows. A migration that brings rows or SQL in any other way would be missed here:
tests/server/test_fresh.py refuses it, and compares both ways.
"""

from django.apps import apps
from django.core.management.sql import emit_post_migrate_signal, emit_pre_migrate_signal
from django.db import DEFAULT_DB_ALIAS, connection
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.operations import RunSQL
from django.db.migrations.recorder import MigrationRecorder
from django.db.migrations.state import ProjectState


def is_empty() -> bool:
    """No table stands in it."""
    with connection.cursor() as cursor:
        return not connection.introspection.table_names(cursor)


def build() -> None:
    """All tables, in one transaction: who is cut off finds it empty again."""
    loader = MigrationLoader(connection)
    plan = _plan(loader)
    state = ProjectState()  # SQL asks for no models
    with connection.schema_editor() as editor:
        emit_pre_migrate_signal(0, False, DEFAULT_DB_ALIAS)
        _create(editor)
        for key in plan:
            for operation in loader.graph.nodes[key].operations:
                if isinstance(operation, RunSQL):
                    operation.database_forwards(key[0], editor, state, state)
        _record(plan)
    emit_post_migrate_signal(0, False, DEFAULT_DB_ALIAS)  # content types and permissions


def _plan(loader) -> list[tuple[str, str]]:
    """Every migration, each after what it depends on."""
    plan: dict[tuple[str, str], None] = {}
    for leaf in sorted(loader.graph.leaf_nodes()):
        plan |= dict.fromkeys(loader.graph.forwards_plan(leaf))
    return list(plan)


def _create(editor) -> None:
    for model in apps.get_models():  # the tables between two of them come with the first
        if model._meta.managed and not model._meta.proxy:
            editor.create_model(model)
    for statement in editor.deferred_sql:  # foreign keys and indexes, before the SQL that counts on them
        editor.execute(statement)
    editor.deferred_sql = []


def _record(plan) -> None:
    recorder = MigrationRecorder(connection)
    recorder.ensure_schema()
    recorder.migration_qs.bulk_create(recorder.Migration(app=app, name=name) for app, name in plan)

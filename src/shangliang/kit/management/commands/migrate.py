"""建表 · Django's migrate; an empty database gets everything at once (kit/database/fresh)."""

from django.core.management.commands import migrate
from django.db import DEFAULT_DB_ALIAS

from shangliang.kit.database import fresh

PARTIAL = ("app_label", "migration_name", "check_unapplied", "plan", "fake", "fake_initial", "prune", "stepwise")


class Command(migrate.Command):
    """一次建成 · `--stepwise` applies one migration after the other on an empty database too."""

    def add_arguments(self, parser):
        super().add_arguments(parser)
        parser.add_argument("--stepwise", action="store_true", help="one migration after the other, as in an update")

    def handle(self, *args, **options):
        whole = not any(options.get(name) for name in PARTIAL) and options["database"] == DEFAULT_DB_ALIAS
        if whole and fresh.is_empty():
            fresh.build()
            return
        options.pop("stepwise", None)
        super().handle(*args, **options)

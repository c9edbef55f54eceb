"""演示 · The demo world, loaded once for this folder, every write of it watched; taken back at the end."""

import os
from functools import cache
from pathlib import Path

import pytest
from django.db import connection, transaction

import shangliang
from shangliang.demo import cast, world
from shangliang.kit import clock
from shangliang.people import areas

HOME = Path(shangliang.__file__).parent
NOUNS = {
    "people",
    "subjects",
    "matters",
    "gatherings",
    "consultations",
    "bonds",
    "fieldwork",
    "documents",
    "meetings",
    "scorecards",
}
WRITES = ("INSERT", "UPDATE", "DELETE", "COPY", "TRUNCATE", "MERGE")


class Watch:
    """看守 · Lets a statement that writes pass only below a frame of an action or of kit; remembers whose."""

    def __init__(self) -> None:
        self.by: dict[str, int] = {}

    def __call__(self, execute, sql, params, many, context):
        if str(sql).lstrip(" (").upper().startswith(WRITES):
            self._note(str(sql))
        return execute(sql, params, many, context)

    def _note(self, sql) -> None:
        frames = list(ours())
        found = next((name for name in frames if allowed(name)), None)
        assert found, f"{sql[:120]} was written by {frames[:3]}"
        self.by[found] = self.by.get(found, 0) + 1


def ours():
    """The modules of ours on the stack, innermost first."""
    import sys

    frame = sys._getframe(1)
    while frame:
        module = named(frame.f_code.co_filename)
        if module:
            yield module
        frame = frame.f_back


@cache
def named(path: str) -> str:
    """The module of ours in this file; nothing if it is not ours."""
    return Path(path).relative_to(HOME).with_suffix("").as_posix() if path.startswith(str(HOME)) else ""


def allowed(module: str) -> bool:
    noun, *rest = module.split("/")
    return noun == "kit" or (noun in NOUNS and rest[0] == "actions")


@pytest.fixture(scope="package")
def loaded(django_db_setup, django_db_blocker, tmp_path_factory):
    """(what the watch saw, what was said, the file of accounts). One transaction, which is rolled back."""
    folder, before = tmp_path_factory.mktemp("data"), os.environ.get("SHANGLIANG_DATA")
    watch, said = Watch(), []
    with django_db_blocker.unblock():
        os.environ["SHANGLIANG_DATA"] = str(folder)
        areas.forget()
        with transaction.atomic():
            with connection.execute_wrapper(watch):
                world.load(said.append)
            yield watch, said, folder / cast.FILE
            transaction.set_rollback(True)
        areas.forget()
        clock._forget()
        os.environ["SHANGLIANG_DATA"] = before or ""

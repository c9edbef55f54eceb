"""清扫附件 · What belongs to nothing goes: rows that were never linked, and bytes whose row was rolled back."""

import datetime as dt
from collections.abc import Iterable, Iterator
from functools import partial

from django.core.files.storage import default_storage
from django.db import transaction

from shangliang.kit import clock

from .models import File

KEPT = dt.timedelta(days=2)


def sweep() -> int:
    """Drop the rows that nothing was linked to within two days, and their bytes; then the bytes without a row."""
    gone = list(File.objects.unlinked().filter(created__lt=clock.now() - KEPT)[:1000])
    File.objects.filter(pk__in=[file.pk for file in gone]).delete()
    for stored in [*(file.stored for file in gone), *_orphans()]:
        default_storage.delete(stored)
    return len(gone)


def discard(files: Iterable[File]) -> int:
    """Drop files with what they were linked to gone: the rows now, the bytes once that is committed. Returns how many."""
    gone = list(files)
    File.objects.filter(pk__in=[file.pk for file in gone]).delete()
    for file in gone:
        transaction.on_commit(partial(default_storage.delete, file.stored))
    return len(gone)


def _orphans() -> Iterator[str]:
    """Bytes that no row knows, once they are old enough not to belong to a transaction that still runs. A storage has
    no part in a rollback, so what was uploaded to a form that failed later stays behind."""
    for folder in _listed("", 0):
        names = [f"{folder}/{name}" for name in _listed(folder, 1)]
        known = set(File.objects.filter(stored__in=names).values_list("stored", flat=True))
        yield from (name for name in names if name not in known and _old(name))


def _listed(folder: str, part: int) -> list[str]:
    """The folders (0) or the files (1) in a folder; none where nothing was ever kept."""
    try:
        return sorted(default_storage.listdir(folder)[part])
    except FileNotFoundError:
        return []


def _old(name: str) -> bool:
    try:
        return default_storage.get_modified_time(name) < clock.real_now() - KEPT
    except FileNotFoundError:  # another worker was faster
        return False

"""台账（故事） · A story's facts as the ledgers that an office would bring: csv, with its headings, taken in and confirmed."""

from shangliang.kit import importing
from tests.kit import tables


def taken(name, head, rows, *, by, area):
    """The batch, not confirmed."""
    return importing.take(tables.text(head, *rows), importing.get(name), by=by, area=area)


def brought(name, head, rows, *, by, area):
    """Everything goes in; the batch."""
    batch = taken(name, head, rows, by=by, area=area)
    refused = list(batch.rows.filter(outcome="refused").values_list("number", "says"))
    assert refused == [], refused
    return importing.confirm(batch, by=by)


def counts(batch):
    """(new, changed, unchanged, refused) as they stand now."""
    found = batch.counts()
    return tuple(found[word] for word in ("new", "changed", "same", "refused"))

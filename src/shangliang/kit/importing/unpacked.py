"""拆开表格 · The cells of an xlsx, as JSON on standard output.

Run by itself, never imported by the page server: a parser of hostile files gets a process of its own, with little memory,
little time, no files and none of our secrets. (Two cells at opposite corners of a sheet are a thousand gigabytes of
nothing between them; here they are a process that ends.) The xlsx comes on standard input.
"""

import datetime as dt
import io
import json
import resource
import sys

MEMORY, SECONDS = 768 * 2**20, 20


def confined() -> None:
    """From here on this process can neither grow nor last nor write."""
    for what, most in ((resource.RLIMIT_AS, MEMORY), (resource.RLIMIT_CPU, SECONDS), (resource.RLIMIT_FSIZE, 0)):
        resource.setrlimit(what, (most, most))


def cells(data: bytes, most_rows: int) -> list[list[object]]:
    """The rows of the first sheet with anything in it; one more than `most_rows` says that there are too many."""
    from python_calamine import CalamineWorkbook

    book = CalamineWorkbook.from_filelike(io.BytesIO(data))
    for number in range(len(book.sheet_names)):
        rows = book.get_sheet_by_index(number).to_python(skip_empty_area=False, nrows=most_rows + 1)
        if any(any(value != "" for value in row) for row in rows):
            return [[plain(value) for value in row] for row in rows]
    return []


def plain(value: object) -> object:
    """Text, number, truth, or a day in ISO form."""
    if isinstance(value, dt.datetime) and value.time() == dt.time():
        value = value.date()
    return value.isoformat() if isinstance(value, dt.date | dt.time) else value if isinstance(value, str | bool | int | float) else str(value)  # fmt: skip


if __name__ == "__main__":
    import python_calamine  # noqa: F401 — loaded while there is still room

    confined()
    json.dump(cells(sys.stdin.buffer.read(), int(sys.argv[1])), sys.stdout, ensure_ascii=True)

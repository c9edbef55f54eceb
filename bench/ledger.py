"""A ledger of 100,000 rows and 12 columns: CPU seconds and memory. Prints name, measured, limit."""

import datetime as dt
import os
import resource
import sys
import tempfile
import time

ROWS, COLUMNS = 100_000, 12
SECONDS, MEGABYTES = 15.0, 200.0
DAY = dt.date(2023, 6, 30)
MOMENT = dt.datetime(2023, 6, 30, 9, 30, tzinfo=dt.UTC)


def rows():
    """As the ledger of matters has them: eight texts, a number, two days, a moment."""
    for n in range(ROWS):
        yield (
            f"议〔2023〕{n}号", "K7Q2M9X4TD", "议题", f"赵家庄村路灯坏了,希望尽快修好 {n}", "赵家庄村", "社会事业",
            "永昌县政协", "办理中", n, DAY, DAY, MOMENT,
        )  # fmt: skip


def main() -> int:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "shangliang.settings")
    import django

    django.setup()
    from shangliang.kit import ledger

    columns = [ledger.Column(f"栏{n}", lambda row, n=n: row[n]) for n in range(COLUMNS)]
    with tempfile.TemporaryFile() as file:
        begin = time.process_time()
        ledger.write(file, columns, rows(), title="事项台账")
        seconds = time.process_time() - begin
    megabytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"ledger of {ROWS} rows x {COLUMNS}, CPU s, {seconds:.1f}, {SECONDS:.0f}")
    print(f"ledger, memory of the whole process MB, {megabytes:.0f}, {MEGABYTES:.0f}")
    return int(seconds > SECONDS or megabytes > MEGABYTES)


if __name__ == "__main__":
    sys.exit(main())

"""A ledger of 100,000 rows and 14 columns, as the product writes it: CPU and memory, in a process of its own.

python bench/ledger.py         prints CPU seconds, and the memory of the whole process in MB, as JSON
"""

import datetime as dt
import json
import os
import subprocess
import sys
import tempfile
import time

from memory import peak

ROWS = 100_000
SECONDS, MEGABYTES = 15.0, 200.0
DAY = dt.date(2023, 6, 30)
MOMENT = dt.datetime(2023, 6, 30, 9, 30, tzinfo=dt.UTC)


def lines():
    """What a process of its own has measured."""
    from pages import Line

    done = subprocess.run([sys.executable, __file__], capture_output=True, text=True, check=True)
    seconds, megabytes = json.loads(done.stdout)
    yield Line(f"ledger, {ROWS:,} rows, CPU", f"{seconds:.1f} s", f"{SECONDS:.0f} s", seconds <= SECONDS)
    yield Line(f"ledger, {ROWS:,} rows, memory", f"{megabytes:.0f} MB", f"{MEGABYTES:.0f} MB", megabytes <= MEGABYTES)


def rows():
    """As the ledger of matters has them: texts, numbers, days and a moment."""
    for n in range(ROWS):
        yield (
            f"议〔2023〕{n}号", "K7Q2M9X4TD", "议题", f"赵家庄村路灯坏了,希望尽快修好 {n}", "城关镇 赵家庄村", "公共服务",
            "永昌县政协", "办理中", "县城市管理局", n % 40, DAY, DAY, "还剩 9 个工作日", MOMENT,
        )  # fmt: skip


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "shangliang.settings")
    import django

    django.setup()
    from shangliang.kit import ledger

    columns = [ledger.Column(f"栏{n}", lambda row, n=n: row[n]) for n in range(14)]
    with tempfile.TemporaryFile() as file:
        begun = time.process_time()
        ledger.write(file, columns, rows(), title="事项台账")
        seconds = time.process_time() - begun
    print(json.dumps([seconds, peak() / 2**20]))


if __name__ == "__main__":
    main()

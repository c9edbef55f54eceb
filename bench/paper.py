"""公文纸的速度 · A plenary's booklet of 40 pages as PDF and as Word, 500 slips in one file. `python bench/paper.py`

Limits of issue 5: PDF <= 3 s, Word <= 5 s, 500 slips <= 60 s. Ends with 1 on a missed one.
"""

import datetime as dt
import os
import sys
import time

LIMITS = {
    "booklet of 40 pages, PDF": 3.0,
    "booklet of 40 pages, Word": 5.0,
    "500 slips, PDF": 60.0,
    "500 slips, Word": 60.0,
}
PAGES = 40
SENTENCE = "政协协商向基层延伸要有人抓、有人管、有人问，村和社区的议事室要建好、用好、管好。"


def main() -> int:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "shangliang.settings")
    import django

    django.setup()
    from shangliang.kit import paper

    day = dt.date(2023, 6, 5)
    blocks = [paper.Heading(1 + n % 4, "重点工作") if n % 3 == 0 else paper.Para(SENTENCE * 4) for n in range(300)]
    booklet = paper.Paper("会议材料汇编（虚构）", tuple(blocks))
    slips = [
        paper.Paper(
            f"关于办理第 {n} 号事项的函", (paper.Para(SENTENCE * 3),), form=paper.Form.LETTER, mark="政协某县委员会办公室", to="县水务局",
            number=f"某政协函〔2023〕{n}号", sign=paper.Sign("政协某县委员会办公室", day, seal=True),
        )
        for n in range(1, 501)
    ]  # fmt: skip
    acts = [
        lambda: paper.to_pdf(booklet),
        lambda: paper.to_docx(booklet),
        lambda: paper.to_pdf(*slips),
        lambda: paper.to_docx(*slips),
    ]
    missed = 0
    for (name, limit), act in zip(LIMITS.items(), acts, strict=True):
        begun = time.perf_counter()
        data = act()
        took = time.perf_counter() - begun
        missed += took > limit
        print(
            f"| {name} | {took:.2f} s | <= {limit:.0f} s | {'ok' if took <= limit else 'MISSED'} | {len(data) // 1024} KB |",
            flush=True,
        )
    return int(bool(missed))


if __name__ == "__main__":
    sys.exit(main())

"""公文纸的速度 · A plenary's booklet of 40 pages as PDF and as Word, 500 slips in one file. `python bench/paper.py`

The first two in a process of its own, as cold as a page server that draws its first paper. The slips by the product's own
job (documents.actions.slips), part by part, from the orders of the bench's world; alone they are drawn without a database.
"""

import datetime as dt
import io
import json
import os
import subprocess
import sys
import time

PAGES, SLIPS = 40, 500
PDF, WORD, JOB = 3.0, 5.0, 60.0  # seconds
SENTENCE = "政协协商向基层延伸要有人抓、有人管、有人问，村和社区的议事室要建好、用好、管好。"


def lines():
    """Beside the others of `make bench`, with a database."""
    from pages import Line

    done = subprocess.run([sys.executable, __file__, "--json"], capture_output=True, text=True, check=True)
    pages, pdf, word = json.loads(done.stdout)
    yield Line(f"booklet of {pages} pages, PDF", f"{pdf:.2f} s", f"{PDF:.0f} s", pdf <= PDF and pages >= PAGES)
    yield Line(f"booklet of {pages} pages, Word", f"{word:.2f} s", f"{WORD:.0f} s", word <= WORD)
    many, seconds = job()
    yield Line(f"{many} slips as one job", f"{seconds:.1f} s", f"{JOB:.0f} s", seconds <= JOB and many == SLIPS)


def job() -> tuple[int, float]:
    """From asking to the file, with nothing else to do: the worker takes turns of two seconds."""
    from shangliang.documents.actions import ask_slips, draw_waiting
    from shangliang.matters.models import WorkOrder
    from shangliang.people.models import Post

    post = Post.objects.select_related("person", "organisation").first()
    orders = WorkOrder.objects.filter(pk__in=list(WorkOrder.objects.values_list("pk", flat=True)[:SLIPS]))
    begun = time.perf_counter()
    made = ask_slips(orders, "pdf", by=post.person, area=post.organisation.area_id)
    while draw_waiting():
        pass
    made.refresh_from_db()
    if made.state != "done":
        raise RuntimeError(f"the job of slips is {made.state}: {made.why}")
    return made.done, time.perf_counter() - begun


def booklet():
    from shangliang.kit import paper

    blocks = [paper.Heading(1 + n % 4, "重点工作") if n % 3 == 0 else paper.Para(SENTENCE * 4) for n in range(200)]
    return paper.Paper("会议材料汇编（虚构）", tuple(blocks))


def slips() -> list:
    from shangliang.kit import paper

    day, office = dt.date(2023, 6, 5), "政协某县委员会办公室"
    return [
        paper.Paper(
            f"关于办理第 {n} 号事项的函", (paper.Para(SENTENCE * 3),), form=paper.Form.LETTER, mark=office, to="县水务局",
            number=f"某政协函〔2023〕{n}号", sign=paper.Sign(office, day, seal=True),
        )
        for n in range(1, SLIPS + 1)
    ]  # fmt: skip


def taken(act) -> tuple[float, bytes]:
    begun = time.perf_counter()
    data = act()
    return time.perf_counter() - begun, data


def main() -> int:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "shangliang.settings")
    import django

    django.setup()
    import pikepdf

    from shangliang.kit import paper

    pdf, data = taken(lambda: paper.to_pdf(booklet()))
    word, _data = taken(lambda: paper.to_docx(booklet()))
    with pikepdf.Pdf.open(io.BytesIO(data)) as found:
        pages = len(found.pages)
    if "--json" in sys.argv:
        print(json.dumps([pages, pdf, word]))
        return 0
    rows = [(f"booklet of {pages} pages, PDF", pdf, PDF), (f"booklet of {pages} pages, Word", word, WORD)]
    for name, act in (("PDF", paper.to_pdf), ("Word", paper.to_docx)):
        rows.append((f"{SLIPS} slips, {name}", taken(lambda act=act: act(*slips()))[0], JOB))
    for what, seconds, limit in rows:
        print(f"| {what} | {seconds:.2f} s | <= {limit:.0f} s | {'ok' if seconds <= limit else 'MISSED'} |", flush=True)
    return int(pages < PAGES or any(seconds > limit for _what, seconds, limit in rows))


if __name__ == "__main__":
    sys.exit(main())

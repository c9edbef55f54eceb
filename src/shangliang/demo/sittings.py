"""会议和公文 · How the points, the papers and the chairpersons' meeting of 陇南 come one after the other; its key tasks."""

import datetime as dt

from shangliang.documents.actions import break_down
from shangliang.meetings.actions import follow_up

from . import longnan
from .chamber import Chamber
from .files import Files
from .walk import Walk


class Broken(Walk):
    """分解的任务 · A key task that a document was broken into; its office opens it."""

    def _raised(self) -> None:
        tale, files = self.tale, self.more["files"]
        made = break_down(
            files.held[self.more["document"]], tale.title, text=tale.text, unit=self.more["answers"], by=files.by,
            until=dt.date(2023, *self.more["until"]), **tale.extra,
        )  # fmt: skip
        self.matter = made.matter


class Followed(Walk):
    """据决议立的任务 · A key task that follows from what a meeting passed."""

    def _raised(self) -> None:
        tale, chamber = self.tale, self.more["chamber"]
        decision = chamber.decision(self.more["decision"])
        until = dt.date(2023, *self.more["until"])
        self.matter = follow_up(decision, tale.title, text=tale.text, until=until, by=chamber.by, **tale.extra).matter


def points(people, diary) -> Files:
    """工作要点: typed in as it was passed, signed, numbered, and sent up."""
    files = Files(longnan.CODE, longnan.OFFICE, people, longnan.YEAR)
    files.on(diary, (5, 4), 14, 0, files.draft)
    files.on(diary, (5, 4), 14, 20, files.passed_before, longnan.POINTS, *longnan.BEFORE)
    files.on(diary, (5, 4), 14, 30, files.issue, longnan.POINTS, longnan.SIGNER)
    files.on(diary, (5, 4), 14, 40, files.send_up, longnan.POINTS, "中共陇南市委")
    return files


def twelfth(people, diary) -> Chamber:
    """五届十二次主席会议, 5 June; what it passed is issued in the days after."""
    files = Files(longnan.CODE, longnan.OFFICE, people, longnan.PAPERS)
    files.on(diary, (5, 25), 10, 0, files.draft)
    files.on(diary, (5, 30), 15, 0, files.review)
    held = Chamber(
        "chairpersons", longnan.CODE, longnan.OFFICE, people, diary, longnan.AGENDA, files=files, **longnan.FACTS
    )
    held.on((5, 31), 9, 0, held.call, (6, 5), 9)
    held.on((5, 31), 10, 0, held.notify, guests=longnan.GUESTS)
    held.sit((6, 5), 9)
    held.on((6, 6), 9, 0, held.write_minutes)
    held.on((6, 6), 9, 30, held.seek, (6, 8))
    held.on((6, 9), 10, 0, held.finalise)
    for minute, title in enumerate((longnan.TALKS, longnan.VISITS, longnan.CARBON, longnan.BIMONTHLY)):
        files.on(diary, (6, 9), 15, minute, files.issue, title, longnan.SIGNER)
    files.on(diary, (6, 12), 10, 0, files.send_up, longnan.CARBON, "中共陇南市委、陇南市人民政府")
    files.on(
        diary,
        (6, 15),
        16,
        0,
        files.instruct,
        longnan.CARBON,
        "市委主要领导",
        "请林草、自然资源部门研究吸收，提出落实意见。",
    )
    return held

"""测评的结果 · Turnout before the close, in steps of five; after the seal what may be published, or to the desk all of it."""

from dataclasses import dataclass

from shangliang.compute import tally
from shangliang.kit import rules

from .marks import leaf_of
from .models import Grade, Poll
from .models.polls import WAYS
from .secrecy import OPENLY

STEP = 5  # no update finer than this many ballots: who looks on could see whose ballot came


def turnout(poll: Poll) -> int:
    """How many have cast so far, rounded down to five; exact where everybody sees who does.

    `poll.cast`, where a query has counted them already.
    """
    cast = poll.__dict__["cast"] if "cast" in poll.__dict__ else poll.ballots.count()
    return cast if poll.grade in OPENLY else cast - cast % STEP


@dataclass(frozen=True)
class Row:
    """一个选项 · Its word, how many chose it (None: not said apart), its share of all."""

    word: str
    number: int | None
    share: float | None


@dataclass(frozen=True)
class Outcome:
    """结果 · `few`: too few for any number; `nearly`: the option that nearly all chose."""

    total: int | None
    rows: list[Row]
    rest: int = 0
    few: bool = False
    nearly: str = ""
    ways: dict | None = None  # how many on phones, at the desk, on paper, by hands; where each may be said
    blank: int = 0
    whole: bool = True
    most: float = 1.0  # the share entered for others from which the reader is told

    @property
    def helped(self) -> float:
        """The share that was entered for others at the desk (代填); 0 where it may not be said."""
        return (self.ways or {}).get("desk", 0) / self.total if self.total else 0.0

    @property
    def many_helped(self) -> bool:
        return self.helped > self.most


def outcome(poll: Poll, *, exact: bool = False) -> Outcome | None:
    """After the seal; nothing before it, to nobody."""
    if not poll.sealed_at:
        return None
    counts, ways, blank = poll.counts, _ways(poll), _totals(poll).get("blank", 0)
    if poll.seats:
        return elected(poll)
    most = float(rules.value("gathering.helped_share", poll.gathering.area_id))
    if exact or poll.grade in OPENLY:
        return Outcome(sum(counts), _rows(poll, counts, sum(counts)), ways=ways, blank=blank, most=most)
    said = tally.published(counts)
    small = any(0 < n < tally.LEAST for n in ways.values())
    total = None if said.few else sum(counts)
    return Outcome(
        total,
        _rows(poll, said.counts, total or 0),
        rest=said.rest,
        few=said.few,
        nearly=poll.options[said.nearly] if said.nearly is not None else "",
        ways=None if small or said.few else ways,
        blank=blank if blank >= tally.LEAST and not said.few else 0,
        whole=said.whole,
        most=most,
    )


def elected(poll: Poll) -> Outcome:
    """选举: read out whole, as at any count; a ballot may stand behind several names, so shares are of the ballots."""
    totals = _totals(poll)
    names = [*zip(poll.options, totals["online"], strict=True), *sorted(totals["others"].items())]
    cast = totals["ballots"]
    rows = sorted((Row(name, n, n / cast if cast else None) for name, n in names), key=lambda row: -(row.number or 0))
    return Outcome(cast, rows, blank=totals["blank"])


def _rows(poll: Poll, counts, total: int) -> list[Row]:
    return [
        Row(word, number, number / total if total and number is not None else None)
        for word, number in zip(poll.options, counts, strict=True)
    ]


def _totals(poll: Poll) -> dict:
    return poll.totals or {}


def _ways(poll: Poll) -> dict[str, int]:
    totals = _totals(poll)
    return {way: sum(totals[way]) for way in WAYS if sum(totals.get(way, []))}


def sealed_list(poll: Poll) -> list[dict]:
    """Every leaf of the published tree; opened with option and salt where the counts are published whole anyway."""
    said = outcome(poll)
    open_to_all = said is not None and said.whole and poll.grade != Grade.NAMED and not poll.seats
    found = []
    for row in poll.sealed.order_by("place"):
        leaf = leaf_of(row).hex()
        opened = {"option": row.option, "salt": bytes(row.salt).hex()} if open_to_all else {}
        found.append({"place": row.place, "leaf": leaf} | opened)
    return found

"""讲述 · The statements and groups of a map in words: whose share is what, and what each group cares about."""

from math import isnan
from typing import NamedTuple

from django.utils.translation import gettext as _

from shangliang.compute.opinion_map import AGREE, OpinionMap, wilson
from shangliang.compute.opinion_map.consensus import Consensus
from shangliang.compute.opinion_map.intervals import Z

from .drawing import shape
from .shares import FEWEST, Share, percent, share


class Item(NamedTuple):
    """意见 · A statement: its number and words, the share of all, that of each group, a word on it."""

    number: int
    text: str
    everyone: Share
    groups: tuple[Share, ...]
    note: str = ""


class People(NamedTuple):
    """看法相近的人 · A group with what it cares about; `outline` is its mark."""

    name: str
    number: int
    outline: str
    size: str
    cares: tuple[Item, ...]


class Cell(NamedTuple):
    """格 · A number in the list of all, and its interval."""

    said: str
    between: str = ""


class Row(NamedTuple):
    """台账行 · One statement in the list of all."""

    number: int
    text: str
    seen: str
    agree: Cell
    unsure: Cell
    disagree: Cell
    groups: tuple[Cell, ...]
    merit: Cell


class Teller:
    """Tells a map; groups only where they may be shown."""

    def __init__(self, found: OpinionMap, texts: dict[int, str]) -> None:
        self.found, self._texts = found, texts
        self.groups = found.groups if found.stable else ()
        self._at = {int(number): place for place, number in enumerate(found.statements)}

    def agreed(self) -> list[Item]:
        """What most people say, and no group's majority contradicts."""
        told = [each for each in self.found.consensus if each.seen >= FEWEST and self._least(each, 0) > 0.5]
        return [self._item(each.statement, each.side, self._by_all(each)) for each in told]

    def still_open(self) -> list[Item]:
        return [self._item(each.statement, AGREE, self._who_is_where(each.statement)) for each in self.found.divisive]

    def people(self) -> list[People]:
        everyone = sum(group.size for group in self.groups)
        return [
            People(
                name(group.number),
                group.number,
                shape(group.number, 7),
                _("%(size)s 人，占 %(share)s") % {"size": f"{group.size:,}", "share": percent(group.size / everyone)},
                tuple(self._cared(group.number, statement, side) for statement, side in self.found.cares(group)),
            )
            for group in self.groups
        ]

    def rows(self) -> list[Row]:
        return [self._row(place) for place in range(len(self.found.statements)) if not self.found.moderated[place]]

    def _item(self, statement: int, side: int, note: str) -> Item:
        at = self._at[statement]
        refusal = side != AGREE
        everyone = share(*self._counts(at), of_refusal=refusal)
        return Item(statement, self._text(statement), everyone, self._by_group(at, refusal), note)

    def _by_group(self, at: int, refusal: bool) -> tuple[Share, ...]:
        return tuple(share(*self._counts(at, g.number), name(g.number), of_refusal=refusal) for g in self.groups)

    def _cared(self, group: int, statement: int, side: int) -> Item:
        """What this group says of it beside what all the others say."""
        at, refusal = self._at[statement], side != AGREE
        own = self._counts(at, group)
        agreed, disagreed, seen = (
            int(table[:, at].sum()) - mine for table, mine in zip(self.found.tally, own, strict=True)
        )
        rest = share(agreed, disagreed, seen, _("其他组"), of_refusal=refusal)
        return Item(statement, self._text(statement), share(*own, name(group), of_refusal=refusal), (rest,))

    def _counts(self, at: int, group: int | None = None) -> tuple[int, int, int]:
        """Agreed, disagreed, seen: of a group, or of all."""
        whole = self.found.everyone if group is None else self.found.tally
        agreed, disagreed, seen = (int(table[group or 0, at]) for table in whole)
        return agreed, disagreed, seen

    def _least(self, each: Consensus, z: float) -> float:
        """The smallest share of its side in any group, or the lower end of its interval; of all, without groups."""
        at, ends = self._at[each.statement], []
        for counted in [self._counts(at, group.number) for group in self.groups] or [self._counts(at)]:
            agreed, disagreed, seen = counted
            ends.append(
                float(wilson(agreed if each.side == AGREE else disagreed, seen, z)[0]) if seen >= FEWEST else 1.0
            )
        return min(ends)

    def _by_all(self, each: Consensus) -> str:
        if not self.groups or self._least(each, Z) <= 0.5:
            return ""
        return _("各组都赞成") if each.side == AGREE else _("各组都不赞成")

    def _who_is_where(self, statement: int) -> str:
        """Which groups agree by more than half, and which do not; empty without groups."""
        agree, not_ = [], []
        for group in self.groups:
            agreed, _disagreed, seen = self._counts(self._at[statement], group.number)
            if seen >= FEWEST:
                (agree if agreed > seen / 2 else not_).append(name(group.number))
        if not agree or not not_:
            return ""
        return _("%(agree)s多数赞成，%(others)s不到一半") % {"agree": _("、").join(agree), "others": _("、").join(not_)}

    def _row(self, at: int) -> Row:
        agreed, disagreed, seen = self._counts(at)
        number, few = int(self.found.statements[at]), seen < FEWEST
        return Row(
            number,
            self._text(number),
            seen=_("不足 5") if few else f"{seen:,}",
            agree=_short(agreed, seen),
            unsure=_short(seen - agreed - disagreed, seen),
            disagree=_short(disagreed, seen),
            groups=tuple(_short(*self._counts(at, group.number)[::2]) for group in self.groups),
            merit=Cell("–") if few else self._merit(at),
        )

    def _merit(self, at: int) -> Cell:
        merits, ends = self.found.bridging, self.found.bridging_interval
        if merits is None or ends is None or isnan(merits[at]):
            return Cell("–")
        said, low, high = (f"{round(value, 2) + 0.0:+.2f}" for value in (merits[at], ends[0][at], ends[1][at]))
        return Cell(said, f"{low} – {high}")

    def _text(self, statement: int) -> str:
        return self._texts.get(statement) or _("第 %(number)s 条意见") % {"number": statement}


def name(number: int) -> str:
    names = _("甲乙丙丁戊己庚辛壬癸")
    return _("%(name)s组") % {"name": names[number] if number < len(names) else number + 1}


def _short(hits: int, seen: int) -> Cell:
    if seen < FEWEST:
        return Cell("–")
    low, high = (round(100 * float(end)) for end in wilson(hits, seen))
    return Cell(percent(hits / seen), f"{low}–{high}")

"""肖像 · From an opinion map to what may be shown of it: shares, lists, groups and the drawing, nothing of fewer than five.

Two parts come back: what everybody may read, and what only the server keeps to say "you are here". Numpy comes with the
map, so pages never import this; the worker does.
"""

from collections.abc import Collection
from dataclasses import asdict
from math import sqrt
from typing import Any

import numpy as np

from shangliang.compute.discreet import Kind, Shares, shares
from shangliang.compute.opinion_map import OpinionMap, opinion_map, wilson
from shangliang.compute.opinion_map.consensus import consensus
from shangliang.compute.opinion_map.significance import LEVEL, against_half, likelihood
from shangliang.compute.opinion_map.tally import Tally
from shangliang.compute.opinion_map.views import Views

from . import scoring

WIDTH, HEIGHT, MARGIN, LEAST_RADIUS = 480, 360, 56, 22
INNER = 0.98  # of all positions set the scale; the others stand on its edge
STEP = 20  # the size of a group is told in twentieths of all who stand on the map
CLOSED = {Kind.FEW, Kind.NEARLY_AGREE, Kind.NEARLY_DISAGREE}  # nothing to talk over, or nothing to say of it
Counts = dict[str, list[int]]
GroupCounts = dict[str, Counts]


def mapped(
    rows: list[tuple[int, int, int]], numbers: list[int], least: int, out: Collection[int] = (), *, bridges: bool = True
) -> OpinionMap | None:
    """The map of (voter, statement number, view), in the order of voters and numbers; None while too few came. `out`: the
    numbers of what was moderated out, which still count in m and in everybody's n."""
    people = np.array([row[0] for row in rows], dtype=np.int64)
    columns = np.searchsorted(numbers, [row[1] for row in rows])
    voters, first = np.unique(people, return_index=True)
    if len(voters) < least:
        return None
    starts = np.append(first, len(rows))
    views = Views.of(starts, columns, [row[2] for row in rows], statements=np.array(numbers), participants=voters)
    return opinion_map(views, moderated=out, bridges=bridges)


def told(said: Counts, groups: GroupCounts, found: OpinionMap | None, least: int, fewest: int) -> dict[str, Any]:
    """Shares of every statement (of the counts that are shown, of all and of each group), and the lists."""
    known = {int(number): shares(a, d, u, least) for number, (a, d, u) in said.items()}
    agreed = [[number, side] for number, side in _agreed(said, known)] if found else []
    settled = {number for number, _side in agreed} | {
        n for n in known if _sure(said[str(n)]) or known[n].kind in CLOSED
    }
    divisive = [] if found is None else [one.statement for one in found.divisive]
    return {
        "statements": {
            str(number): asdict(one) | _interval(one) | _scores(found, groups, number, one, said[str(number)], least)
            for number, one in sorted(known.items())
        },
        "together": agreed,
        "talk": [number for number in divisive if number in known and number not in settled],
        "groups": _groups(found, known, groups, least) if may_group(found, fewest) else [],
        "doubt": doubt(found, fewest),
    }


def doubt(found: OpinionMap | None, fewest: int) -> str:
    """Why no groups are shown: the map's own reason, or the office asks for more people than the map does."""
    return "few" if found is None or found.grouped.sum() < fewest else str(found.doubt)


def may_group(found: OpinionMap | None, fewest: int) -> bool:
    return found is not None and not doubt(found, fewest)


def group_counts(found: OpinionMap | None, fewest: int) -> GroupCounts:
    """{group: {statement number: [agree, disagree, not sure]}}, where groups may be shown."""
    if found is None or not may_group(found, fewest):
        return {}
    agreed, disagreed, seen = found.tally
    rows = np.stack([agreed, disagreed, seen - agreed - disagreed], axis=2).tolist()
    numbers = [str(number) for number in found.statements.tolist()]
    return {
        str(group.number): {
            n: row for n, row, out in zip(numbers, rows[group.number], found.moderated, strict=True) if not out
        }
        for group in found.groups
    }


def _agreed(said: Counts, known: dict[int, Shares]) -> list[tuple[int, str]]:
    """What nearly all think: at most five on each side, and only where it can be said without a small number."""
    fits = {"agree": {Kind.ALL, Kind.SIDES, Kind.AGREE, Kind.NEARLY_AGREE},
            "disagree": {Kind.ALL, Kind.SIDES, Kind.DISAGREE, Kind.NEARLY_DISAGREE}}  # fmt: skip
    numbers = sorted(known)
    agreed, disagreed, unsure = np.array([said[str(n)] for n in numbers], dtype=np.int64).reshape(-1, 3).T
    everyone = Tally(*(table[None] for table in (agreed, disagreed, agreed + disagreed + unsure)))
    found = consensus(everyone, everyone, np.zeros(len(numbers), dtype=np.bool_), np.array(numbers))
    picked = [(one.statement, "agree" if one.side > 0 else "disagree") for one in found]
    return [(n, side) for n, side in picked if known[n].kind in fits[side]]


def _sure(counts: list[int]) -> bool:
    """Agreed upon, or disagreed with, by the measure of the consensus."""
    held, seen = np.array([max(counts[:2])]), np.array([sum(counts)])
    return bool(likelihood(held, seen)[0] > 0.5 and against_half(held, seen)[0] > LEVEL)


def _interval(one: Shares) -> dict[str, float | None]:
    """Of the share of agreement, or of disagreement where only that is said; it follows from the share and its base."""
    share = one.agree if one.agree is not None else one.disagree
    if share is None or one.base is None:
        return {"low": None, "high": None}
    low, high = wilson([share * one.base], [one.base])
    return {"low": float(low[0]), "high": float(high[0])}


def _scores(
    found: OpinionMap | None, groups: GroupCounts, number: int, one: Shares, said: list[int], least: int
) -> dict[str, dict | None]:
    """How surely every group shares it (the side that more people take), how far it bridges; see `scoring`."""
    unsaid: dict[str, dict | None] = {"aware": None, "bridging": None}
    if found is None or found.bridging is None or found.bridging_interval is None or one.base is None:
        return unsaid
    at = int(np.searchsorted(found.statements, number))
    ends = [float(end[at]) for end in found.bridging_interval]
    if not np.isnan([found.bridging[at], *ends]).any():
        unsaid["bridging"] = scoring.told(float(found.bridging[at]), *ends)
    side = int(said[1] > said[0])
    if groups and scoring.tellable([own[str(number)] for own in groups.values()], side, least):
        value, (low, high) = found.group_aware[side], found.group_aware_interval[side]
        unsaid["aware"] = {"side": ("agree", "disagree")[side]} | scoring.told(
            *(float(x[at]) for x in (value, low, high))
        )
    return unsaid


def _groups(found: OpinionMap | None, known: dict[int, Shares], groups: GroupCounts, least: int) -> list[dict]:
    """Each with its size in twentieths, where it stands, what it cares about: a side, and a share if it may be said."""
    if found is None or min(group.size for group in found.groups) < least:
        return []
    whole, chart = sum(group.size for group in found.groups), Chart(found)
    return [
        {
            "number": group.number, "size": max(1, round(group.size / whole * STEP)) / STEP,
            "cares": [
                [statement, "agree" if side > 0 else "disagree", *_share_of(groups[str(group.number)][str(statement)], side, least)]
                for statement, side in found.cares(group) if statement in known
            ],
        } | chart.circle(group.number)
        for group in found.groups
    ]  # fmt: skip


def _share_of(counts: list[int], side: int, least: int) -> list[float]:
    """Of those of the group who took that side, with its interval: only where both it and all others of it are enough."""
    hits, seen = counts[0 if side > 0 else 1], sum(counts)
    if min(hits, seen - hits) < least:
        return []
    low, high = wilson([hits], [seen])
    return [round(float(value), 2) for value in (hits / seen, low[0], high[0])]


class Chart:
    """图上 · Positions as places on a sheet: the same scale on both axes, y upwards."""

    def __init__(self, found: OpinionMap) -> None:
        self.found = found
        placed = found.positions[found.grouped, :2]
        edge = (1 - INNER) / 2
        low, high = np.quantile(placed, [edge, 1 - edge], axis=0)
        room = np.array([WIDTH - 2 * MARGIN, HEIGHT - 2 * MARGIN])
        self.middle, self.unit = (low + high) / 2, float((room / np.maximum(high - low, 1e-9)).min())

    def circle(self, number: int) -> dict[str, float]:
        """Where a group stands and how far its members spread: never a single person."""
        members = self.found.positions[self.found.labels == number, :2]
        centre = members.mean(axis=0)
        spread = sqrt(float(((members - centre) ** 2).sum(axis=1).mean())) * self.unit
        x, y = np.array([WIDTH, HEIGHT]) / 2 + (centre - self.middle) * self.unit * np.array([1, -1])
        return {"x": round(float(x)), "y": round(float(y)), "r": round(max(LEAST_RADIUS, min(spread, MARGIN * 2)))}


def axes(found: OpinionMap | None, fewest: int) -> dict[str, Any]:
    """What places somebody on the drawing: kept by the server, for means say how few thought what."""
    if found is None or not may_group(found, fewest):
        return {}
    chart, parts = Chart(found), found.components
    rows = zip(found.statements.tolist(), parts.means.tolist(), *parts.axes[:2].tolist(), strict=True)
    out = set(found.statements[found.moderated].tolist())
    centres = [list(group.centre[:2]) for group in found.groups]
    return {
        "middle": chart.middle.tolist(), "unit": chart.unit, "centres": centres, "cells": cells(found),
        "out": len(out), "statements": {str(number): list(rest) for number, *rest in rows if number not in out},
    }  # fmt: skip


def cells(found: OpinionMap) -> list[list[list[int]]]:
    """For each group and statement: [how many agree, how many saw it]; for the number of consensus, never shown."""
    agreed, _disagreed, seen = (table[:, ~found.moderated] for table in found.tally)
    return [[[int(a), int(n)] for a, n in zip(*pair, strict=True)] for pair in zip(agreed, seen, strict=True)]


def priorities(found: OpinionMap | None) -> dict[int, float]:
    """How likely each statement is drawn next."""
    if found is None:
        return {}
    return {int(n): float(p) for n, p in zip(found.statements, found.priority, strict=True) if p > 0}

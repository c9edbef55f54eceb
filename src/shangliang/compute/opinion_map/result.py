"""结果 · All that an opinion map says, in one place."""

from dataclasses import dataclass
from enum import StrEnum

import numpy as np

from .arrays import Flags, Floats, Ids, Ints
from .components import Components
from .consensus import Consensus, Divisive
from .representative import Representative
from .stability import Stability
from .tally import Tally
from .views import AGREE, DISAGREE


class Doubt(StrEnum):
    """Why no groups are shown."""

    NONE = ""
    FEW = "few"  # fewer than 15 grouped participants
    ALIKE = "alike"  # nothing to tell them apart by
    SMALL = "small"  # a group of fewer than 5
    UNSTABLE = "unstable"  # the groups do not survive the bootstrap
    UNKNOWN = "unknown"  # the bootstrap was not asked for


@dataclass(frozen=True)
class Group:
    """看法相近的人 · A group, numbered from 0 by size, where it stands, and what it cares about."""

    number: int
    size: int
    centre: tuple[float, ...]
    representative: tuple[Representative, ...]


@dataclass(frozen=True, eq=False)
class OpinionMap:
    """Per participant (in the order of `participants`): where they stand, their group (-1: none), whether grouped.
    Per statement (in the order of `statements`): everything else that is an array. A list holds at most five."""

    participants: Ids
    statements: Ids
    views: int
    positions: Floats  # participants x components
    grouped: Flags  # at least 7 views, or topped up to 15
    labels: Ints
    components: Components  # means, axes, spreads
    silhouettes: dict[int, float]  # of every number of groups that was tried
    groups: tuple[Group, ...]  # also when they are not to be shown: see `doubt`
    doubt: Doubt
    stability: Stability
    tally: Tally  # groups x statements, over the grouped
    everyone: Tally  # 1 x statements, over all
    consensus: tuple[Consensus, ...]
    group_aware: tuple[Floats, Floats]  # of agreeing, of disagreeing
    group_aware_interval: tuple[tuple[Floats, Floats], tuple[Floats, Floats]]
    divisive: tuple[Divisive, ...]  # 尚需商量
    extremity: Floats
    priority: Floats
    bridging: Floats | None  # None: not asked for
    bridging_interval: tuple[Floats, Floats] | None  # NaN without resamples
    moderated: Flags

    def cares(self, group: Group) -> list[tuple[int, int]]:
        """For readers, of the representative statements: each with the side that most of the group takes, agreements
        first; without one that has no such side. (The published list calls the best agreement of a group a disagreement
        where the others agree even more.)"""
        found = []
        for each in group.representative:
            at = int(np.searchsorted(self.statements, each.statement))
            agreed, disagreed, seen = (int(table[group.number, at]) for table in self.tally)
            if 2 * max(agreed, disagreed) > seen:
                found.append((each.statement, AGREE if agreed > disagreed else DISAGREE))
        return sorted(found, key=lambda pair: -pair[1])

    @property
    def stable(self) -> bool:
        """Whether the groups may be shown."""
        return self.doubt is Doubt.NONE

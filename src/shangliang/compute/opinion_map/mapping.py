"""作图 · The one public function: from views to the map."""

from collections.abc import Callable, Iterable
from typing import Any

import numpy as np

from .arrays import Flags, Floats
from .bridging import Bridging, bridging
from .components import Components, components
from .consensus import consensus, divisive, group_aware, group_aware_interval
from .groups import FEWEST_IN_GROUP, FEWEST_PEOPLE, Grouping, group, grouped
from .positions import positions
from .priority import extremity, priority
from .representative import representative
from .result import Doubt, Group, OpinionMap
from .stability import Asked, Stability, stability
from .sums import Sums
from .tally import tally
from .views import Views

Progress = Callable[[str, float], None]


def _silent(_work: str, _part: float) -> None:
    """Nobody asked how far it is."""


def opinion_map(
    views: Views | Iterable[Views],
    *,
    moderated: Iterable[Any] = (),
    meta: Iterable[Any] = (),
    k: int | None = None,
    wanted: int = 2,
    seed: int = 0,
    resamples: int = 20,
    bridges: bool = True,
    sums: Sums | None = None,
    progress: Progress = _silent,
) -> OpinionMap:
    """Where people agree, where they differ, who thinks alike, and how far to trust it.

    `views`: whole, or a stream of batches that each hold participants whole. `moderated`, `meta`: ids of statements that
    are out, or that speak of the participants themselves. `k`: number of groups; None: as many as separate best, 2 to 5.
    `wanted`: components. `seed`: of the resamples, the only chance in it. `sums`: where they are known already, added up
    elsewhere. The same views give the same map, whatever the order of the rows. `progress` hears of "sums", "groups",
    "resamples" and "bridging", and how far each is (0 to 1).
    """
    whole = views if isinstance(views, Views) else Views.joined(views)
    gone, about = (np.isin(whole.statements, list(ids)) for ids in (moderated, meta))
    out = gone | about
    if sums is None:
        progress("sums", 0.0)
    found = components(sums or Sums.of(whole), out, wanted)
    progress("groups", 0.0)
    placed, chosen = positions(whole, found, out), grouped(whole)
    people = group(placed, chosen, k)
    progress("resamples", 0.0)
    asked = Asked(k, wanted, seed, resamples if people.k else 0)
    firm = stability(whole, people.labels, out, asked, lambda part: progress("resamples", part))
    progress("bridging", 0.0)
    merit = bridging(whole, found.axes[0], out, seed=seed, resamples=resamples) if bridges else None
    return _told(whole, found, placed, chosen, people, firm, merit, gone, about)


def _told(
    views: Views,
    found: Components,
    placed: Floats,
    chosen: Flags,
    people: Grouping,
    firm: Stability,
    merit: Bridging | None,
    gone: Flags,
    about: Flags,
) -> OpinionMap:
    """What follows for the statements from where people stand; without groups, all who are grouped are one."""
    names, out = views.statements, gone | about
    labels, number = (people.labels, people.k) if people.k else (np.where(chosen, 0, -1), 1)
    counts, everyone = tally(views, labels, number)
    doubt, far = _doubt(people, chosen, firm), extremity(found)
    return OpinionMap(
        participants=views.participants, statements=names, views=views.said, components=found, positions=placed,
        grouped=chosen, labels=people.labels, silhouettes=people.silhouettes, doubt=doubt, stability=firm,
        groups=_groups(people, representative(counts, out, names)), tally=counts, everyone=everyone,
        consensus=consensus(everyone, counts, out, names), group_aware=group_aware(counts),
        group_aware_interval=group_aware_interval(counts), divisive=divisive(everyone, counts if doubt is Doubt.NONE else None, out, names),
        extremity=far, priority=priority(counts, far, about, gone), moderated=gone,
        bridging=merit and merit.merit, bridging_interval=merit and (merit.low, merit.high),
    )  # fmt: skip


def _doubt(people: Grouping, chosen: Flags, firm: Stability) -> Doubt:
    if chosen.sum() < FEWEST_PEOPLE:
        return Doubt.FEW
    if not people.k:
        return Doubt.ALIKE
    if people.sizes.min() < FEWEST_IN_GROUP:
        return Doubt.SMALL
    if firm.median_ari is None:
        return Doubt.UNKNOWN
    return Doubt.NONE if firm.survives else Doubt.UNSTABLE


def _groups(people: Grouping, cared: list[tuple[Any, ...]]) -> tuple[Group, ...]:
    return tuple(
        Group(number, int(size), tuple(map(float, centre)), chosen)
        for number, (size, centre, chosen) in enumerate(zip(people.sizes, people.centres, cared, strict=False))
    )

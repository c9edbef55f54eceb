"""Says our map what the peer says, given the groups that Polis published? Lists in order, products, priorities, positions.

`opinion_map.py` asks this of all open conversations; `peer` is what `opinion_map_peer.py told FOLDER` prints.
"""

import csv
from pathlib import Path

import numpy as np

from shangliang.compute.opinion_map import Sums, Views
from shangliang.compute.opinion_map.components import components
from shangliang.compute.opinion_map.consensus import consensus, group_aware
from shangliang.compute.opinion_map.positions import positions
from shangliang.compute.opinion_map.priority import extremity, priority
from shangliang.compute.opinion_map.representative import representative
from shangliang.compute.opinion_map.tally import tally
from shangliang.kit.opinion_map.outputs import SIDES
from shangliang.kit.opinion_map.source import read_source


def alike(folder: Path, peer: dict) -> dict[str, float]:
    """How many of how many lists are equal; by how much products, priorities and positions differ at most."""
    source = read_source(folder / "participants-votes.csv", folder / "comments.csv")
    views = seen_only(source.views)
    assert [views.participants.tolist(), views.statements.tolist()] == [peer["participants"], peer["statements"]]
    out = np.isin(views.statements, list(source.statements.moderated))
    labels = published(folder, views.participants)
    groups, everyone = tally(views, labels, int(labels.max()) + 1)
    found = components(Sums.of(views), out)
    weights = priority(groups, extremity(found), np.zeros_like(out), out)
    cared = [told(each) for each in representative(groups, out, views.statements)]
    sides = zip(group_aware(groups), (peer["agree"], peer["disagree"]), strict=True)
    lists = [told(consensus(everyone, groups, out, views.statements)), *cared]
    their_lists = [peer["consensus"], *peer["representative"]]
    return {
        "lists": sum(mine == theirs for mine, theirs in zip(lists, their_lists, strict=True)),
        "of": len(lists),
        "products": max(apart(mine, np.array(theirs)) for mine, theirs in sides),
        "priorities": apart(weights[~out], np.array(peer["priority"])[~out]),
        "positions": apart(turned(positions(views, found, out), np.array(peer["positions"])), np.array(peer["positions"])),
    }  # fmt: skip


def seen_only(views: Views) -> Views:
    """Without those who said nothing and what nobody saw: the peer does not know of them."""
    at = np.unique(views.columns)
    kept = views.take(np.flatnonzero(views.counts))
    columns = np.searchsorted(at, kept.columns)
    return Views.of(kept.starts, columns, kept.values, statements=views.statements[at], participants=kept.participants)


def published(folder: Path, participants) -> np.ndarray:
    with (folder / "participants-votes.csv").open(encoding="utf-8") as file:
        groups = {int(row["participant"]): int(row["group-id"] or -1) for row in csv.DictReader(file)}
    return np.array([groups[int(who)] for who in participants])


def told(chosen) -> list[list]:
    return [[each.statement, SIDES[each.side]] for each in chosen]


def apart(one: np.ndarray, other: np.ndarray) -> float:
    """The largest difference, in parts of the largest number."""
    return float(np.abs(one - other).max() / np.abs(other).max())


def turned(mine: np.ndarray, theirs: np.ndarray) -> np.ndarray:
    """An axis has no side of its own."""
    return mine * np.sign((mine * theirs).sum(axis=0))

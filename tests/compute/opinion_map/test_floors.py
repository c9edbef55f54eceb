"""On open conversations (Polis, CC BY 4.0; they lie beside the checkout and never in it): floors against regressions.

What Polis published of its groups depends on its history; the likeness to them is no proof of quality.
"""

import csv
from pathlib import Path

import numpy as np
import pytest

from shangliang.compute.opinion_map import opinion_map
from shangliang.compute.opinion_map.clusters import nearest
from shangliang.compute.opinion_map.stability import adjusted_rand
from shangliang.kit.opinion_map.source import read_source

SHARED = [folder / "shared/data/polis" for folder in Path(__file__).resolve().parents]
DATA = next((folder for folder in SHARED if folder.is_dir()), None)
pytestmark = pytest.mark.skipif(DATA is None, reason="no ../shared/data/polis: the open conversations are not here")

BREXIT, TAIWAN, SEATTLE, UBI = "brexit-consensus", "vtaiwan.uberx", "15-per-hour-seattle", "scoop-hivemind.ubi"
GREEN, NATURE = "american-assembly.bowling-green", "scoop-hivemind.biodiversity"
AUSTRIA = "austria-climate.5twd2jsnkf.2022-08-08"


def conversation(name):
    source = read_source(DATA / name)
    return source.views, source.statements.moderated


def published(name, participants):
    """The groups that Polis published; -1 for those it did not group."""
    with (DATA / name / "participants-votes.csv").open(encoding="utf-8") as file:
        groups = {int(row["participant"]): int(row["group-id"] or -1) for row in csv.DictReader(file)}
    return np.array([groups[int(who)] for who in participants])


@pytest.mark.parametrize("name", [AUSTRIA, NATURE])
def test_groups_found_without_anything_of_polis(name):
    views, out = conversation(name)
    found = opinion_map(views, moderated=out, resamples=0, bridges=False)
    theirs = published(name, found.participants)
    both = (theirs >= 0) & (found.labels >= 0)
    assert adjusted_rand(theirs[both], found.labels[both]) >= 0.90


@pytest.mark.parametrize("name", [BREXIT, TAIWAN, GREEN, NATURE, AUSTRIA, SEATTLE])
def test_positions_put_people_next_to_the_middle_of_their_published_group(name):
    views, out = conversation(name)
    found = opinion_map(views, moderated=out, resamples=0, bridges=False)
    theirs = published(name, found.participants)
    both = (theirs >= 0) & found.grouped
    placed, theirs = found.positions[both], theirs[both]
    middles = np.array([placed[theirs == group].mean(axis=0) for group in range(theirs.max() + 1)])
    assert adjusted_rand(theirs, nearest(placed, middles)) >= 0.85


@pytest.mark.parametrize("name", [TAIWAN, AUSTRIA, NATURE, SEATTLE, BREXIT])
def test_maps_that_survive_the_bootstrap(name):
    views, out = conversation(name)
    assert opinion_map(views, moderated=out, bridges=False).stable


def test_a_map_that_does_not():
    views, out = conversation(UBI)
    found = opinion_map(views, moderated=out, bridges=False)
    assert not found.stable
    assert found.groups


@pytest.mark.parametrize("name", [BREXIT, TAIWAN, SEATTLE, UBI, NATURE, AUSTRIA])
def test_log_and_table_of_an_export_say_the_same(name):
    log, table = (read_source(DATA / name / file).views for file in ("votes.csv", "participants-votes.csv"))
    assert np.array_equal(log.participants, table.participants)
    assert np.array_equal(log.starts, table.starts)
    assert np.array_equal(log.columns, table.columns)
    assert np.array_equal(log.values, table.values)

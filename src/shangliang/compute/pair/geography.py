"""距离 · Metres along the surface of the earth, as whole numbers; the nearest of many without looking at all.

Points are unit vectors: the chord between two of them ranks as the arc does, and is never longer than it.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.spatial import cKDTree

from .arrays import Floats, Ints
from .case import Helper, Place
from .households import Household

EARTH = 6_371_008.8  # mean radius in metres
GRID = 1 << 16


@dataclass(frozen=True, eq=False)
class Geography:
    """Where households and helpers are, as unit vectors."""

    homes: Floats
    seats: Floats

    @classmethod
    def of(cls, families: Sequence[Household], helpers: Sequence[Helper]) -> "Geography":
        """Without a place: in the middle of the known ones of the area, else of all."""
        places = [_first(family) for family in families] + [helper.place for helper in helpers]
        points = _points(places, [*(family.area for family in families), *(helper.area for helper in helpers)])
        return cls(points[: len(families)], points[len(families) :])

    def cut(self, rows: Ints, columns: Ints) -> "Geography":
        return Geography(self.homes[rows], self.seats[columns])

    def metres(self, rows: Ints, columns: Ints) -> Ints:
        """Of pairs."""
        return _arc(np.linalg.norm(self.homes[rows] - self.seats[columns], axis=1))

    def table(self, rows: Ints, columns: Ints) -> Ints:
        """Of all pairs of these households and helpers."""
        homes, seats = self.homes[rows], self.seats[columns]
        squared = sum(np.square(homes[:, axis, None] - seats[:, axis]) for axis in range(3))
        return _arc(np.sqrt(squared))

    def near(self, rows: slice, limits: NDArray[np.float32]) -> tuple[Ints, Ints]:
        """Pairs of these households and any helper that may be no farther apart than their limit in metres.

        Looked through in single precision: around the middle of everything that is right to a metre, so a few
        pairs too many are named, and none too few."""
        homes, seats = self._flat()
        reach = np.maximum(limits + 2, 0) / np.float32(EARTH)
        reach *= reach
        reach -= np.square(homes[rows, 0, None] - seats[:, 0])
        reach -= np.square(homes[rows, 1, None] - seats[:, 1])
        reach -= np.square(homes[rows, 2, None] - seats[:, 2])
        row, column = np.divmod(np.flatnonzero(reach > 0), len(seats))
        return row + rows.start, column

    def _flat(self) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
        middle = self.seats.mean(axis=0)
        return (self.homes - middle).astype(np.float32), (self.seats - middle).astype(np.float32)

    def along(self) -> tuple[Ints, Ints]:
        """Places of homes and seats on one line that keeps near what is near (Morton's curve)."""
        points = np.concatenate([self.homes, self.seats])
        flat = np.column_stack([np.arcsin(points[:, 2]), np.arctan2(points[:, 1], points[:, 0])])
        low, span = flat.min(axis=0), np.ptp(flat, axis=0).max() or 1.0
        cells = ((flat - low) / span * (GRID - 1)).astype(np.int64)
        key = np.zeros(len(cells), dtype=np.int64)
        for bit in range(GRID.bit_length() - 1):
            key |= ((cells[:, 0] >> bit & 1) << 2 * bit) | ((cells[:, 1] >> bit & 1) << (2 * bit + 1))
        return key[: len(self.homes)], key[len(self.homes) :]

    def nearest(self, wanted: int) -> Ints:
        """For each household the nearest helpers."""
        return nearest(self.homes, self.seats, wanted)

    def nearest_homes(self, wanted: int) -> Ints:
        return nearest(self.seats, self.homes, wanted)

    def nearest_seats(self, wanted: int) -> Ints:
        """For each helper the nearest helpers."""
        return nearest(self.seats, self.seats, wanted)


def nearest(points: Floats, among: Floats, wanted: int) -> Ints:
    count = min(wanted, len(among))
    found = cKDTree(among).query(points, count)[1]
    return np.asarray(found, dtype=np.int64).reshape(len(points), count)


def _arc(chord: Floats) -> Ints:
    return np.rint(2 * EARTH * np.arcsin(np.minimum(chord / 2, 1))).astype(np.int64)


def _first(family: Household) -> Place | None:
    return next((person.place for person in family.people if person.place is not None), None)


def _points(places: Sequence[Place | None], areas: Sequence[str]) -> Floats:
    known: dict[str, list[Place]] = {}
    for area, place in zip(areas, places, strict=True):
        if place is not None:
            known.setdefault(area, []).append(place)
    everywhere = sorted(place for those in known.values() for place in those) or [(0.0, 0.0)]
    middle = {area: _middle(sorted(those)) for area, those in known.items()}
    rest = _middle(everywhere)
    filled = [place or middle.get(area, rest) for area, place in zip(areas, places, strict=True)]
    angle = np.radians(np.array(filled, dtype=np.float64).reshape(-1, 2))
    north, east = angle[:, 0], angle[:, 1]
    return np.column_stack([np.cos(north) * np.cos(east), np.cos(north) * np.sin(east), np.sin(north)])


def _middle(places: Sequence[Place]) -> Place:
    north, east = np.array(places, dtype=np.float64).mean(axis=0)
    return float(north), float(east)

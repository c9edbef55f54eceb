"""设施覆盖 · Who is within reach of what: straight lines on the globe times a detour factor. Pure: NumPy only.

An estimate, and to be called one: the roads are not known. Places are arrays of (latitude, longitude) in degrees.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]
EARTH = 6_371_008.8  # metres, the mean radius
AT_ONCE = 1_000  # places whose distances to all sites are in memory together


@dataclass(frozen=True)
class Sites:
    """设施 · Where they are and how far each serves, in metres on the way."""

    at: Floats
    radius: Floats

    @classmethod
    def of(cls, at: ArrayLike, radius: ArrayLike) -> "Sites":
        places = pairs(at)
        return cls(places, np.broadcast_to(np.asarray(radius, dtype=np.float64), len(places)))


def pairs(at: ArrayLike) -> Floats:
    """(n, 2), also of nothing."""
    return np.asarray(at, dtype=np.float64).reshape(-1, 2)


def metres(one: ArrayLike, other: ArrayLike) -> Floats:
    """Straight lines from each of `one` to each of `other`: the haversine, which stays exact for what is near."""
    here, there = np.radians(pairs(one))[:, None, :], np.radians(pairs(other))[None, :, :]
    half = np.sin((there - here) / 2) ** 2
    chord = half[..., 0] + np.cos(here[..., 0]) * np.cos(there[..., 0]) * half[..., 1]
    return np.asarray(2 * EARTH * np.arcsin(np.sqrt(np.clip(chord, 0, 1))), dtype=np.float64)


def within(people: ArrayLike, sites: Sites, detour: float = 1.0) -> Flags:
    """Of each place: whether at least one site serves it. The edge of a radius is within it."""
    places = pairs(people)
    found = np.zeros(len(places), dtype=np.bool_)
    if len(sites.at):
        for first in range(0, len(places), AT_ONCE):
            part = slice(first, first + AT_ONCE)
            found[part] = (metres(places[part], sites.at) * detour <= sites.radius).any(axis=1)
    return found


def served(many: ArrayLike, inside: Flags) -> int:
    """How many people live at the places that are within."""
    return int(np.asarray(many, dtype=np.int64)[inside].sum())


def roomy(people: int, size: float, each: float) -> int:
    """For how many of the people there is room enough: effective area / what each needs, not more than there are."""
    return min(people, int(size / each + 1e-9)) if each > 0 else people


def driven(minutes: float, speed: float) -> float:
    """How many metres of way a vehicle makes in so many minutes at so many km/h."""
    return speed * 1000 / 60 * minutes

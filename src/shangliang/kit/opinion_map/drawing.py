"""图 · The map as marks on a sheet: people who stand close together are one mark, larger the more they are; every group
has a shape of its own as well as a colour."""

from typing import NamedTuple

import numpy as np

from shangliang.compute.opinion_map import OpinionMap
from shangliang.compute.opinion_map.arrays import Floats, Ints

WIDTH, HEIGHT, MARGIN = 480, 360, 28
STEP = 15  # people within so many pixels are one mark
INNER = 0.98  # of all positions set the scale; the others stand on its edge
SHAPES = ("circle", "square", "triangle", "diamond", "cross")
PATHS = {
    "circle": "M{r} 0A{r} {r} 0 1 1 -{r} 0A{r} {r} 0 1 1 {r} 0z",
    "square": "M-{r} -{r}H{r}V{r}H-{r}z",
    "triangle": "M0 -{r}L{r} {r}H-{r}z",
    "diamond": "M0 -{r}L{r} 0 0 {r} -{r} 0z",
    "cross": "M-{r} -{h}H-{h}V-{r}H{h}V-{h}H{r}V{h}H{h}V{r}H-{h}V{h}H-{r}z",
}


class Mark(NamedTuple):
    x: str
    y: str
    path: str
    kind: int  # the group's number


class Name(NamedTuple):
    x: str
    y: str
    number: int
    anchor: str


class Drawing(NamedTuple):
    width: int
    height: int
    marks: tuple[Mark, ...]
    names: tuple[Name, ...]


def drawing(found: OpinionMap) -> Drawing | None:
    """None where no groups may be shown: few or unsteady marks would be a picture of single people, and of chance."""
    if not found.stable:
        return None
    inside = found.labels >= 0
    placed = _two(found.positions[inside])
    middle, unit = _scale(placed)
    marks = _marks(_at(placed, middle, unit), found.labels[inside])
    return Drawing(WIDTH, HEIGHT, marks, _names(found, middle, unit))


def shape(number: int, radius: float) -> str:
    """The outline of a group's mark around the origin; areas look alike."""
    name = SHAPES[number % len(SHAPES)]
    grown = radius * {"circle": 1, "square": 0.89, "triangle": 1.15, "diamond": 1.25, "cross": 1.2}[name]
    return PATHS[name].format(r=f"{grown:.1f}", h=f"{grown / 2.6:.1f}")


def _two(placed: Floats) -> Floats:
    missing = max(0, 2 - placed.shape[1])
    return np.pad(placed[:, :2], ((0, 0), (0, missing)))


def _scale(placed: Floats) -> tuple[Floats, float]:
    """The middle of nearly all positions, and pixels to one step on the axes: the same on both."""
    edge = (1 - INNER) / 2
    low, high = np.quantile(placed, [edge, 1 - edge], axis=0)
    room = np.array([WIDTH - 2 * MARGIN, HEIGHT - 2 * MARGIN])
    return (low + high) / 2, float((room / np.maximum(high - low, 1e-9)).min())


def _at(placed: Floats, middle: Floats, unit: float) -> Floats:
    """Positions on the sheet, y upwards; what lies outside is drawn on the edge."""
    half = np.array([WIDTH, HEIGHT]) / 2
    moved = (placed - middle) * unit * np.array([1.0, -1.0])
    inside = half - MARGIN / 2
    return half + np.clip(moved, -inside, inside)


def _marks(at: Floats, kinds: Ints) -> tuple[Mark, ...]:
    """People of a group within one square are drawn in their midst; they are added in the order of their places."""
    order = np.lexsort((*at.T, kinds))
    at, kinds = at[order], kinds[order]
    squares = np.column_stack([kinds, np.floor(at / STEP).astype(np.int64)])
    found, which, people = np.unique(squares, axis=0, return_inverse=True, return_counts=True)
    x, y = (np.bincount(which.ravel(), side) / people for side in at.T)
    radii = 2.6 + 26 * np.sqrt(people / len(at))
    return tuple(
        Mark(f"{x[n]:.1f}", f"{y[n]:.1f}", shape(int(kind), float(radii[n])), int(kind))
        for n, kind in enumerate(found[:, 0])
    )


def _names(found: OpinionMap, middle: Floats, unit: float) -> tuple[Name, ...]:
    centres = _two(np.array([group.centre for group in found.groups]))
    at = _at(centres, middle, unit)
    return tuple(
        Name(f"{x:.1f}", f"{y:.1f}", number, "start" if x < WIDTH / 3 else "end" if x > WIDTH * 2 / 3 else "middle")
        for number, (x, y) in enumerate(at)
    )

"""位置 · Where each participant stands on the axes: p = sqrt(m / max(1, n)) * sum over voted j of (x_j - mu_j) axis_j.

A statement that was moderated out counts as a pass of everybody: it moves nobody, but it counts in m and in everybody's n.
"""

import numpy as np
from scipy import sparse

from .arrays import Flags, Floats
from .components import Components
from .views import Views


def positions(views: Views, found: Components, out: Flags) -> Floats:
    """Participants x components."""
    moves = _moves(found, out)
    placed = [_placed(part, moves, out) for part in views.chunks()]
    return np.concatenate(placed) if placed else np.zeros((0, len(found.axes)))


def _moves(found: Components, out: Flags) -> Floats:
    """How a disagreement, a pass, an agreement with each statement moves a participant, and how much it counts in n."""
    marks = np.array([-1.0, 0.0, 1.0])
    leaning = np.where(out, 0.0, marks[:, None] - found.means)
    moves = (leaning[:, :, None] * found.axes.T).reshape(-1, len(found.axes))
    counted = np.tile(np.where(out, 0.0, 1.0), len(marks))
    return np.column_stack([moves, counted])


def _placed(part: Views, moves: Floats, out: Flags) -> Floats:
    """A row's moves added in the order of the statements: the same to the last bit wherever the row stands."""
    which = (part.values.astype(np.int32) + 1) * np.int32(part.width) + part.columns
    rows = sparse.csr_matrix((np.ones(part.said), which, part.starts), shape=(part.people, len(moves)))
    sums = rows @ moves
    answered = sums[:, -1] + int(out.sum())
    placed: Floats = sums[:, :-1] * np.sqrt(part.width / np.maximum(1, answered))[:, None]
    return placed

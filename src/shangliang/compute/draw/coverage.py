"""抽得到 · Who is in any panel at all. Whoever is in none is named: no lottery can help that, only other quotas."""

import numpy as np

from .arrays import Flags, Ints
from .columns import Search


def drawable(search: Search) -> Flags | None:
    """The types that some panel has; None: there is no panel at all."""
    covered = np.zeros(len(search.pool.size), dtype=bool)
    for there in search.found:
        covered |= there > 0
    while not covered.all():
        weights = (~covered).astype(np.float64)
        panel: Ints | None = search.panels.near(weights)
        if panel is None or not panel[~covered].any():
            panel = search.panels.best(weights)
        if panel is None:
            return None
        if not panel[~covered].any():
            break
        search.add(panel)
        covered |= panel > 0
    return covered if search.found else None

"""签 · The mixture as a public lottery: so many tickets, each a list of people; everybody of a type on as many, to one.

Shares are rounded down to whole tickets; those that are left go one by one to the panel whose types are owed most, and are then
exchanged as long as that helps.
"""

import numpy as np

from .arrays import Floats, Ints
from .folding import Home, Pool

EXCHANGES, ENOUGH = 600, 1e-3


def tickets(pool: Pool, panels: Ints, shares: Floats, count: int) -> Ints:
    """The places of the people on each ticket (tickets x seats). Panels in the order of what is in them, not as they were found."""
    used = shares > 0
    order = np.lexsort(panels[used].T[::-1]) if used.any() else np.zeros(0, np.int64)
    panels, shares = panels[used][order], shares[used][order]
    counts = _counts(pool, panels, shares / shares.sum(), count)
    found = np.zeros((count, pool.seats), dtype=np.int64)
    drawn = _Drawn(pool)
    row = 0
    for panel, times in zip(panels, counts, strict=True):
        if times:
            found[row : row + times] = drawn.people(panel, int(times))
            row += int(times)
    return np.sort(found, axis=1)


def _counts(pool: Pool, panels: Ints, shares: Floats, count: int) -> Ints:
    """Tickets of each panel. A type's error counts by its chance: who has least loses least."""
    scale = 1 / np.maximum(shares @ panels, 1e-6)
    worth = panels * scale
    alike = worth @ worth.T
    whole = np.floor(shares * count + 1e-9).astype(np.int64)
    owed = alike @ (shares * count - whole)  # what one ticket more of each panel would be worth
    for _each in range(count - int(whole.sum())):
        best = int(np.argmax(np.round(2 * owed - np.diag(alike), 6)))
        whole[best] += 1
        owed -= alike[best]
    _exchange(whole, owed, alike)
    return whole


def _exchange(whole: Ints, owed: Floats, alike: Floats) -> None:
    """Tickets change their panel as long as that brings the types nearer to what they are owed."""
    own = np.diag(alike)
    for _each in range(EXCHANGES):
        less = np.where(whole > 0, 2 * owed, np.inf)
        change = less[:, None] - 2 * owed[None, :] + own[:, None] + own[None, :] - 2 * alike
        at = int(np.argmin(np.round(change, 6)))
        give, take = divmod(at, len(whole))
        if change[give, take] > -ENOUGH:
            return
        whole[give] -= 1
        whole[take] += 1
        owed += alike[give] - alike[take]


class _Drawn:
    """Whose turn it is in each type."""

    def __init__(self, pool: Pool) -> None:
        self.pool, self.next = pool, np.zeros(len(pool.size), dtype=np.int64)
        self.members = np.split(np.argsort(pool.kind, kind="stable"), np.cumsum(pool.size)[:-1])
        self.homes = [_Turns(pool, home) for home in pool.homes]
        self.single = np.array(
            [home >= 0 and len(pool.homes[home].members) == 1 for home in pool.home.tolist()], dtype=bool
        )

    def people(self, panel: Ints, times: int) -> Ints:
        """Whom the next tickets of this panel seat. A household unlike all others leaves no choice of the household."""
        home = np.where(self.single, -1, self.pool.home)
        alone = np.flatnonzero((panel > 0) & (home < 0))
        parts = [self._turn(int(kind), int(panel[kind]), times) for kind in alone]
        for number in np.unique(home[(panel > 0) & (home >= 0)]):
            seats = {int(kind): int(panel[kind]) for kind in np.flatnonzero((panel > 0) & (home == number))}
            parts.append(self.homes[number].tickets(seats, times))
        return np.concatenate(parts, axis=1) if parts else np.zeros((times, 0), dtype=np.int64)

    def _turn(self, kind: int, seats: int, times: int) -> Ints:
        members, start = self.members[kind], int(self.next[kind])
        turn = (start + np.arange(seats * times)) % len(members)
        self.next[kind] = (start + seats * times) % len(members)
        return np.asarray(members[turn]).reshape(times, seats)


class _Turns:
    """Households that look alike: the least taken from on this ticket, then those of which this type came least."""

    def __init__(self, pool: Pool, home: Home) -> None:
        self.people = [
            {
                kind: [place for place in members if pool.kind[place] == kind]
                for kind in {int(pool.kind[m]) for m in members}
            }
            for members in home.members
        ]
        self.came: dict[int, list[int]] = {kind: [0] * len(home.members) for kind in sorted(self.people[0])}

    def tickets(self, seats: dict[int, int], times: int) -> Ints:
        kind = next(iter(seats))
        if len(seats) > 1 or any(len(home[kind]) > 1 for home in self.people):
            return np.array([self.take(seats) for _each in range(times)], dtype=np.int64)
        count, came = len(self.people), np.array(self.came[kind])
        turn = np.argsort(came, kind="stable")[np.arange(seats[kind] * times) % count]
        self.came[kind] = (came + np.bincount(turn, minlength=count)).tolist()
        people = np.array([home[kind][0] for home in self.people], dtype=np.int64)
        return people[turn].reshape(times, seats[kind])

    def take(self, seats: dict[int, int]) -> list[int]:
        load, found = [0] * len(self.people), []
        order = sorted(seats, key=lambda kind: (sum(self.came[kind]), kind))
        for kind in order:
            came, here = self.came[kind], [0] * len(self.people)
            for _seat in range(seats[kind]):
                home = min(
                    range(len(load)), key=lambda at: (here[at] >= len(self.people[at][kind]), load[at], came[at], at)
                )
                members = self.people[home][kind]
                found.append(members[came[home] % len(members)])
                came[home] += 1
                load[home] += 1
                here[home] += 1
        return found

"""所及 · Through which rows a person looks: grounds that an index can walk in the order of time, and signs of single rows."""

from collections.abc import Iterable
from dataclasses import dataclass

from . import signs

COUNTY = 6  # digits of a county's code


@dataclass(frozen=True)
class Ground:
    """一片 · All rows of one county (or of one place in it), or all public rows; `signs`: a row has one of these too.

    Neither county nor public: rows that only their signs find, few enough to be sorted.
    """

    county: str = ""
    public: bool = False
    signs: tuple[str, ...] = ()

    @property
    def walked(self) -> bool:
        return bool(self.county) or self.public


@dataclass(frozen=True)
class Reach:
    """所及 · Areas that are reached whole, each with a county that it lies in or holds; wider ones of which only the public is
    seen; and one's own signs."""

    whole: tuple[tuple[str, str], ...] = ()
    wide: tuple[str, ...] = ()
    own: tuple[str, ...] = ()
    stranger: bool = False

    def grounds(self, area: str) -> list[Ground]:
        """Where to look, within `area` if one is chosen."""
        if self.stranger:
            return [Ground(area[:COUNTY] if len(area) >= COUNTY else "", public=True, signs=(signs.PUBLIC,))]
        found = [Ground(county, signs=(signs.below(code),)) for code, county in self.whole]
        found += [Ground(public=True, signs=(signs.below(code),)) for code in self.wide]
        return [*found, *([Ground(signs=self.own)] if self.own else [])]


STRANGER = Reach(stranger=True)


def reach(
    *,
    whole: Iterable[tuple[str, str]],
    wide: Iterable[str],
    person: int,
    bodies: Iterable[int],
    ids: Iterable[str] = (),
) -> Reach:
    """Of somebody who is signed in; `ids`: single objects that are theirs to see."""
    wide = tuple(wide)
    beyond = [sign(code) for code in wide for sign in (signs.at, signs.wider)]
    own = (signs.EVERYBODY, signs.person(person), *map(signs.body, bodies), *beyond, *map(str.lower, ids))
    return Reach(tuple(whole), wide, own)

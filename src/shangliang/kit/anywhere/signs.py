"""记号 · What stands in an object's vector besides its words, so that one index finds words and reach together.

Signs begin with a mark, which is dropped from whatever is typed: nobody can ask for one.
"""

from .told import Told

LENGTHS = (2, 4, 6, 9, 12)
PUBLIC, EVERYBODY = "@*", "@+"


def below(code: str) -> str:
    """Lies in this area."""
    return f"@{code}"


def at(code: str) -> str:
    """Lies at this very area, or is held there."""
    return f"@={code}"


def wider(code: str) -> str:
    """Lies in this area, and is shown to whoever looks after all of it."""
    return f"@+{code}"


def person(key: int) -> str:
    return f"@p{key}"


def body(key: int) -> str:
    return f"@o{key}"


def noun(name: str) -> str:
    return f"@#{name}"


def of(name: str, told: Told) -> list[str]:
    """The signs of an object."""
    coded = told.area.partition("x")[0]
    places = dict.fromkeys([*(coded[:n] for n in LENGTHS if n <= len(coded)), told.area])
    found = [noun(name), *map(below, places), at(told.area), *map(person, told.people), *map(body, told.bodies)]
    found += [at(told.held)] if told.held else []
    found += map(wider, places) if told.wider else []
    found += [PUBLIC] if told.public else []
    return found + ([EVERYBODY] if told.everybody else [])

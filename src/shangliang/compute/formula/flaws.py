"""公式的毛病 · What is wrong with a formula as it is written, as facts: put into words where they are shown."""

from enum import StrEnum


class Flaw(StrEnum):
    EMPTY = "empty"
    LONG = "long"
    DEEP = "deep"
    SIGN = "sign"  # a sign that the language does not have
    NUMBER = "number"  # too many digits
    UNEXPECTED = "unexpected"  # a word or sign where something else must stand
    ENDS = "ends"  # it stops in the middle
    OPEN = "open"  # a bracket that is not closed
    FUNCTION = "function"  # only min and max are known
    CHAIN = "chain"  # a < b < c says two things


class Wrong(ValueError):
    """`at`: the place of the sign, from 1; `word`: what stands there."""

    def __init__(self, flaw: Flaw, at: int = 0, word: str = "") -> None:
        super().__init__(f"{flaw} at {at}: {word}")
        self.flaw, self.at, self.word = flaw, at, word

"""读公式 · Text -> Formula, by descent: comparison, sum, product, sign, atom. Refuses with the place of what is wrong."""

from fractions import Fraction

from .flaws import Flaw, Wrong
from .tokens import Token, cut
from .tree import Call, Figure, Formula, Name, Negative, Number, Pair, Part

DEEPEST = 40  # brackets within brackets: Python's own stack is never the limit
FUNCTIONS = ("min", "max")
COMPARING = ("<", "<=", ">", ">=", "=", "<>")


def read(text: str) -> Formula:
    """The formula, or Wrong."""
    reader = _Reader(list(cut(text)))
    if reader.here.kind == "end":
        raise Wrong(Flaw.EMPTY)
    root = reader.comparison()
    if reader.here.kind != "end":
        raise reader.unexpected()
    return Formula(text, root, frozenset(reader.names))


class _Reader:
    def __init__(self, tokens: list[Token]) -> None:
        self.tokens, self.place, self.depth = tokens, 0, 0
        self.names: set[Name] = set()

    @property
    def here(self) -> Token:
        return self.tokens[self.place]

    def is_sign(self, *signs: str) -> bool:
        return self.here.kind == "sign" and self.here.text in signs

    def next(self) -> Token:
        self.place += 1
        return self.tokens[self.place - 1]

    def unexpected(self) -> Wrong:
        if self.here.kind == "end":
            return Wrong(Flaw.ENDS, self.here.at)
        return Wrong(Flaw.UNEXPECTED, self.here.at, self.here.text)

    def comparison(self) -> Part:
        left = self.sum()
        if not self.is_sign(*COMPARING):
            return left
        made = Pair(self.next().text, left, self.sum())
        if self.is_sign(*COMPARING):
            raise Wrong(Flaw.CHAIN, self.here.at, self.here.text)
        return made

    def sum(self) -> Part:
        left = self.product()
        while self.is_sign("+", "-"):
            left = Pair(self.next().text, left, self.product())
        return left

    def product(self) -> Part:
        left = self.signed()
        while self.is_sign("*", "/"):
            left = Pair(self.next().text, left, self.signed())
        return left

    def signed(self) -> Part:
        if self.is_sign("-"):
            self.deeper(self.next())
            made = Negative(self.signed())
            self.depth -= 1
            return made
        return self.atom()

    def deeper(self, token: Token) -> None:
        self.depth += 1
        if self.depth > DEEPEST:
            raise Wrong(Flaw.DEEP, token.at, token.text)

    def atom(self) -> Part:
        token = self.here
        if token.kind == "number":
            return Number(_number(self.next().text))
        if token.kind == "name":
            return self.figure()
        if token.kind == "word":
            return self.call()
        if self.is_sign("("):
            return self.bracket(self.next())[0]
        raise self.unexpected()

    def figure(self) -> Part:
        path, _at, period = self.next().text.partition("@")
        name = Name(path.lower(), period.upper() if "-" in period else period.lower())
        self.names.add(name)
        return Figure(name)

    def call(self) -> Part:
        token = self.next()
        if token.text not in FUNCTIONS:
            raise Wrong(Flaw.FUNCTION, token.at, token.text)
        if not self.is_sign("("):
            raise self.unexpected()
        return Call(token.text, tuple(self.bracket(self.next(), many=True)))

    def bracket(self, opened: Token, *, many: bool = False) -> list[Part]:
        """What stands in the brackets; for min and max several, by commas."""
        self.deeper(opened)
        parts = [self.comparison()]
        while many and self.is_sign(","):
            self.next()
            parts.append(self.comparison())
        if not self.is_sign(")"):
            raise Wrong(Flaw.OPEN, opened.at, opened.text) if self.here.kind == "end" else self.unexpected()
        self.next()
        self.depth -= 1
        return parts


def _number(text: str) -> Fraction:
    return Fraction(text[:-1]) / 100 if text.endswith("%") else Fraction(text)

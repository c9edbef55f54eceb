"""A formula says what it says in arithmetic; what it cannot know is no data, never nought; nothing in it can run."""

import contextlib
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shangliang.compute.formula import Flaw, Lack, Name, Wrong, read, work

FIGURES = {"matters.closed": Fraction(3), "matters.raised": Fraction(4), "rooms.none": Fraction(0)}


def ask(name):
    return FIGURES.get(name.path, Lack.UNKNOWN)


def value(text):
    return work(read(text), ask).value


@pytest.mark.parametrize(
    ("text", "result"),
    [
        ("1 + 2 * 3", 7),
        ("(1 + 2) * 3", 9),
        ("7 - 2 - 1", 4),
        ("8 / 2 / 2", 2),
        ("--2", 2),
        ("2 * -3", -6),
        ("matters.closed / matters.raised", Fraction(3, 4)),
        ("min(3, 1, 2) + max(1, matters.raised)", 5),
        ("matters.closed >= 3", 1),
        ("matters.closed <> 3", 0),
        ("（１＋２）×３÷9", 1),
        ("90%", Fraction(9, 10)),
        ("0.1 + 0.2", Fraction(3, 10)),
        ("1 + 1 < 3", 1),
    ],
)
def test_it_says_what_arithmetic_says(text, result):
    assert value(text) == result


@pytest.mark.parametrize(
    ("text", "lack", "name"),
    [
        ("matters.closed / rooms.none", Lack.ZERO, ""),
        ("0 * (1 / 0)", Lack.ZERO, ""),
        ("max(1, nothing.here)", Lack.UNKNOWN, "nothing.here"),
        ("nothing.here@2023-q1 > 0", Lack.UNKNOWN, "nothing.here@2023-Q1"),
    ],
)
def test_what_it_cannot_know_is_no_data_with_its_cause(text, lack, name):
    found = work(read(text), ask)
    assert (found.value, found.lack, found.name) == (None, lack, name)


@pytest.mark.parametrize(
    ("text", "flaw", "at"),
    [
        ("", Flaw.EMPTY, 0),
        ("  ", Flaw.EMPTY, 0),
        ("1 +", Flaw.ENDS, 4),
        ("1 2", Flaw.UNEXPECTED, 3),
        ("(1", Flaw.OPEN, 1),
        ("1 < 2 < 3", Flaw.CHAIN, 7),
        ("sum(1, 2)", Flaw.FUNCTION, 1),
        ("__import__('os')", Flaw.SIGN, 12),
        ("exec", Flaw.FUNCTION, 1),
        ("2 ** 9", Flaw.UNEXPECTED, 4),
        ("1; 2", Flaw.SIGN, 2),
        ("1" * 16, Flaw.NUMBER, 1),
        ("1+" * 300 + "1", Flaw.LONG, 0),
        ("(" * 60 + "1" + ")" * 60, Flaw.DEEP, 41),
        ("-" * 60 + "1", Flaw.DEEP, 41),
        ("min()", Flaw.UNEXPECTED, 5),
        ("matters.__class__.x()", Flaw.UNEXPECTED, 20),
    ],
)
def test_what_is_wrong_is_said_with_its_place(text, flaw, at):
    with pytest.raises(Wrong) as wrong:
        read(text)
    assert wrong.value.flaw == flaw
    assert wrong.value.at == at or flaw == Flaw.SIGN


def test_it_names_the_figures_that_it_asks_for_each_once():
    asked = []
    formula = read("Matters.Closed@2023-q2 / matters.closed@2023-Q2 + rooms.in_use")
    assert formula.names == {Name("matters.closed", "2023-Q2"), Name("rooms.in_use")}
    work(formula, lambda name: asked.append(name) or Fraction(1))
    assert sorted(asked, key=str) == [Name("matters.closed", "2023-Q2"), Name("rooms.in_use")]


NUMBERS = st.integers(0, 999).map(lambda n: (str(n), Fraction(n)))
KNOWN = st.sampled_from([*FIGURES.items(), ("gone.away", None)])


def paired(children):
    """Two parts and a sign: what is written, and what it must give; None eats everything."""
    return st.tuples(children, st.sampled_from("+-*/<>"), children).map(_pair)


def _pair(made):
    (left, a), sign, (right, b) = made
    text = f"({left} {sign} {right})"
    if a is None or b is None or (sign == "/" and not b):
        return text, None
    done = {"+": a + b, "-": a - b, "*": a * b, "<": Fraction(a < b), ">": Fraction(a > b)}
    return text, done[sign] if sign in done else a / b


@given(st.recursive(NUMBERS | KNOWN, paired, max_leaves=12))
def test_any_tree_gives_what_exact_numbers_give_and_no_data_spreads(made):
    text, result = made
    assert value(text) == result


@given(st.text(alphabet="0123456789.+-*/()<>=,% minaxgroup_key@Q文；'\"[]{}:\0\n", max_size=60))
def test_rubbish_is_a_formula_or_refused_and_nothing_else(text):
    with contextlib.suppress(Wrong):
        found = work(read(text), ask)
        assert (found.value is None) == (found.lack is not None)

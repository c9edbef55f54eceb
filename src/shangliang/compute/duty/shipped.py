"""自带规则 · The rule sets of five places, as data, each with its source and with what the source leaves open."""

from functools import cache
from importlib import resources

from .reading import read
from .rules import Rules

SHIPPED = ("chaohu_like", "hefei", "jinan", "minhang", "tongcheng")


@cache
def shipped(key: str) -> Rules:
    return read(source(key))


def source(key: str) -> str:
    """The set as its file is written, to be changed into one's own."""
    if key not in SHIPPED:
        raise KeyError(key)
    return resources.files(__package__).joinpath("sets", f"{key}.json").read_text(encoding="utf-8")

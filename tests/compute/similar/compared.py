"""对照 · The method beside a search for the title and bare TF-IDF on the half of the pairs that nothing was tuned on.

python -m tests.compute.similar.compared     prints the table of docs/similar.md
"""

from collections import Counter
from math import log, sqrt
from pathlib import Path

from shangliang.compute.gist import Gist, gist
from shangliang.compute.likeness import SAME, likeness
from shangliang.compute.terms import COMMON, index_terms, segment

HERE = Path(__file__).parent
LEAST = 0.8  # precision


def pairs(half: int) -> list[tuple[bool, str, str, str]]:
    """(the same, kind, one, other): every second pair of each file, 0: tuned on, 1: reported on."""
    return [
        (same, *line.split("\t"))
        for name, same in (("same", True), ("other", False))
        for line in (HERE / f"{name}.tsv").read_text(encoding="utf-8").splitlines()[half::2]
    ]


def by_method(one: str, other: str) -> float:
    return likeness(gist(one), gist(other))


def without_groups(one: str, other: str) -> float:
    """The same without the words of the field that mean the same."""
    return likeness(*(_bare(gist(text)) for text in (one, other)))


def _bare(found: Gist) -> Gist:
    return Gist({term: weight for term, weight in found.things.items() if not term.startswith("#")}, found.places)


def title_search(one: str, other: str) -> float:
    """The share of a text's words that a search finds in the other one; the search itself wants all of them (1.0)."""
    words = [word for word in dict.fromkeys(segment(one)) if word not in COMMON]
    return sum(word in set(index_terms(other)) for word in words) / len(words)


def tf_idf(one: str, other: str) -> float:
    """The cosine of words weighed by how rare they are among all 600 texts."""
    left, right = (_weights(text) for text in (one, other))
    shared = sum(left[w] * right[w] for w in sorted(left.keys() & right.keys()))
    return shared / sqrt(sum(v * v for v in left.values()) * sum(v * v for v in right.values()))


def _weights(text: str) -> dict[str, float]:
    return {word: number * log(601 / _held()[word]) for word, number in Counter(segment(text)).items()}


def _held(_known={}) -> Counter:  # noqa: B006 — counted once
    if not _known:
        texts = [text for half in (0, 1) for _same, _kind, *both in pairs(half) for text in both]
        _known[0] = Counter(word for text in texts for word in set(segment(text)))
    return _known[0]


METHODS = {
    "a search that wants all words of the text": title_search,
    "bare TF-IDF over words": tf_idf,
    "`compute/likeness` without its groups of words": without_groups,
    "`compute/likeness`": by_method,
}


def tuned(score) -> float:
    """The threshold with most recall at the precision that is asked for, on the first half; else the most precise one."""
    found = [(score(one, other), same) for same, _kind, one, other in pairs(0)]
    levels = sorted({value for value, _same in found if value > 0})
    good = [(level, *_figures(found, level)) for level in levels]
    enough = [row for row in good if row[2] >= LEAST]
    return (
        max(enough, key=lambda row: (row[1], row[0]))[0] if enough else max(good, key=lambda row: (row[2], row[1]))[0]
    )


def reported(score, least: float) -> tuple[float, float]:
    """(recall, precision) on the other half."""
    return _figures([(score(one, other), same) for same, _kind, one, other in pairs(1)], least)


def _figures(found, least: float) -> tuple[float, float]:
    told = [same for value, same in found if value >= least]
    return sum(told) / sum(same for _value, same in found), sum(told) / len(told) if told else 0.0


def kinds() -> dict[str, float]:
    """By kind of pair: the share that the method judges rightly."""
    right: dict[str, list[bool]] = {}
    for same, kind, one, other in pairs(1):
        right.setdefault(kind, []).append((by_method(one, other) >= SAME) == same)
    return {kind: sum(judged) / len(judged) for kind, judged in right.items()}


def table() -> str:
    lines = ["| method | threshold | recall | precision |", "|---|---|---|---|"]
    for name, score in METHODS.items():
        least = SAME if score is by_method else 1.0 if score is title_search else tuned(score)
        recall, precision = reported(score, least)
        lines.append(f"| {name} | {least:.3f} | {recall:.2f} | {precision:.2f} |")
    return "\n".join(lines)


if __name__ == "__main__":
    print(table())  # noqa: T201 — its output
    print({kind: round(share, 2) for kind, share in kinds().items()})  # noqa: T201 — the same

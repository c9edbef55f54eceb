"""结果文件 · `pairs.csv` with the reason for every pair, and `report.json` with what the plan is worth."""

import csv
import io
import json
from collections import Counter
from itertools import pairwise
from typing import Any

import numpy as np

from shangliang.compute.pair import Pairing, Why, why
from shangliang.kit.cells import safe

from .telling import Teller


def pairs_csv(found: Pairing, told: list[Why]) -> str:
    """`person,helper,reason` in the order of ids; the helper is empty for whoever has none."""
    teller = Teller(found.choices)
    sentences = [(each, teller.reason(each)) for each in told]
    lines = sorted((person.id, each.helper, said) for each, said in sentences for person in each.family.people)
    out = io.StringIO()
    rows = csv.writer(out, lineterminator="\n")
    rows.writerow(["person", "helper", "reason"])
    rows.writerows((safe(person), safe(helper), said) for person, helper, said in lines)
    return out.getvalue()


def report_json(found: Pairing, told: list[Why], seconds: float) -> str:
    return json.dumps(as_dict(found, told, seconds), ensure_ascii=False, indent=1, allow_nan=False) + "\n"


def as_dict(found: Pairing, told: list[Why], seconds: float) -> dict[str, Any]:
    """Keys are only ever added. A share has its numerator and denominator beside it."""
    people = sum(len(each.family.people) for each in told)
    paired = sum(len(each.family.people) for each in told if each.helper)
    loads = np.bincount(found.helper[found.helper >= 0], minlength=len(found.helpers))
    changes = Counter[str]()
    for each in told:
        changes[each.change.value] += len(each.family.people)
    return {
        "people": people,
        "households": len(told),
        "helpers": len(found.helpers),
        "paired": paired / people,
        "paired_of": [paired, people],
        "unassigned": sorted(person.id for each in told if not each.helper for person in each.family.people),
        "order": found.order.value,
        "load": {"least": int(loads.min()), "most": int(loads.max()), "squares": int(np.square(loads).sum())},
        "difficulty_squares": _difficulty(found),
        "rank_shortfall": sum(max(each.family.hardest - each.rank, 0) for each in told if each.helper),
        "changes": dict(sorted(changes.items())),
        "metres": int(found.metres.sum()),
        "proof": {
            "parts": found.effort.parts,
            "distance": "near" if found.effort.near else "proved",
            "rounds": found.effort.rounds,
        },
        "seconds": round(seconds, 3),
    }


def _difficulty(found: Pairing) -> int:
    """The sum over levels above the lowest of the squares of the households at or above it, times the level's gap."""
    difficulty = np.array([family.difficulty for family in found.families])
    levels = np.unique(difficulty)
    total = 0
    for below, level in pairwise(levels):
        at = found.helper[(found.helper >= 0) & (difficulty >= level)]
        total += int(level - below) * int(np.square(np.bincount(at, minlength=1)).sum())
    return total


def told(found: Pairing) -> list[Why]:
    return list(why(found))

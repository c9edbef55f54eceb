"""Our pairing in a process of its own: CPU as JSON. Imports are not counted.

python pair_ours.py PEOPLE HELPERS CAPACITY ROUNDS          all aims
python pair_ours.py PEOPLE HELPERS CAPACITY ROUNDS plain    rank ignored
python pair_ours.py PEOPLE HELPERS CAPACITY ROUNDS leave    again, after every twentieth helper has left
"""

import json
import statistics
import sys
import time
from dataclasses import replace

import numpy as np
from pair_world import world

from shangliang.compute.pair import Choices, Rank, pair


def main(people: int, helpers: int, capacity: int, rounds: int, kind: str = "") -> None:
    who, those = world(people, helpers, capacity)
    choices, before = Choices(rank=Rank.IGNORED if kind == "plain" else Rank.PREFERRED), {}
    if kind == "leave":
        before = pair(who, those, choices).pairs
        who = [replace(person, helper=before[person.id]) for person in who]
        those = [helper for place, helper in enumerate(those) if place % 20]
    took = []
    for _round in range(rounds):
        begun = time.process_time()
        found = pair(who, those, choices)
        took.append(time.process_time() - begun)
    loads = np.bincount(found.helper[found.helper >= 0], minlength=len(those))
    there = {helper.id for helper in those}
    told = {
        "cpu": statistics.median(took),
        "metres": int(found.metres.sum()),
        "paired": sum(bool(helper) for helper in found.pairs.values()),
        "least": int(loads.min()),
        "most": int(loads.max()),
        "must": sum(helper not in there for helper in before.values()),
        "changed": sum(found.pairs[person] != helper for person, helper in before.items()),
    }
    print(json.dumps(told))


if __name__ == "__main__":
    main(*map(int, sys.argv[1:5]), *sys.argv[5:])

"""The peer: haversine for all pairs and SciPy's dense assignment, in a process of its own. Knows nothing of ours but the places.

python pair_peer.py COUNT
"""

import json
import statistics
import sys
import time

import numpy as np
from pair_world import places
from scipy.optimize import linear_sum_assignment

ROUNDS = 3


def metres(homes, seats):
    a, b = np.radians(np.array(homes))[:, None], np.radians(np.array(seats))
    north, east = np.sin((a[..., 0] - b[:, 0]) / 2), np.sin((a[..., 1] - b[:, 1]) / 2)
    return np.rint(2 * 6_371_008.8 * np.arcsin(np.sqrt(north**2 + np.cos(a[..., 0]) * np.cos(b[:, 0]) * east**2)))


def main(count: int) -> None:
    homes, seats = places(count, count)
    took = []
    for _round in range(ROUNDS):
        begun = time.process_time()
        table = metres(homes, seats)
        found = linear_sum_assignment(table)
        took.append(time.process_time() - begun)
    print(json.dumps({"cpu": statistics.median(took), "metres": int(table[found].sum())}))


if __name__ == "__main__":
    main(int(sys.argv[1]))

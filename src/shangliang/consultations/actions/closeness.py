"""一致与不同 · Which statements people agree on, and which are still to be talked over (opinion-map.md 8)."""

from math import sqrt

from shangliang.compute.discreet import Kind, Shares

SURE = 1.2816  # one-sided 90 %
MOST = 5
SILENT = frozenset({Kind.FEW})


def lists(said: dict[str, list[int]], shown: dict[int, Shares]) -> dict:
    """{"together": [[number, side], ...], "talk": [number, ...]}, the surest and the closest first."""
    together, talk = [], []
    for number, found in shown.items():
        agree, disagree, unsure = said[str(number)]
        n = agree + disagree + unsure
        if found.kind in SILENT:
            continue
        side, held = ("agree", agree) if agree >= disagree else ("disagree", disagree)
        share, z = (held + 1) / (n + 2), 2 * sqrt(n + 1) * ((held + 1) / (n + 1) - 0.5)
        if share > 0.5 and z > SURE:
            together.append((-share * z, number, side))
        else:
            talk.append((abs(agree - disagree) / n, number))
    return {
        "together": [[number, side] for _rank, number, side in sorted(together)][:MOST],
        "talk": [number for _rank, number in sorted(talk)],
    }

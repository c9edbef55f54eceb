"""开签 · From a folder that `shangliang draw` wrote and a public seed to panel.csv; each run is kept, a second one is seen to be one."""

import csv
from collections import defaultdict
from pathlib import Path
from typing import NamedTuple

from shangliang.compute.draw.picking import pick
from shangliang.kit.opinion_map.refused import Unreadable, whole
from shangliang.kit.say import _, say

from .outputs import sha, text

APART = ("id", "seat", "household")


class Picked(NamedTuple):
    ticket: int
    tickets: int
    panel: list[str]
    run: int
    files: dict[str, str]


def picked(folder: Path, seed: str) -> Picked:
    if not seed:
        raise Unreadable(say(_("种子是空的。请填当众产生的那一串字。")))
    commitment = _commitment(folder)
    lottery = [row["ids"].split() for row in _table(folder / "lottery.csv")]
    pool = {row["id"]: row for row in _table(folder / "pool.csv")}
    ticket, others = pick(seed, commitment, len(lottery), list(pool), lottery)
    panel = lottery[ticket - 1]
    runs = _runs(folder)
    picks = text([("run", "seed", "ticket"), *runs, (len(runs) + 1, seed, ticket)])
    files = {"panel.csv": _panel(panel, others, pool), "picks.csv": picks}
    return Picked(ticket, len(lottery), panel, len(runs) + 1, files)


def _commitment(folder: Path) -> str:
    """The last line of commitment.txt, if the files are still what it says."""
    path = folder / "commitment.txt"
    if not path.is_file():
        raise Unreadable(say(_("没有这个文件：%(path)s")) % {"path": path})
    body, _word, own = path.read_text(encoding="utf-8").rpartition("commitment ")
    facts = dict(line.split(" ", 1) for line in body.splitlines() if " " in line)
    if sha(body) != own.strip():
        raise whole(path, say(_("被改过，不能开签。")))
    for name in ("pool", "quotas", "lottery"):
        file = folder / f"{name}.csv"
        if not file.is_file() or sha(file.read_bytes().decode("utf-8", "replace")) != facts.get(name):
            raise whole(file, say(_("与承诺不符，不能开签。")))
    return own.strip()


def _table(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _panel(panel: list[str], others: list[str], pool: dict[str, dict[str, str]]) -> str:
    """Who is seated, then the alternates of each stratum (all features equal): their rank in it, and in the whole order."""
    rows: list[tuple[str | int, ...]] = [("id", "role", "stratum", "rank", "order")]
    rows += [
        (name, "fixed" if pool[name]["seat"] == "fixed" else "panel", stratum(pool[name]), "", "") for name in panel
    ]
    strata = defaultdict(list)
    for order, name in enumerate(others, 1):
        strata[stratum(pool[name])].append((name, order))
    for place in sorted(strata):
        rows += [(name, "alternate", place, rank, order) for rank, (name, order) in enumerate(strata[place], 1)]
    return text(rows)


def stratum(row: dict[str, str]) -> str:
    return " ".join(value for key, value in row.items() if key not in APART)


def _runs(folder: Path) -> list[tuple[str, ...]]:
    path = folder / "picks.csv"
    return [tuple(row.values()) for row in _table(path)] if path.is_file() else []

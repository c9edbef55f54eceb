"""结果文件 · What a draw is written to. Everything is in the order of ids: the same draw, the same bytes."""

import csv
import hashlib
import io
import json
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from shangliang.compute.draw import Draw, Impossible, Limit, Person, Quota
from shangliang.kit.cells import safe

from . import verify_draw as verifier
from .telling import conflict_words, name_of

VERSION = 2  # 1 did not say who is on no ticket
DIGITS = 12


def files(found: Draw, seconds: float, page: str, left_out: int) -> dict[str, str]:
    made = tables(found)
    return {
        **made,
        "probabilities.csv": text([("id", "probability"), *chances(found)]),
        "commitment.txt": commitment(found, made),
        "report.json": dumped(as_dict(found, seconds, left_out)),
        "report.html": page,
        "verify_draw.py": Path(verifier.__file__).read_text(encoding="utf-8"),
    }


def tables(found: Draw) -> dict[str, str]:
    """What the commitment is about."""
    return {
        "pool.csv": pool_csv(found),
        "quotas.csv": quotas_csv(found),
        "lottery.csv": text([("ticket", "ids"), *((n, " ".join(ids)) for n, ids in enumerate(found.ids, 1))]),
    }


def text(rows: Iterable[Sequence[Any]]) -> str:
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerows(rows)
    return out.getvalue()


def chances(found: Draw) -> list[tuple[str, str]]:
    drawn = [(person.id, _digits(chance)) for person, chance in zip(found.people, found.chances, strict=True)]
    return sorted([*drawn, *((person.id, "1") for person in found.fixed)])


def _digits(value: float) -> str:
    return f"{min(max(float(value), 0.0), 1.0):.{DIGITS}f}".rstrip("0").rstrip(".")


def pool_csv(found: Draw) -> str:
    """`id,seat,household` and the features that quotas speak of: addresses are numbers here, and only where two live together."""
    features = sorted({feature for quota in found.quotas for feature, _value in quota.cells})
    everybody = sorted([*found.people, *found.fixed], key=lambda person: person.id)
    seated = {person.id for person in found.fixed}
    homes = _homes(everybody)
    rows = [
        (each.id, "fixed" if each.id in seated else "drawn", homes.get(each.household, ""), *(safe(each.features.get(f, "")) for f in features))
        for each in everybody
    ]  # fmt: skip
    return text([("id", "seat", "household", *map(safe, features)), *rows])


def _homes(everybody: list[Person]) -> dict[str, str]:
    count = Counter(person.household for person in everybody if person.household)
    shared = dict.fromkeys(person.household for person in everybody if count[person.household] > 1)
    return {name: f"h{n}" for n, name in enumerate(shared, 1)}


def quotas_csv(found: Draw) -> str:
    rows = [(*_cells(quota), quota.least, _most(quota, found.choices.seats)) for quota in found.quotas]
    return text([("feature", "value", "min", "max"), *rows])


def _cells(quota: Quota) -> tuple[str, str]:
    return safe("&".join(f for f, _v in quota.cells)), safe("&".join(v for _f, v in quota.cells))


def _most(quota: Quota, seats: int) -> int:
    return seats if quota.most is None else quota.most


def commitment(found: Draw, made: dict[str, str]) -> str:
    """What is published before the seed is made; its last line stands for all lines above it."""
    lines = [
        f"shangliang-draw {VERSION}",
        *(f"{name.removesuffix('.csv')} {sha(made[name])}" for name in ("pool.csv", "quotas.csv")),
        f"seats {found.choices.seats}",
        f"per_household {found.choices.per_household}",
        f"algorithm {found.choices.aim.value}",
        f"tickets {found.choices.tickets}",
        f"lottery {sha(made['lottery.csv'])}",
        *([f"no_ticket {' '.join(apart)}"] if (apart := on_no_ticket(found)) else []),
    ]
    return "\n".join([*lines, f"commitment {sha(chr(10).join(lines) + chr(10))}"]) + "\n"


def on_no_ticket(found: Draw) -> list[str]:
    """They are alternates too: whoever has only the tickets and the commitment gets the same order of alternates by this."""
    drawn = set(found.tickets.ravel().tolist())
    return sorted(person.id for at, person in enumerate(found.people) if at not in drawn)


def sha(written: str) -> str:
    return hashlib.sha256(written.encode()).hexdigest()


def dumped(told: dict[str, Any]) -> str:
    return json.dumps(told, ensure_ascii=False, indent=1, allow_nan=False) + "\n"


def as_dict(found: Draw, seconds: float, left_out: int = 0) -> dict[str, Any]:
    """Keys are only ever added. Chances are of those who are drawn; who has a seat or can not be drawn is not counted in."""
    never = {person.id for person in found.never}
    able = np.array([c for p, c in zip(found.people, found.chances, strict=True) if p.id not in never] or [1.0])
    drawn = np.bincount(found.tickets.ravel(), minlength=len(found.people)) / found.choices.tickets
    off = np.abs(drawn - found.chances)
    told = found.certificate
    return {
        "seats": found.choices.seats,
        "people": len(found.people) + len(found.fixed),
        "types": found.types,
        "min_probability": round(told.lowest, DIGITS),
        "max_probability": round(float(able.max()), DIGITS),
        "gini": round(gini(able), 6),
        "bound": round(told.bound, DIGITS),
        "gap": round(told.gap, DIGITS) if told.gap > 1e-10 else 0.0,
        "proved": told.proved,
        "seconds": round(seconds, 3),
        "all_levels_proved": told.complete,
        "algorithm": found.choices.aim.value,
        "fixed": len(found.fixed),
        "left_out": left_out,
        "never_drawn": sorted(never),
        "tickets": found.choices.tickets,
        "lottery": {
            "min_probability": float(min((c for p, c in zip(found.people, drawn, strict=True) if p.id not in never), default=1.0)),
            "largest_difference": round(float(off.max(initial=0)), 6),
        },
    }  # fmt: skip


def gini(values: Any) -> float:
    order = np.sort(values)
    count = len(order)
    return float((2 * np.arange(1, count + 1) - count - 1) @ order / (count * order.sum())) if order.sum() else 0.0


def refused(why: Impossible, seats: int, people: int, seconds: float) -> dict[str, Any]:
    reason = why.reason
    return {
        "seats": seats,
        "people": people,
        "infeasible": True,
        "conflict": [_limit(limit) for limit in reason.conflict],
        "relaxation": [{**_limit(change.limit), "to": change.to} for change in reason.relaxation],
        "within_flex": reason.within_flex,
        "household": reason.household,
        "words": conflict_words(reason, seats, people),
        "seconds": round(seconds, 3),
    }


def _limit(limit: Limit) -> dict[str, Any]:
    feature, value = ("&".join(part) for part in zip(*limit.quota.cells, strict=True))
    return {
        "feature": feature,
        "value": value,
        "side": limit.side,
        "limit": limit.value,
        "people": limit.there,
        "name": name_of(limit.quota),
    }

"""结果文件 · What a map is written to: `labels.csv`, `map.json` and `report.html`, all of them or none."""

import csv
import io
import json
import os
from collections.abc import Mapping
from math import isnan
from pathlib import Path
from typing import Any

from shangliang.compute.opinion_map import AGREE, OpinionMap, wilson
from shangliang.kit.say import _, say

from .refused import Unreadable

SIDES = {AGREE: "agree", -AGREE: "disagree"}
DIGITS = 6


def labels_csv(found: OpinionMap) -> str:
    """`participant,group`: the group is empty for whoever is in none."""
    out = io.StringIO()
    rows = csv.writer(out, lineterminator="\n")
    rows.writerow(["participant", "group"])
    rows.writerows(
        (who, group if group >= 0 else "") for who, group in zip(found.participants, found.labels, strict=True)
    )
    return out.getvalue()


def map_json(found: OpinionMap, seconds: float) -> str:
    return json.dumps(as_dict(found, seconds), ensure_ascii=False, indent=1, allow_nan=False) + "\n"


def as_dict(found: OpinionMap, seconds: float) -> dict[str, Any]:
    """Keys are only ever added. Groups are given even where they are not to be shown: see `stability`."""
    return {
        "participants": len(found.participants),
        "statements": len(found.statements),
        "votes": found.views,
        "grouped": int((found.labels >= 0).sum()),
        "groups": [_group(group) for group in found.groups],
        "consensus": [
            {**_side(each), "group_aware": _round(each.group_aware), "z": _round(each.z)} for each in found.consensus
        ],
        "divisive": [_divisive(each) for each in found.divisive],
        "stability": {
            "median_ari": _round(found.stability.median_ari),
            "stable": found.stable,
            "reason": found.doubt.value,
            "aris": [_round(ari) for ari in found.stability.aris],
        },
        "components": len(found.components.axes),
        "seconds": round(seconds, 3),
        "explained": [_round(share) for share in found.components.explained],
        "silhouettes": {str(k): _round(value) for k, value in found.silhouettes.items()},
        "per_statement": _statements(found),
    }


def write(folder: Path, files: Mapping[str, str]) -> None:
    """Everything beside its place first, then all of it moved: a fault on the way leaves nothing half written."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        waiting = {folder / name: folder / f".{name}.{os.getpid()}" for name in files}
        try:
            for place, beside in waiting.items():
                beside.write_text(files[place.name], encoding="utf-8")
            for place, beside in waiting.items():
                beside.replace(place)
        finally:
            for beside in waiting.values():
                beside.unlink(missing_ok=True)
    except OSError as error:
        said = say(_("写不进文件夹 %(folder)s：%(reason)s")) % {"folder": folder, "reason": error.strerror}
        raise Unreadable(said) from error


def _group(group) -> dict[str, Any]:
    cared = [{**_side(each), "z": _round(each.z)} for each in group.representative]
    return {"group": group.number, "size": group.size, "centre": _rounded(group.centre), "representative": cared}


def _side(each) -> dict[str, Any]:
    return {
        "statement": each.statement,
        "side": SIDES[each.side],
        "share": _round(each.share),
        "interval": _rounded(each.interval),
        "seen": each.seen,
    }


def _divisive(each) -> dict[str, Any]:
    return {
        "statement": each.statement,
        "agree": _round(each.agree),
        "disagree": _round(each.disagree),
        "interval": _rounded(each.interval),
        "seen": each.seen,
        "gap": _round(each.gap),
        "disagree_interval": _rounded(each.disagree_interval),
    }


def _statements(found: OpinionMap) -> list[dict[str, Any]]:
    """Every statement, in the order of its number: counts over all, and what the map makes of it."""
    agreed, disagreed, seen = (table[0].tolist() for table in found.everyone)
    columns = {
        "statement": found.statements.tolist(),
        "moderated": found.moderated.tolist(),
        "agree": agreed,
        "disagree": disagreed,
        "seen": seen,
        "mean": _rounded(found.components.means),
        "group_aware_agree": _rounded(found.group_aware[0]),
        "group_aware_disagree": _rounded(found.group_aware[1]),
        "bridging": _rounded(found.bridging if found.bridging is not None else [None] * len(seen)),
        "extremity": _rounded(found.extremity),
        "priority": _rounded(found.priority),
        "axes": [_rounded(column) for column in found.components.axes.T],
        "agree_interval": _ends(wilson(agreed, seen)),
        "disagree_interval": _ends(wilson(disagreed, seen)),
        "bridging_interval": _ends(found.bridging_interval) if found.bridging_interval else [None] * len(seen),
        "group_aware_agree_interval": _ends(found.group_aware_interval[0]),
        "group_aware_disagree_interval": _ends(found.group_aware_interval[1]),
    }
    return [dict(zip(columns, row, strict=True)) for row in zip(*columns.values(), strict=True)]


def _ends(interval) -> list[list[float | None]]:
    """Of every statement, the lower and the upper end."""
    return [_rounded(pair) for pair in zip(*interval, strict=True)]


def _rounded(values) -> list[float | None]:
    return [_round(value) for value in values]


def _round(value: Any) -> float | None:
    """None for what is not known."""
    return None if value is None or isnan(value) else round(float(value), DIGITS)

"""来源 · POOL, QUOTAS, FIXED and WITHOUT as files: what each may hold, and where one does not.

A feature of QUOTAS is a column of POOL, or several joined by & (性别&利害关系, with the value 女&有): a compound quota.
"""

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from shangliang.compute.draw import Person, Quota
from shangliang.compute.draw.addresses import same
from shangliang.kit.cells import STARTS
from shangliang.kit.opinion_map.refused import at_line, whole
from shangliang.kit.pair.sheets import table
from shangliang.kit.say import _, say

LONGEST, SHOWN, MOST = 64, 20, 100_000
JOINED = "&"
APART = ("seat", "household")  # columns of pool.csv that are no features
LIMITS = ("min", "max", "min_flex", "max_flex")

Seen = dict[str, int]


@dataclass(frozen=True)
class Rows:
    """The rows of a file by the names of its columns, with the line of each."""

    path: Path
    names: tuple[str, ...]
    rows: tuple[tuple[int, dict[str, str]], ...]


def read(path: Path, needed: Iterable[str]) -> Rows:
    names, found = table(path)
    names = [plain(name) for name in names]
    names = ["id" if name.lower() == "id" else name for name in names]
    for name in needed:
        if name not in names:
            raise whole(path, say(_("缺少 %(column)s 列。")) % {"column": name})
    rows = tuple((line, dict(zip(names, map(plain, cells), strict=True))) for line, cells in found)
    if not rows:
        raise whole(path, say(_("里面一行也没有。")))
    return Rows(path, tuple(names), rows)


def plain(text: str) -> str:
    """One form for full and half width: 男 and a 男 with a blank behind it are the same value."""
    return unicodedata.normalize("NFKC", text).strip()


def read_quotas(path: Path, pool: Rows) -> tuple[list[Quota], dict[Quota, float]]:
    """The quotas, and of each how many live there, where a column `population` says so."""
    found, population, seen = [], {}, Seen()
    rows = read(path, ("feature", "value", "min", "max"))
    for line, cells in rows.rows:
        quota = _quota(rows, line, cells, pool)
        name = JOINED.join(f"{feature}={value}" for feature, value in quota.cells)
        if name in seen:
            said = say(_("%(quota)s 在第 %(line)d 行已经有了。"))
            raise at_line(path, line, said % {"quota": name, "line": seen[name]})
        seen[name] = line
        found.append(quota)
        if cells.get("population"):
            population[quota] = float(_number(rows, line, "population", cells["population"], most=10**9))
    return found, population


def _quota(rows: Rows, line: int, cells: dict[str, str], pool: Rows) -> Quota:
    feature, value = cells["feature"], cells["value"]
    features = [feature] if feature in pool.names else [part.strip() for part in feature.split(JOINED)]
    values = [value] if len(features) == 1 else [part.strip() for part in value.split(JOINED)]
    for name in features:
        if name not in pool.names or name == "id":
            said = say(_("%(pool)s 里没有“%(feature)s”这一列。"))
            raise at_line(rows.path, line, said % {"pool": pool.path.name, "feature": name[:SHOWN]})
        if name in APART:
            raise at_line(rows.path, line, say(_("列名“%(name)s”留作他用，请换一个。")) % {"name": name})
    if len(features) != len(values):
        said = say(_("“%(feature)s”有 %(features)d 项，“%(value)s”有 %(values)d 项，应当一样多。"))
        told = {"feature": feature, "value": value, "features": len(features), "values": len(values)}
        raise at_line(rows.path, line, said % told)
    least, most, least_flex, most_flex = (
        _number(rows, line, name, cells[name]) if cells.get(name) else None for name in LIMITS
    )
    quota = Quota(tuple(sorted(zip(features, values, strict=True))), least or 0, most, least_flex, most_flex)
    _ordered(rows, line, quota)
    return quota


def _ordered(rows: Rows, line: int, quota: Quota) -> None:
    """min_flex <= min <= max <= max_flex, as far as they are given."""
    order = [("min_flex", quota.least_flex), ("min", quota.least), ("max", quota.most), ("max_flex", quota.most_flex)]
    given = [(name, value) for name, value in order if value is not None]
    for (below, low), (above, high) in pairwise(given):
        if low > high:
            said = say(_("%(below)s（%(low)d）大于 %(above)s（%(high)d）。"))
            raise at_line(rows.path, line, said % {"below": below, "above": above, "low": low, "high": high})


def _number(rows: Rows, line: int, name: str, cell: str, most: int = MOST) -> int:
    if not (cell.isascii() and cell.isdigit() and len(cell) < 11 and int(cell) <= most):
        said = say(_("%(column)s 应为 %(least)d 到 %(most)d 的整数，这里是“%(cell)s”。"))
        raise at_line(rows.path, line, said % {"column": name, "least": 0, "most": most, "cell": cell[:SHOWN]})
    return int(cell)


def read_people(
    rows: Rows, quotas: list[Quota], household: str, known: dict[str, Person] | None = None
) -> list[Person]:
    """`known`: people of the pool, from whom a person of another file has whatever that file does not say."""
    if household and household not in rows.names and known is None:
        raise whole(rows.path, say(_("缺少 %(column)s 列。")) % {"column": household})
    values = _values(quotas)
    seen, found = Seen(), []
    for line, cells in rows.rows:
        name = _id(rows, line, cells["id"], seen)
        before = (known or {}).get(name)
        features = {}
        for feature in values:
            cell = cells.get(feature, "") or (before.features[feature] if before else "")
            if values[feature] and cell not in values[feature]:
                said = say(_("%(feature)s 是“%(cell)s”，名额里没有这一类。"))
                raise at_line(rows.path, line, said % {"feature": feature, "cell": cell[:SHOWN]})
            features[feature] = cell
        lives = same(cells.get(household, "")) or (before.household if before else "") if household else ""
        found.append(Person(name, features, lives))
    return found


def _values(quotas: list[Quota]) -> dict[str, set[str]]:
    """Of each feature what a plain quota speaks of; one that stands in compound quotas only may be anything."""
    found: dict[str, set[str]] = {feature: set() for quota in quotas for feature, _value in quota.cells}
    for quota in quotas:
        if len(quota.cells) == 1:
            found[quota.cells[0][0]].add(quota.cells[0][1])
    return dict(sorted(found.items()))


def _id(rows: Rows, line: int, name: str, seen: Seen) -> str:
    if not name:
        raise at_line(rows.path, line, say(_("缺少编号 id。")))
    if len(name) > LONGEST or len(name.split()) != 1 or name.startswith(STARTS):
        said = say(_("编号“%(id)s”不能用：最多 %(most)d 个字，中间没有空格，不以 = + - @ 开头。"))
        raise at_line(rows.path, line, said % {"id": name[:SHOWN], "most": LONGEST})
    if name in seen:
        said = say(_("编号 %(id)s 在第 %(line)d 行已经有了。"))
        raise at_line(rows.path, line, said % {"id": name, "line": seen[name]})
    seen[name] = line
    return name


def read_ids(path: Path) -> set[str]:
    rows = read(path, ("id",))
    seen = Seen()
    return {_id(rows, line, cells["id"], seen) for line, cells in rows.rows}

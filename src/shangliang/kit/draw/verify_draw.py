"""验签 · Checks a public draw and repeats it: this one file, Python 3.8 or later, nothing to install, no network.

    python3 verify_draw.py DIR --seed TEXT > panel.csv

DIR holds what was published before the seed was made (commitment.txt, lottery.csv, and pool.csv, quotas.csv,
probabilities.csv if they were). Standard output is the panel, the same bytes as panel.csv; standard error says what was
checked. Ends with 0 if everything holds, with 1 if something does not, with 2 if DIR can not be read.
"""

import argparse
import csv
import hashlib
import hmac
import sys
from pathlib import Path


def main():
    parser = argparse.ArgumentParser(description="抽签复核 · Checks a public draw and repeats it.")
    parser.add_argument("dir", type=Path)
    parser.add_argument("--seed", required=True, help="公开种子 · the public seed, as it was announced")
    options = parser.parse_args()
    try:
        faults, panel = verified(options.dir, options.seed.strip())
    except (OSError, ValueError, KeyError, IndexError, StopIteration) as error:
        say(f"读不懂 · can not be read: {error}")
        return 2
    sys.stdout.write(panel)
    for fault in faults:
        say("不符 · WRONG: " + fault)
    say(f"有 {len(faults)} 处不符 · faults: {len(faults)}" if faults else "全部相符 · everything holds")
    return 1 if faults else 0


def say(line):
    sys.stderr.write(line + "\n")


def verified(folder, seed):
    said = (folder / "commitment.txt").read_text(encoding="utf-8")
    facts = dict(line.split(" ", 1) for line in said.splitlines())
    faults = committed(folder, said, facts)
    lottery = [row["ids"].split() for row in table(folder / "lottery.csv")]
    if len(lottery) != int(facts["tickets"]):
        faults.append("签数与承诺不符 · not as many tickets as committed to")
    pool = {row["id"]: row for row in table(folder / "pool.csv")} if (folder / "pool.csv").exists() else {}
    faults += kept(folder, facts, lottery, pool)
    faults += promised(folder, lottery)
    everybody = {name for ids in lottery for name in ids} | set(facts.get("no_ticket", "").split())
    if pool and everybody != set(pool):
        if facts["shangliang-draw"] != "1":  # it did not say yet who is on no ticket
            faults.append("签和承诺里的人不是名单上的人 · tickets and commitment do not name the people of the pool")
        everybody = set(pool)
    ticket, others = picked(seed, facts["commitment"], lottery, everybody)
    say(f"签号 · ticket: {ticket + 1} / {len(lottery)}")
    panel = written(lottery[ticket], others, pool)
    there = folder / "panel.csv"
    if there.exists() and there.read_text(encoding="utf-8") != panel:
        faults.append("panel.csv 与这粒种子抽出的不同 · panel.csv is not what this seed draws")
    return faults, panel


def table(path):
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def sha(content):
    return hashlib.sha256(content).hexdigest()


def committed(folder, said, facts):
    """Whether the files are those that were promised, and the promise is the one that was published."""
    body, last, own = said.rpartition("commitment ")
    faults = [] if last and sha(body.encode()) == own.strip() else ["commitment.txt 被改过 · it was changed"]
    for name in ("pool", "quotas", "lottery"):
        path = folder / (name + ".csv")
        if not path.exists():
            say(f"没有 {path.name}，跳过 · not there, passed over")
        elif sha(path.read_bytes()) != facts[name]:
            faults.append(f"{path.name} 与承诺不符 · it is not what was committed to")
        else:
            say(f"{path.name} 与承诺相符 · as committed")
    return faults


def kept(folder, facts, lottery, pool):
    """Whether every ticket has all seats, keeps every quota and the rule of households, and seats who has a seat."""
    if not pool or not (folder / "quotas.csv").exists():
        return []
    quotas = []
    for row in table(folder / "quotas.csv"):
        feature, value = row["feature"], row["value"]
        pairs = (
            [(feature, value)]
            if feature in next(iter(pool.values()))
            else list(zip(feature.split("&"), value.split("&")))  # noqa: B905 - older Pythons know no strict=
        )
        members = {name for name, each in pool.items() if all(each[f] == v for f, v in pairs)}
        quotas.append((feature + " " + value, members, int(row["min"]), int(row["max"])))
    fixed = {name for name, row in pool.items() if row["seat"] == "fixed"}
    most, faults = int(facts["per_household"]), []
    for number, ids in enumerate(lottery, 1):
        here = set(ids)
        if len(ids) != int(facts["seats"]) or len(here) != len(ids) or not here <= set(pool) or not fixed <= here:
            faults.append(f"第 {number} 签席位不对 · the seats of this ticket are wrong")
        for name, members, low, high in quotas:
            if not low <= len(here & members) <= high:
                faults.append(f"第 {number} 签不合名额 {name} · this ticket breaks a quota")
        homes = [pool[name]["household"] for name in here - fixed if name in pool and pool[name]["household"]]
        seated = [pool[name]["household"] for name in fixed]
        if most and any(homes.count(home) + seated.count(home) > most for home in set(homes)):
            faults.append(f"第 {number} 签一户人太多 · too many of one household")
    if not faults:
        say(f"{len(lottery)} 张签都合席位和名额 · all tickets keep the seats and quotas")
    return faults[:20]


def promised(folder, lottery):
    """How far the tickets are from the probabilities that were promised."""
    path = folder / "probabilities.csv"
    if not path.exists():
        return []
    count = {}
    for ids in lottery:
        for name in ids:
            count[name] = count.get(name, 0) + 1
    rows = [(row["id"], float(row["probability"])) for row in table(path)]
    off = max((abs(count.get(name, 0) / len(lottery) - chance) for name, chance in rows), default=0)
    say(f"概率与签最多相差 {off:.6f} · tickets and probabilities differ by at most this")
    return (
        ["概率与签相差太多 · tickets are too far from the probabilities"] if off > max(0.01, 30 / len(lottery)) else []
    )


def stream(seed, commitment):
    block = 0
    while True:
        made = hmac.new(seed.encode(), f"{commitment}:{block}".encode(), hashlib.sha256).digest()
        for at in range(0, 32, 8):
            yield int.from_bytes(made[at : at + 8], "big")
        block += 1


def below(count, numbers):
    whole = 2**64 // count * count
    return next(number for number in numbers if number < whole) % count


def picked(seed, commitment, lottery, everybody):
    """The ticket, and everybody else in the order of alternates (Fisher and Yates, from the end)."""
    numbers = stream(seed, commitment)
    ticket = below(len(lottery), numbers)
    others = sorted(everybody - set(lottery[ticket]))
    for last in range(len(others) - 1, 0, -1):
        at = below(last + 1, numbers)
        others[last], others[at] = others[at], others[last]
    return ticket, others


def written(ids, others, pool):
    """panel.csv: who is seated, then the alternates by stratum (all features equal), each with its rank there and in all."""
    rows, ranks, strata = ["id,role,stratum,rank,order"], {}, {}
    for name in ids:
        role = "fixed" if pool and pool[name]["seat"] == "fixed" else "panel"
        rows.append(f"{quoted(name)},{role},{quoted(stratum(name, pool))},,")
    for order, name in enumerate(others, 1):
        place = stratum(name, pool)
        ranks[place] = ranks.get(place, 0) + 1
        strata.setdefault(place, []).append((ranks[place], order, name))
    for place in sorted(strata):
        for rank, order, name in strata[place]:
            rows.append(f"{quoted(name)},alternate,{quoted(place)},{rank},{order}")
    return "\n".join(rows) + "\n"


def stratum(name, pool):
    row = pool.get(name, {})
    return " ".join(value for key, value in row.items() if key not in ("id", "seat", "household"))


def quoted(cell):
    doubled = cell.replace('"', '""')
    return f'"{doubled}"' if any(char in cell for char in ',"\r\n') else cell


if __name__ == "__main__":
    sys.exit(main())

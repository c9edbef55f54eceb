"""样例 · A small Polis export (simulated), as the command finds it."""

import csv

import numpy as np

from tests.compute.opinion_map.rooms import village

TEXTS = ["上学、放学的路段先亮", "路灯夜里十二点以后可以关一半", "电费从村集体收入里出", "先装主路，<支路>明年再装"]
OUT = 5  # the statement that was moderated out


def text(number):
    return TEXTS[number] if number < len(TEXTS) else f"第 {number} 条（模拟）"


def write(path, rows):
    with path.open("w", newline="", encoding="utf-8") as file:
        csv.writer(file).writerows(rows)
    return path


def mark(value):
    return "" if np.isnan(value) else f"{value:.0f}"


def export(folder, people=60, statements=12, sides=2, **how):
    """Everything that an export holds; participants are numbered from 100, statements from 0. Returns the table."""
    folder.mkdir(parents=True, exist_ok=True)
    table, _side = village(people, statements, sides, **how)
    cells = [(s, p, table[p, s]) for s in range(statements) for p in range(people) if not np.isnan(table[p, s])]
    log = [[1_688_000_000_000 + n, "（时间）", s, 100 + p, mark(said)] for n, (s, p, said) in enumerate(cells)]
    write(folder / "votes.csv", [["timestamp", "datetime", "comment-id", "voter-id", "vote"], *log])
    heads = ["participant", "group-id", "n-comments", "n-votes", "n-agree", "n-disagree", *range(statements)]
    people_rows = [[100 + p, "", 0, 0, 0, 0, *map(mark, table[p])] for p in range(people)]
    write(folder / "participants-votes.csv", [heads, *people_rows])
    heads = ["timestamp", "datetime", "comment-id", "author-id", "agrees", "disagrees", "moderated", "comment-body"]
    said = [[0, "", s, 1, 0, 0, -1 if s == OUT else 1, text(s)] for s in range(statements)]
    write(folder / "comments.csv", [heads, *said])
    write(folder / "summary.csv", [["topic", "路灯怎么装（模拟）"], ["url", ""]])
    return table

"""台账的列 · Writes docs/ledgers.md from the code: what can be brought in as a table, under which headings, by whom.

python tools/ledgers.py > docs/ledgers.md
"""

import os

import django

HEAD = """# Ledgers in and out

Written by `python tools/ledgers.py > docs/ledgers.md` from the code; `tests/test_documents.py` holds it.

A table (xlsx, or csv in UTF-8 or GB18030) is read, its headings are guessed (the words below, alike ones, a title above, brackets
and asterisks ignored), and each row is judged by the rules of its noun: new, changed (with what stood there), unchanged, refused
(with what to do). Nothing is written before somebody confirms. Above `import.at_once` rows (a rule) the worker writes in
handfuls of 1,000, each whole in itself; a lost worker's successor goes on. A batch is undone as a whole, the last row first; what
later work rests on stays and says why. Every row goes by the same actions, rights and trail as by hand; one more row of the trail
tells of the file, by its SHA-256.

    shangliang ledger import KIND FILE --area CODE [--by LOGIN] [--dry-run] [--json]     ends with 1 where rows were refused
    shangliang ledger export KIND --area CODE --out FILE [--by LOGIN] [--reason WHY --note TEXT] [--agreed REF]

Columns that are sealed are veiled on the page and in the result for who may not read them. `*` must be filled. An exported ledger
has the same headings and can be brought in again. Sensitive columns leave in clear only for a reason, and above
`household.export_most` people only when a second person has agreed (`--agreed`, the request's number), once, within
`household.export_hours`; otherwise they are veiled. Each export stands in the trail; who took it and when stands on every page.
"""


def page() -> str:
    """The whole page; Django must be set up."""
    from shangliang.kit import importing

    found = sorted(importing.registered(), key=lambda one: one.name)
    return "\n".join([HEAD, *(_kind(one) for one in found)])


def _kind(one) -> str:
    from shangliang.kit.importing import SetImporter

    sets = "in sets" if isinstance(one, SetImporter) else "row by row"
    out = ", can be exported" if one.exports else ""
    lines = [
        f"## {one.word} `{one.name}`",
        "",
        f"{one.hint}",
        "",
        f"Needs `import.run` and `{one.ability}`; written {sets}{out}.",
        "",
    ]
    lines += ["| column | headings | |", "|---|---|---|"]
    lines += [f"| `{c.name}`{'*' if c.required else ''} | {'、'.join(c.words)} | {_notes(c)} |" for c in one.columns]
    return "\n".join([*lines, ""])


def _notes(column) -> str:
    kinds = {"code": "as text", "day": "a day", "yes": "是 or 否"}
    return ", ".join(filter(None, (kinds.get(column.kind, ""), "veiled" if column.veil else "")))


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "shangliang.settings")
    django.setup()
    from django.utils.translation import override

    with override("zh-hans"):
        print(page(), end="")

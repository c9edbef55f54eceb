"""How much of the corpus is read as its writer expected, field by field."""

import json
from pathlib import Path

from shangliang.documents.briefs import read
from shangliang.people.area_file import lines, shipped, text_of

HERE = Path(__file__).parent
FIELDS = ("headline", "place", "authors", "date", "date_end", "host", "event", "places", "documents", "figures")


def names():
    return [line.name for line in lines(text_of(shipped()))]


def corpus(half):
    return json.loads((HERE / f"{half}.json").read_text(encoding="utf-8"))


def page_of(half):
    """All its news on one page, under each other."""
    return "\n\n".join("\n\n".join(news["text"]) for news in corpus(half)["news"])


def numbers(figures):
    return [(each["number"], each["unit"]) for each in figures]


def misses(half, known):
    """(field, expected, read) of everything that differs, each news read by itself."""
    found = []
    for news in corpus(half)["news"]:
        pieces = read("\n\n".join(news["text"]), year=corpus(half)["year"], places=known)
        got = pieces[0].as_json() if len(pieces) == 1 else {}
        found += [(field, news[field], got.get(field)) for field in FIELDS if news[field] != got.get(field)]
        if numbers(news["figures"]) != numbers(got.get("figures", [])):
            found.append(("numbers", numbers(news["figures"]), numbers(got.get("figures", []))))
    return found

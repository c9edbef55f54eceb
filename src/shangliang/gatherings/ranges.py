"""几号到几号 · 1-20、23, as people write numbers of seats or pages."""

import re

ONE = re.compile(r"(\d{1,4})(?:[-—–~至到](\d{1,4}))?")
BETWEEN, DASH = re.compile(r"[、，,；;\s]+"), re.compile(r"\s*([-—–~至到])\s*")


class Unread(ValueError):
    """看不懂 · `part`: what could not be read; `turned`: its end comes before its beginning."""

    def __init__(self, part: str, *, turned: bool = False) -> None:
        super().__init__(part)
        self.part, self.turned = part[:20], turned


def numbers(text: str) -> list[int]:
    """In the order in which they were written, each once."""
    found: dict[int, None] = {}
    for part in filter(None, BETWEEN.split(DASH.sub(r"\1", text.strip()))):
        seen = ONE.fullmatch(part)
        if seen is None:
            raise Unread(part)
        first, last = int(seen[1]), int(seen[2] or seen[1])
        if last < first:
            raise Unread(part, turned=True)
        found |= dict.fromkeys(range(first, last + 1))
    return list(found)

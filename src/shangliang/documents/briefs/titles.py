"""文件 · Titles in 《》, or in 〈〉 where no 《》 stands around them."""

PAIRS = {"《": "》", "〈": "〉"}
LONGEST = 120


def titles(text: str) -> list[str]:
    """Each title once, without its marks, in order."""
    found: list[str] = []
    at = 0
    while at < len(text):
        end = _end(text, at) if text[at] in PAIRS else None
        if end is None:
            at += 1
            continue
        found.append(text[at + 1 : end].strip())
        at = end + 1
    return [title for title in dict.fromkeys(found) if title]


def _end(text: str, start: int) -> int | None:
    """Where the mark at `start` is closed; None where it is not."""
    open_: list[str] = []
    for at in range(start, min(len(text), start + LONGEST)):
        mark = text[at]
        if mark in PAIRS:
            open_.append(PAIRS[mark])
        elif mark == "\n":
            return None
        elif mark in PAIRS.values() and open_ and mark == open_[-1]:
            open_.pop()
            if not open_:
                return at
    return None

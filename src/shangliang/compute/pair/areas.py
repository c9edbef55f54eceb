"""地域 · Whether one area lies in another: codes are ranges of 12 digits (2, 4, 6, 9, 12 of them significant)."""

WIDTHS = (2, 4, 6, 9, 12)


def within(area: str, wider: str) -> bool:
    if area == wider:
        return bool(area)
    if not (_is_code(area) and _is_code(wider)):
        return False
    low, high = _span(wider)
    return low <= _span(area)[0] and _span(area)[1] <= high


def _is_code(area: str) -> bool:
    return area.isascii() and area.isdigit() and len(area) in WIDTHS


def _span(code: str) -> tuple[int, int]:
    """The first and last code of 12 digits in it: 620723000000 and 620723 are the same county."""
    full = code.ljust(12, "0")
    width = next(width for width in WIDTHS if not full[width:].strip("0"))
    return int(full[:width].ljust(12, "0")), int(full[:width].ljust(12, "9"))

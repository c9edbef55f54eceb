"""图 · Drawings made by the server as SVG, for pages, PDF and Word alike; no script, no colour alone: each number is written."""

from collections.abc import Sequence
from html import escape
from typing import Any

from django.db.models import Count
from django.db.models.functions import ExtractMonth
from django.utils.translation import gettext as _

from shangliang.matters.models import Matter

WIDTH, HEIGHT, LEFT, TOP = 680, 240, 40, 30
BLUE, GREEN, INK, RULE = "#2f5d86", "#2c6a4c", "#1d2126", "#cfc9ba"
FACE = "Noto Sans CJK SC, Source Han Sans SC, Microsoft YaHei, sans-serif"


def months_of(code: str, year: int) -> dict[str, list[int]]:
    """Raised and closed in each month of the year."""
    within = Matter.objects.within(code).order_by()
    found = {}
    for name, field in (("raised", "raised_on"), ("closed", "closed_on")):
        rows = within.filter(**{f"{field}__year": year}).values(month=ExtractMonth(field)).annotate(n=Count("pk"))
        counted = {row["month"]: row["n"] for row in rows}
        found[name] = [counted.get(month, 0) for month in range(1, 13)]
    return found


def months(found: dict[str, list[int]]) -> str:
    """Two bars for each month, their numbers above them."""
    most = max(found["raised"] + found["closed"]) or 1
    step, high = (WIDTH - LEFT) / 12, HEIGHT - TOP - 30
    parts = [_legend(((BLUE, _("提出")), (GREEN, _("办结"))))]
    for month in range(12):
        x = LEFT + month * step
        for place, (name, colour) in enumerate((("raised", BLUE), ("closed", GREEN))):
            n = found[name][month]
            tall = high * n / most
            left, top = x + 6 + place * (step / 2 - 4), TOP + high - tall
            parts.append(
                f'<rect x="{left:.1f}" y="{top:.1f}" width="{step / 2 - 8:.1f}" height="{tall:.1f}" fill="{colour}"/>'
            )
            if n:
                parts.append(_text(left + step / 4 - 4, top - 4, n, middle=True))
        parts.append(_text(x + step / 2, HEIGHT - 12, _("%(n)s月") % {"n": month + 1}, middle=True))
    parts.append(f'<path d="M{LEFT} {TOP + high}H{WIDTH}" stroke="{RULE}"/>')
    return _svg(parts, HEIGHT)


def bars(rows: Sequence[tuple[str, int]]) -> str:
    """One lying bar for each row, its number behind it."""
    most, parts = max(n for _name, n in rows) or 1, []
    for place, (name, n) in enumerate(rows):
        y = 10 + place * 26
        wide = (WIDTH - 190) * n / most
        parts += [
            _text(120, y + 14, name, end=True),
            f'<rect x="130" y="{y}" width="{wide:.1f}" height="18" fill="{BLUE}"/>',
            _text(138 + wide, y + 14, n),
        ]
    return _svg(parts, 20 + 26 * len(rows))


def _legend(pairs) -> str:
    return "".join(
        f'<rect x="{LEFT + n * 90}" y="6" width="12" height="12" fill="{colour}"/>'
        + _text(LEFT + 18 + n * 90, 16, word)
        for n, (colour, word) in enumerate(pairs)
    )


def _text(x: float, y: float, words: Any, *, middle: bool = False, end: bool = False) -> str:
    anchor = "middle" if middle else "end" if end else "start"
    return f'<text x="{x:.1f}" y="{y:.1f}" font-size="12" font-family="{FACE}" fill="{INK}" text-anchor="{anchor}">{escape(str(words))}</text>'


def _svg(parts, height) -> str:
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" width="{WIDTH}" height="{height}">{"".join(parts)}</svg>'

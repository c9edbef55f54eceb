"""标签 · Template tags that every page may use (a builtin: no load needed)."""

import segno
from django import template
from django.utils.safestring import SafeString, mark_safe

from shangliang.kit.memory import request_cache
from shangliang.kit.say import say

register = template.Library()


@register.simple_tag
def qr(data: str) -> SafeString:
    """A QR code as inline SVG: drawn here, no request, prints sharp. One path, coloured by the page's ink.

    Any of the eight masks may be read; to weigh all of them costs three times the rest and betters the score by 3 %.
    """
    code = segno.make(str(data), error="m", micro=False, mask=3)
    return mark_safe(code.svg_inline(border=2, omitsize=True, svgclass=None, lineclass=None))  # noqa: S308 - segno's own markup


@register.simple_tag
def shares(*parts: float) -> list[dict]:
    """Parts of a bar as x and width on a line of 100; CSP forbids style attributes, SVG needs none."""
    total = sum(float(p or 0) for p in parts)
    found, x = [], 0.0
    for part in parts:
        width = 100 * float(part or 0) / total if total else 0.0
        found.append({"x": f"{x:.2f}", "width": f"{width:.2f}"})
        x += width
    return found


@register.simple_tag(takes_context=True)
def nav_links(context) -> SafeString:
    """The desk's navigation stands twice in its page (column, folded bar of a phone) and is drawn once."""
    drawn = request_cache()
    if "kit.nav" not in drawn:
        with context.push():
            drawn["kit.nav"] = context.template.engine.get_template("kit/_nav.html").render(context)
    return drawn["kit.nav"]


@register.filter
def said(text: str) -> str:
    """What was stored in Chinese as a form brings it (a phase, an activity, an item), as its reader says it; what people
    wrote stays as it is."""
    return say(text)


@register.filter
def percent(value, digits: int = 0) -> str:
    """A ratio 0-1 in words of a newspaper: 0.86 -> 86%; no value -> an en dash."""
    return "–" if value is None else f"{float(value) * 100:.{int(digits)}f}%"


@register.filter
def position(steps) -> dict:
    """Where a chain stands: {"at": 4, "of": 8, "label": "协商"}, said aloud for a line of dots."""
    steps = list(steps or [])
    at = next((i for i, step in enumerate(steps, 1) if state_of(step) == "now"), 0)
    at = at or sum(state_of(step) == "past" for step in steps)
    label = (
        steps[at - 1]["label"]
        if at and isinstance(steps[at - 1], dict)
        else getattr(steps[at - 1], "label", "")
        if at
        else ""
    )
    return {"at": at, "of": len(steps), "label": label}


def state_of(step) -> str:
    return step["state"] if isinstance(step, dict) else step.state


@register.filter
def hundred(value) -> str:
    """A ratio 0-1 as a length on a line of 100, never outside it."""
    return f"{min(max(float(value or 0), 0.0), 1.0) * 100:.2f}"

"""你在这里 · Where a voter stands on the drawing, from their own views and what the worker kept. Pure, without numpy."""

from math import dist, sqrt

WIDTH, HEIGHT, EDGE = 480, 360, 14


def place_of(axes: dict, views: dict[int, int]) -> dict | None:
    """{"x", "y", "group"} on the sheet, or None without a drawing or without a view: opinion-map.md 4."""
    known = axes.get("statements", {})
    said = [(value, *known[str(number)]) for number, value in views.items() if str(number) in known]
    if not said:
        return None
    out = axes.get("out", 0)  # moderated out: passes of everybody
    stretch = sqrt((len(known) + out) / (len(said) + out))
    at = [stretch * sum((value - mean) * axis[side] for value, mean, *axis in said) for side in (0, 1)]
    x, y = ((at[side] - axes["middle"][side]) * axes["unit"] for side in (0, 1))
    centres = axes["centres"]
    return {
        "x": round(min(max(WIDTH / 2 + x, EDGE), WIDTH - EDGE)),
        "y": round(min(max(HEIGHT / 2 - y, EDGE), HEIGHT - EDGE)),
        "group": min(range(len(centres)), key=lambda number: dist(at, centres[number])),
    }

"""指标体系的内容 · A framework as plain data: what is exported and imported as JSON, copied, taken over."""

from .models import Framework, Indicator

FORMAT = "shangliang-framework/1"
TEXTS = ("code", "name", "kind", "words", "formula", "measure", "unit", "evidence", "basis", "reference")
NUMBERS = ("low", "high", "points")
FIELDS = (*TEXTS, "low", "high", "all_or_none", "points")
USUAL = {"kind": Indicator.Kind.SCORE, "all_or_none": False}


def content_of(framework: Framework) -> dict:
    """What was left empty is left out; numbers stand as texts, exactly."""
    rows = framework.dimensions.prefetch_related("indicators")
    return {
        "format": FORMAT,
        "key": framework.key,
        "name": framework.name,
        "pass_line": _number(framework.pass_line),
        "note": framework.note,
        "dimensions": [
            {"code": row.code, "name": row.name, "indicators": [line_of(one) for one in row.indicators.all()]}
            for row in rows
        ],
    }


def line_of(indicator: Indicator) -> dict:
    given = {name: getattr(indicator, name) for name in FIELDS}
    given |= {name: _number(given[name]) for name in NUMBERS}
    return {name: value for name, value in given.items() if value not in ("", None) and value != USUAL.get(name)}


def _number(value) -> str | None:
    """12.50 -> "12.5"."""
    if value is None:
        return None
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text

"""报告 · One page that a leader can read and anybody can keep: agreement first, differences second, what each group cares
about, the map, how far to trust it. Self-contained: its sheet and drawings are in it; no script, no request."""

import datetime as dt
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from django.template.loader import render_to_string
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _

from shangliang.compute.opinion_map import OpinionMap

from .drawing import drawing
from .source import Source
from .telling import Teller
from .trust import doubt, facts

SHEET = Path(__file__).parents[1] / "static/kit/shangliang.css"
CHINA = ZoneInfo("Asia/Shanghai")


def report(found: OpinionMap, source: Source) -> str:
    return render_to_string("kit/opinion_map/page.html", context(found, source))


def context(found: OpinionMap, source: Source) -> dict[str, Any]:
    teller = Teller(found, source.statements.texts)
    agreed, still_open = teller.agreed(), teller.still_open()
    return {
        "sheet": mark_safe(f"<style>{SHEET.read_text(encoding='utf-8')}</style>"),  # noqa: S308 - our own sheet
        "topic": source.topic,
        "day": _day(source.last),
        "counts": _counts(found, len(teller.groups)),
        "lead": _lead(len(agreed), len(still_open)),
        "agreed": agreed,
        "still_open": still_open,
        "people": teller.people(),
        "drawing": drawing(found),
        "doubt": doubt(found),
        "facts": facts(found),
        "aris": [f"{100 * max(0.0, ari):.1f}" for ari in found.stability.aris],
        "rows": teller.rows(),
    }


def _lead(agreed: int, still_open: int) -> str:
    """What the page says, in one sentence for whoever reads no further."""
    said = _(
        "先看大家已经一致的 %(agreed)s 条，再看分歧明显、还要商量的 %(open)s 条；谁在意什么、图信得过几分，在后面。"
    )
    return said % {"agreed": agreed, "open": still_open} if agreed and still_open else ""


def _counts(found: OpinionMap, groups: int) -> list[tuple[str, str]]:
    return [
        (f"{len(found.participants):,}", _("人参与")),
        (f"{len(found.statements) - int(found.moderated.sum()):,}", _("条意见")),
        (f"{found.views:,}", _("次表态")),
        (str(groups) if groups else "–", _("组看法相近的人")),
    ]


def _day(milliseconds: int | None) -> dt.date | None:
    return dt.datetime.fromtimestamp(milliseconds / 1000, CHINA).date() if milliseconds else None

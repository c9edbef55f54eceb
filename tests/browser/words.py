"""用词 · What no page of a consultation or a gathering says, and what no page on a phone does: ask again by itself."""

import html
import re
from pathlib import Path

from django.contrib.staticfiles import finders

NEVER = re.compile("投票|派别|对立")
ASKS_AGAIN = re.compile(
    r'hx-trigger="[^"]*(every|load)|http-equiv="?refresh|hx-ext="[^"]*(sse|ws)|sse-connect|ws-connect'
)
TIMERS = re.compile(r"setInterval|setTimeout|EventSource|WebSocket|requestAnimationFrame|fetch\(")


def read(page: str) -> str:
    """What a reader sees or hears: text and labels, without scripts."""
    return html.unescape(re.sub(r"<script.*?</script>", "", page, flags=re.DOTALL))


def source(name: str) -> str:
    return Path(finders.find(name)).read_text()

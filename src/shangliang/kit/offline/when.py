"""何时写的 · When a record was written, by the server's clock, whatever the phone's clock said.

A phone tells three times of its own: when it wrote (`made`), when it last heard from the server and what it heard then
(`seen`, `skew` = server - phone), and now (`sent`). Where the clock was only wrong, both ways of reckoning agree. Where it
was put right or wrong in between, the one counts that falls between the last contact and now; if neither does, the
record counts as written when it arrived. Nothing here is believed further than that window.
"""

import datetime as dt
from typing import Any

from shangliang.kit import clock

SAME = 600.0  # seconds that two reckonings may differ and still be one
LONGEST = 60 * 86400.0  # seconds; no phone is believed to have been away for longer


def made_at(written: dict[str, Any], sent: float, received: dt.datetime) -> dt.datetime:
    """`written` is the record's own made, seen and skew; these, like `sent`, are milliseconds. Returns a time of clock.now()."""
    now = received.timestamp()
    made, seen, skew = (_seconds(written.get(name)) for name in ("made", "seen", "skew"))
    then, late = made + skew, made + now - _seconds(sent)
    first = max(seen - SAME, now - LONGEST)
    fitting = [when for when in (then, late) if first <= when <= now + SAME]
    when = min(fitting[0], now) if fitting else now
    return clock.now() - dt.timedelta(seconds=now - when)


def _seconds(value: Any) -> float:
    """Milliseconds of a phone as seconds; 0 for what is no number, or none that a clock shows."""
    plain = isinstance(value, int | float) and not isinstance(value, bool) and abs(value) < 1e14
    return value / 1000 if plain else 0.0

"""定时工作 · What the kit does by itself."""

from . import once, throttle, trail
from .worker import every

every("day")(trail.keep_daily_heads)
every("day")(once.forget)
every("day")(throttle.forget)

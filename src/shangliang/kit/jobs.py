"""定时工作 · What the kit does by itself."""

from . import files, notices, once, throttle, trail
from .worker import every

every("day")(trail.keep_daily_heads)
every("day")(once.forget)
every("day")(files.sweep)
every("day")(throttle.forget)
every(10)(notices.deliver)

"""定时工作 · What the kit does by itself."""

from . import anywhere, files, importing, notices, once, posting, throttle, trail
from .worker import every

every("day")(trail.keep_daily_heads)
every("day")(once.forget)
every("day")(files.sweep)
every("day")(throttle.forget)
every("day")(importing.forget)
every("day")(anywhere.sweep)
every(5)(anywhere.follow)
every(2, long=True)(importing.work_waiting)  # somebody waits for it, but a large file takes a minute
every(10)(notices.deliver)
every(10)(posting.deliver)

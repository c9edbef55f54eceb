"""定时工作 · What bonds do by themselves."""

from shangliang.kit.worker import every

from .actions import remind_talks

every("day")(remind_talks)

"""定时工作 · What meetings do by themselves."""

from shangliang.kit.worker import every

from .actions import remind_late

every("day")(remind_late)

"""定时工作 · What consultations do by themselves."""

from shangliang.kit.worker import every

from .actions import picturing

every(1)(picturing.refresh_all)

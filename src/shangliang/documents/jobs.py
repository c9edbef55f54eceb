"""定时工作 · What documents do by themselves: draw the slips that somebody waits for, forget them after their days."""

from shangliang.kit.worker import every

from .actions.slips import draw_waiting, forget_slips

every(6)(draw_waiting)  # not among the quick ones: a part takes seconds, and a hall does not wait for it
every("day")(forget_slips)

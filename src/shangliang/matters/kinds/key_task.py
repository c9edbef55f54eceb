"""重点任务 · A task of the year's points of work, with a lead unit and a date."""

from shangliang.kit.say import _

from ..lifecycle import Stage
from .kind import HANDLING, PUBLICITY, Extra, Kind

KIND = Kind(
    word=_("重点任务"),
    plural="tasks",
    mark="任",
    path=(*PUBLICITY, *HANDLING, "confirm", "close", "close_unconfirmed", "archive", "reopen"),
    raise_ability="key_task.open",
    stages={Stage.SUBMITTED: _("已立项")},
    start=Stage.SUBMITTED,
    classes=(_("年度要点"), _("协商计划"), _("行动方案"), _("其他")),
    extra=(Extra("lead", _("牵头领导职务")), Extra("campaign", _("所属行动"))),
)

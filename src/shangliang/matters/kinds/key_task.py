"""重点任务 · A task of the year's points of work, with a lead unit and a date."""

from ..lifecycle import Stage
from .kind import HANDLING, PUBLICITY, Extra, Kind

KIND = Kind(
    name="重点任务",
    plural="tasks",
    mark="任",
    path=(*PUBLICITY, *HANDLING, "confirm", "close", "close_unconfirmed", "archive", "reopen"),
    raise_ability="key_task.open",
    start=Stage.SUBMITTED,
    classes=("年度要点", "协商计划", "行动方案", "其他"),
    extra=(Extra("lead", "牵头领导职务"), Extra("campaign", "所属行动")),
)

"""提案 · A CPPCC member's or body's proposal: one matter one proposal, filed, answered in writing in three months (B3)."""

from shangliang.kit.say import _

from ..lifecycle import Stage
from .kind import ENDING, HANDLING, PUBLICITY, SCREENING, Extra, Kind

KIND = Kind(
    word=_("提案"),
    plural="proposals",
    mark="提",
    path=(*SCREENING, *PUBLICITY, "file", "leave_unfiled", "instruct", *HANDLING, "confirm", "appraise", *ENDING),
    raise_ability="proposal.draft",
    labels={"decline": _("不立案")},
    stages={Stage.SUBMITTED: _("已立案")},
    limits={"handling": "3个月"},
    classes=(_("经济"), _("城建环境"), _("教科文卫体"), _("社会事务"), _("农业农村"), _("法制统战民族")),
    extra=(
        Extra("joint", _("联名"), (_("征集联名"), _("不征集联名"))),
        Extra("batch", _("批次"), (_("全会提案"), _("平时提案")), required=True),
        Extra("analysis", _("情况分析")),
        Extra("suggestion", _("具体建议"), required=True),
    ),
)

"""家庭困难 · A difficulty met while visiting a paired family; never public, never declined."""

from shangliang.kit.say import _

from ..lifecycle import Stage
from .kind import HANDLING, Extra, Kind

KIND = Kind(
    word=_("家庭困难"),
    plural="difficulties",
    mark="困",
    path=(
        "accept",
        "settle",
        "adopt",
        "submit",
        *HANDLING,
        "confirm",
        "close",
        "close_unconfirmed",
        "archive",
        "reopen",
        "escalate",
        "hand_down",
    ),
    raise_ability="matter.raise_difficulty",
    stages={Stage.AGREED: _("已核实")},
    public=False,
    labels={"adopt": _("核实")},
    limits={"handling": "15日"},
    classes=(_("基本生活"), _("医疗"), _("教育"), _("住房"), _("就业"), _("心理关爱"), _("户籍与证件"), _("其他")),
    extra=(Extra("target", _("受助类别"), (_("孤儿"), _("事实无人抚养儿童"), _("困难重度残疾人"), _("特困人员"))),),
)

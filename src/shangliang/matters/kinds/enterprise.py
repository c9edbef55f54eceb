"""企业问题 · A need or problem that a firm has told its contact person; never public (E)."""

from shangliang.kit.say import _

from ..lifecycle import Stage
from .kind import ENDING, HANDLING, Extra, Kind

KIND = Kind(
    word=_("企业问题"),
    plural="problems",
    mark="企",
    path=(
        "accept",
        "give_back",
        "supplement",
        "settle",
        "redirect",
        "adopt",
        "submit",
        "instruct",
        *HANDLING,
        "confirm",
        "appraise",
        *ENDING,
        "escalate",
        "hand_down",
    ),
    raise_ability="matter.raise_problem",
    stages={Stage.AGREED: _("已核实")},
    public=False,
    labels={"adopt": _("核实")},
    limits={"handling": "20日"},
    classes=(
        _("融资"),
        _("用工"),
        _("用地"),
        _("用能（水电气）"),
        _("物流"),
        _("审批手续"),
        _("市场订单"),
        _("科技人才"),
        _("惠企政策"),
        _("纠纷"),
        _("基础设施配套"),
        _("其他"),
    ),
    extra=(Extra("severity", _("性质"), (_("个别问题"), _("共性问题"))),),
)

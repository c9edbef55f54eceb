"""企业问题 · A need or problem that a firm has told its contact person; never public (E)."""

from .kind import ENDING, HANDLING, Extra, Kind

KIND = Kind(
    name="企业问题",
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
    public=False,
    labels={"adopt": "核实"},
    limits={"handling": "20日"},
    classes=(
        "融资",
        "用工",
        "用地",
        "用能（水电气）",
        "物流",
        "审批手续",
        "市场订单",
        "科技人才",
        "惠企政策",
        "纠纷",
        "基础设施配套",
        "其他",
    ),
    extra=(Extra("severity", "性质", ("个别问题", "共性问题")),),
)

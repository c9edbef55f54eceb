"""家庭困难 · A difficulty met while visiting a paired family; never public, never declined."""

from .kind import HANDLING, Extra, Kind

KIND = Kind(
    name="家庭困难",
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
    public=False,
    labels={"adopt": "核实"},
    limits={"handling": "15日"},
    classes=("基本生活", "医疗", "教育", "住房", "就业", "心理关爱", "户籍与证件", "其他"),
    extra=(Extra("target", "受助类别", ("孤儿", "事实无人抚养儿童", "困难重度残疾人", "特困人员")),),
)

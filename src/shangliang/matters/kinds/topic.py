"""议题 · A consultation topic collected from residents, members, villages or units."""

from shangliang.kit.say import _

from .kind import ENDING, HANDLING, LEVELS, PUBLICITY, SCREENING, Extra, Kind

KIND = Kind(
    word=_("议题"),
    plural="topics",
    mark="议",
    path=(
        *SCREENING,
        *PUBLICITY,
        "settle",
        "approve",
        "disapprove",
        "plan",
        "research",
        "minute",
        "agree",
        "submit",
        "instruct",
        *HANDLING,
        "confirm",
        "appraise",
        "reconsult",
        *ENDING,
        *LEVELS,
    ),
    extra=(Extra("affected", _("涉及人数"), counts=True),),
    open_to_all=True,
)

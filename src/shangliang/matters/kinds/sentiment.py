"""社情民意信息 · One matter one report (一事一报): edited, adopted or kept, reported up, perhaps instructed on (B2)."""

from .kind import ENDING, HANDLING, PUBLICITY, SCREENING, Extra, Kind

KIND = Kind(
    name="社情民意信息",
    plural="reports",
    mark="信",
    path=(*SCREENING, *PUBLICITY, "adopt", "submit", "instruct", "file_away", *HANDLING, "confirm", *ENDING),
    raise_ability="proposal.draft",
    extra=(Extra("adopted_by", "采用层级", ("县级", "市级", "省级", "全国")),),
)

"""社情民意信息 · One matter one report (一事一报): edited, adopted or kept, reported up, perhaps instructed on (B2)."""

from shangliang.kit.say import _

from ..lifecycle import Stage
from .kind import ENDING, HANDLING, PUBLICITY, SCREENING, Extra, Kind

KIND = Kind(
    word=_("社情民意信息"),
    plural="reports",
    mark="信",
    path=(*SCREENING, *PUBLICITY, "adopt", "submit", "instruct", "file_away", *HANDLING, "confirm", *ENDING),
    raise_ability="proposal.draft",
    stages={Stage.AGREED: _("已采用")},
    extra=(Extra("adopted_by", _("采用层级"), (_("县级"), _("市级"), _("省级"), _("全国"))),),
)

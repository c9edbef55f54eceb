"""意见建议 · What the CPPCC itself finds on a trip, an inspection or an assessment; submitted, never ordered."""

from shangliang.kit.say import _

from ..lifecycle import Stage
from .kind import ENDING, HANDLING, PUBLICITY, Extra, Kind

KIND = Kind(
    word=_("意见建议"),
    plural="suggestions",
    mark="建",
    path=(
        "accept",
        "give_back",
        "supplement",
        *PUBLICITY,
        "adopt",
        "submit",
        "instruct",
        "file_away",
        *HANDLING,
        "confirm",
        *ENDING,
    ),
    raise_ability="suggestion.raise",
    stages={Stage.AGREED: _("已采用")},
    extra=(Extra("basis", _("依据")),),
)

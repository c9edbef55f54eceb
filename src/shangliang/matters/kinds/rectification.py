"""整改 · Opened only by the responsible organ or the supervision office, from a suggestion; closed with evidence."""

from shangliang.kit.say import _

from ..lifecycle import Stage
from .kind import HANDLING, PUBLICITY, Extra, Kind

KIND = Kind(
    word=_("整改"),
    plural="rectifications",
    mark="整",
    path=(*PUBLICITY, *HANDLING, "confirm", "close", "close_unconfirmed", "archive", "reopen"),
    raise_ability="rectification.open",
    stages={Stage.SUBMITTED: _("已立项")},
    start=Stage.SUBMITTED,
    sources=("suggestion",),
    limits={"handling": "30日"},
    extra=(Extra("measure", _("整改措施")), Extra("evidence", _("销号依据"))),
)

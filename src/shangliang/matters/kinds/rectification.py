"""整改 · Opened only by the responsible organ or the supervision office, from a suggestion; closed with evidence."""

from ..lifecycle import Stage
from .kind import HANDLING, PUBLICITY, Extra, Kind

KIND = Kind(
    name="整改",
    plural="rectifications",
    mark="整",
    path=(*PUBLICITY, *HANDLING, "confirm", "close", "close_unconfirmed", "archive", "reopen"),
    raise_ability="rectification.open",
    start=Stage.SUBMITTED,
    limits={"handling": "30日"},
    extra=(Extra("measure", "整改措施"), Extra("evidence", "销号依据")),
)

"""去哪里 · A line that somebody types becomes a place: an area of the tree, a subject, else a free place name.

A code is an area; a name is looked for below the host's area. If several places have the name nothing is guessed.
"""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from shangliang.kit import nouns
from shangliang.people import areas
from shangliang.people.models import Area
from shangliang.people.refusal import Refused

from .models.stops import SUBJECTS

MOST = 5


@dataclass(frozen=True)
class Place:
    """地点 · What a stop keeps of it."""

    name: str
    area: Area | None = None
    noun: str = ""
    subject: str = ""

    def fields(self) -> dict[str, Any]:
        return {"name": self.name, "area": self.area, "noun": self.noun, "subject": self.subject}


def place_of(text: str, *, root: str, person) -> Place:
    """The place that is meant; Refused, with the choices, if several have this name."""
    text = text.strip()[:120]
    if text.replace("x", "").isdigit() and (found := Area.objects.filter(code=text).first()):
        return Place(str(found), found)
    named = _areas(text, root)
    if len(named) > 1:
        raise Refused(_ambiguous(text, named))
    if named:
        return Place(text, named[0])
    return _subject(text, person) or Place(text)


def _areas(text: str, root: str) -> list[Area]:
    """Of this name in the host's area; 城关镇赵家庄村 is looked for below 城关镇."""
    below = Area.objects.within(root)
    found = [area for area in below.filter(name__startswith=text)[: MOST * 4] if text in (area.name, str(area))]
    if found:
        return found[:MOST]
    for cut in range(len(text) - 2, 1, -1):
        for town in below.filter(name=text[:cut])[:MOST]:
            inside = Area.objects.within(town.code).filter(name__startswith=text[cut:])[: MOST * 4]
            if found := [area for area in inside if text[cut:] in (area.name, str(area))]:
                return found[:MOST]
    return []


def _ambiguous(text: str, found) -> str:
    """Which they are, with the codes that tell them apart."""
    choices = _("、").join(f"{' '.join(areas.path_names(area.code)[-2:])} {area.code}" for area in found)
    return _("“%(name)s”有几处：%(choices)s。请改写区划代码。") % {"name": text, "choices": choices}


def _subject(text: str, person) -> Place | None:
    """A firm, a room, a station of exactly this name, which the person may see."""
    for noun in nouns.registered():
        if noun.name in SUBJECTS:
            rows: Any = noun.visible_to(person)
            for found in rows.named(text)[: MOST * 4]:
                if str(found) == text:
                    return Place(text, noun=noun.name, subject=found.ref)
    return None

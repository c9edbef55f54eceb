"""名词 · What kit knows of the nouns above it: how their objects are found, named and reached. Nothing else."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import FieldDoesNotExist, ValidationError
from django.db.models import Model, QuerySet
from django.http import Http404

_registered: dict[str, "Noun"] = {}


@dataclass(frozen=True)
class Noun:
    """名词 · One kind of object that has pages, notices, files and a trail."""

    name: str
    visible_to: Callable[[Any], QuerySet]
    label: Any
    url: Callable[[Any], str]


def register(noun: str, *, visible_to, label, url) -> Noun:
    """Called in AppConfig.ready(). `visible_to(person)` gives what the person may see; `url(object)` its page."""
    _registered[noun] = Noun(noun, visible_to, label, url)
    return _registered[noun]


def registered() -> list[Noun]:
    return [_registered[name] for name in sorted(_registered)]


def get(noun: str) -> Noun:
    try:
        return _registered[noun]
    except KeyError:
        raise Http404(f"no noun {noun!r}")


def find(noun: str, id, person) -> Any:  # noqa: A002 — the word of the trail: (noun, id)
    """The object if the person may see it; else 404, whether it is hidden, gone or never was."""
    found = get(noun).visible_to(person)
    field = "ref" if _has_ref(found.model) else "pk"
    if isinstance(id, str) and ("\0" in id or len(id) > 40):
        raise Http404
    try:
        return found.get(**{field: id})
    except (found.model.DoesNotExist, ValueError, TypeError, ValidationError):
        raise Http404(f"no {noun} {id!r}")


def sees(noun: str, id, person) -> bool:  # noqa: A002 — see find
    """Whether the person may see the object (files and notices ask so)."""
    try:
        find(noun, id, person)
    except Http404:
        return False
    return True


def label(noun: str) -> str:
    return str(_registered[noun].label) if noun in _registered else noun


def url(noun: str, obj: Any) -> str:
    return get(noun).url(obj)


def _has_ref(model: type[Model]) -> bool:
    try:
        model._meta.get_field("ref")
    except FieldDoesNotExist:
        return False
    return True

"""事的接口：读 · Public matters for everybody; by token all that its person may open, with the steps they may take now."""

import datetime as dt
from typing import Annotated, Any, Literal

from django.http import Http404
from django.utils.translation import gettext as _
from ninja import Field, Query, Router, Schema
from pydantic import AfterValidator, WithJsonSchema

from shangliang.kit import clock
from shangliang.kit.api import CODE, Asked, Day, Refusal, paged
from shangliang.people.api import READ

from ..forms.desk_registry import form_for
from ..guards import held
from ..kinds import KINDS
from ..models import Entry, Matter
from ..models.entries import PRIVATE
from ..models.permits import permit
from ..models.similar import similar_to

router = Router(tags=["matters"])
NO = {400: Refusal, 401: Refusal, 403: Refusal, 404: Refusal, 409: Refusal, 422: Refusal}


def _kind(asked: str) -> str:
    if asked and asked not in KINDS:
        raise ValueError(_("没有这类事项。"))
    return asked


Kind = Annotated[str, AfterValidator(_kind), WithJsonSchema({"type": "string", "enum": [*KINDS]})]


class MatterOut(Schema):
    """事项 · As its public page tells it: no person's name, no contact."""

    ref: str
    serial: str
    kind: str
    title: str
    area: str
    stage: str
    stage_label: str
    raised_on: dt.date
    due_on: dt.date | None
    closed_on: dt.date | None
    outcome: str
    holder: str
    url: str


class EntryOut(Schema):
    step: str
    done: str
    on: dt.date
    stage: str
    body: str
    note: str


class StepOut(Schema):
    """一步 · Open to the token's person now; `fields`: what its form takes."""

    step: str
    label: str
    fields: list[dict[str, Any]]


class MatterWhole(MatterOut):
    text: str
    place: str
    topic_class: str
    entries: list[EntryOut]
    steps: list[StepOut] = []


class Taken(Schema):
    """办一步 · `expected`: the stage that one has seen; if the matter has moved since, nothing is done (409)."""

    expected: str = Field("", max_length=12)
    fields: dict[str, str | int | bool | list[str]] = {}


class Matters(Schema):
    items: list[MatterOut]
    next: str | None


class MattersAsked(Asked):
    """`area`: there and below; `moved_since`: what has moved from this day on."""

    area: str = Field("", max_length=20, pattern=CODE)
    kind: Kind | Literal[""] = ""
    state: Literal["", "open", "ended"] = ""
    moved_since: Day | None = None


@router.get("/matters", response={200: Matters, 422: Refusal})
def public_matters(request, asked: Query[MattersAsked]):
    """Released matters, those that moved last first. Needs no token."""
    return _listed(Matter.objects.public(), asked)


@router.get("/desk/matters", auth=READ, response={200: Matters} | NO)
def desk_matters(request, asked: Query[MattersAsked]):
    """All that the token's person may open."""
    return _listed(Matter.objects.visible_to(request.user), asked)


@router.get("/matters/{ref}", response={200: MatterWhole, 404: Refusal, 422: Refusal})
def public_matter(request, ref: str):
    """One released matter with its public history. Needs no token."""
    found = one(Matter.objects.public(), ref)
    return _whole(found, [e for e in _entries(found) if e.public])


@router.get("/desk/matters/{ref}", auth=READ, response={200: MatterWhole} | NO)
def desk_matter(request, ref: str):
    """One matter within reach, with the steps that its person may take now."""
    found = one(Matter.objects.visible_to(request.user), ref)
    steps = [_step(found, step, request.user) for step in found.moves_for(request.user) if not held(step.name, found)]
    return _whole(found, _entries(found)) | {"steps": [step for step in steps if step]}


def _listed(seen, asked: MattersAsked):
    found = seen.select_related("holder")
    if asked.area:
        found = found.within(asked.area)
    if asked.kind:
        found = found.filter(kind=asked.kind)
    if asked.state:
        found = found.filter(closed_on__isnull=asked.state == "open")
    if asked.moved_since:
        found = found.filter(moved_at__date__gte=asked.moved_since)
    return paged(found, asked, _row, order=("-moved_at",))


def _row(found) -> dict[str, Any]:
    return {
        "ref": found.ref, "serial": found.serial or "", "kind": found.kind, "title": found.title, "area": found.area_id,
        "stage": found.stage, "stage_label": str(found.stage_label), "raised_on": found.raised_on, "due_on": found.due_on,
        "closed_on": found.closed_on, "outcome": found.outcome or "", "holder": str(found.holder), "url": f"/m/{found.ref}/",
    }  # fmt: skip


def _whole(found, entries) -> dict[str, Any]:
    said = {"text": found.text, "place": found.place, "topic_class": found.topic_class}
    return _row(found) | said | {"entries": [_entry(entry) for entry in entries]}


def _entries(found) -> list[Entry]:
    entries = list(Entry.objects.filter(matter=found).named())
    for entry in entries:
        entry.matter = found
    return entries


def _entry(entry) -> dict[str, Any]:
    return {"step": entry.step, "done": str(entry.done), "on": clock.local_day(entry.on), "stage": entry.stage, "body": entry.body or "",
            "note": "" if entry.step in PRIVATE else entry.note}  # fmt: skip


def _step(found, step, person) -> dict[str, Any] | None:
    granted = permit(person, step, found)
    if granted is None:
        return None
    form = bound(found, step, person, granted, None)
    return {
        "step": step.name,
        "label": str(found.rules.label(step)),
        "fields": [_field(n, f) for n, f in form.fields.items()],
    }


def bound(found, step, person, granted, said: Taken | None):
    more = {"similar": similar_to(found, person)} if step.name == "merge" else {}
    data = None if said is None else said.fields | {"expected": said.expected}
    return form_for(step.name)(data, matter=found, step=step, person=person, granted=granted, **more)


def _field(name, field) -> dict[str, Any]:
    choices = [str(value) for value, _label in getattr(field, "choices", ()) if not isinstance(_label, list | tuple)]
    return {"name": name, "label": str(field.label or ""), "required": field.required, "choices": choices}


def one(seen, ref: str):
    found = None if "\0" in ref or len(ref) > 10 else seen.select_related("holder").called(ref)
    if found is None:
        raise Http404
    return found

"""事的接口：写 · Raise a matter; take a step of it, or of an order: by the desk's own forms and actions, once per key."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest
from django.utils.translation import gettext as _
from ninja import Field, Header, Schema, Status

from shangliang.kit import once
from shangliang.kit.api import CODE, Day, NotTaken, of_form
from shangliang.people.api import ACT, RAISE

from .. import actions
from ..forms.desk_new import NewForm
from ..forms.desk_orders import ORDER_FORMS
from ..guards import held
from ..kinds import KINDS
from ..lifecycle import BY_NAME, Refused
from ..models import Matter
from ..models.permits import permit
from ..similar import known_before
from ..taking import ORDER_STEPS, find_order, may_take_order, steps_for, take, take_order
from .reading import NO, Kind, MatterWhole, Taken, bound, desk_matter, one, router

KEY = Header("", alias="Idempotency-Key", max_length=64)


class Raised(Schema):
    """提出 · The fields of the desk's form of this kind; `extra` are the kind's own."""

    kind: Kind
    area: str = Field(max_length=20, pattern=CODE)
    title: str
    text: str
    wish: str = ""
    place: str = ""
    topic_class: str = ""
    extra: dict[str, str | int] = {}
    for_other: bool = Field(False, description="typed in for somebody else (代填)")
    name: str = ""
    contact: str = ""
    channel: str = "visit"
    on: Day | None = None
    name_public: bool = False
    about: str = ""
    enterprise: str = ""
    sure: bool = Field(False, description="the same or the like is there already, and this is another")


class RaisedOut(Schema):
    ref: str
    url: str


@router.post("/matters", auth=RAISE, response={201: RaisedOut} | NO)
def raiseone(request, said: Raised, key: str = KEY):
    """提出一件事, in one's own name or for somebody else; sent twice under one Idempotency-Key it is raised once."""
    if not _may_open(request.user, said.kind):
        raise PermissionDenied
    form = NewForm(_typed(said), person=request.user, kind=said.kind)
    if not form.is_valid():
        raise of_form(form)
    ref = _once(request, key, said.dict(), lambda: _raise(request.user, form, said.sure))
    return Status(201, {"ref": ref, "url": f"/m/{ref}/"})


@router.post("/desk/matters/{ref}/{step}", auth=ACT, response={200: MatterWhole} | NO)
def take_step(request, ref: str, step: str, said: Taken, key: str = KEY):
    """办一步: what the desk's page of this step does, with its fields by their names; files are sent on the page only."""
    found, wanted = one(Matter.objects.visible_to(request.user), ref), BY_NAME.get(step)
    if wanted is None or step not in found.rules.path or step in ORDER_STEPS:
        raise Http404
    granted = permit(request.user, wanted, found)
    if granted is None:
        raise PermissionDenied
    if why := held(step, found):
        raise NotTaken(409, why.words)
    form = bound(found, wanted, request.user, granted, said)
    if not form.is_valid():
        raise of_form(form)
    _once(request, key, said.dict() | {"path": request.path}, lambda: take(found, wanted, form, request.user).ref)
    return desk_matter(request, ref)


@router.post("/desk/orders/{ref}/{step}", auth=ACT, response={200: dict[str, Any]} | NO)
def take_order_step(request, ref: str, step: str, said: Taken, key: str = KEY):
    """签收、阶段反馈、退办、答复, by the unit to which the order was given."""
    found = find_order(request.user, ref)
    if step not in ORDER_FORMS:
        raise Http404
    if not may_take_order(request.user, found, step):
        raise PermissionDenied
    form = ORDER_FORMS[step](said.fields, order=found)
    if not form.is_valid():
        raise of_form(form)

    def act() -> str:
        take_order(found, step, form, request.user)
        return found.ref

    _once(request, key, said.dict() | {"path": request.path}, act)
    now = find_order(request.user, ref)
    return {"ref": ref, "matter": now.matter.ref, "steps": steps_for(request.user, now)}


def _may_open(person, kind) -> bool:
    wanted = [KINDS[kind].raise_ability, *(["matter.raise_for"] if KINDS[kind].open_to_all else [])]
    return any(post.allows(a, post.organisation.area_id) for post in person.held_posts for a in wanted)


def _typed(said: Raised) -> dict[str, Any]:
    data = said.dict(exclude={"extra", "for_other", "kind", "sure"}) | {"voice": "other" if said.for_other else "self"}
    return data | {f"extra_{name}": value for name, value in said.extra.items()}


def _raise(person, form, sure: bool) -> str:
    fields = form.fields_of()
    if not sure and (known := known_before(person, form, fields)):
        raise NotTaken(409, _("可能已经有了：%(ref)s。确实是另一件事，请带上 sure。") % {"ref": known[0]["ref"]})
    who = {"typed_by": person} if form.spoken_for else {"by": person}
    matter, _code = actions.raise_matter(form.kind, **who, **fields)
    return matter.ref


def _once(request: HttpRequest, key: str, content: dict[str, Any], act) -> str:
    try:
        return once.perform(key, content | {"path": request.path}, act, owner=f"person {request.user.pk}")
    except (Refused, once.Conflict) as reason:
        raise NotTaken(409, str(reason)) from None

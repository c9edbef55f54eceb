"""办一步 · What a filled form becomes: the action of the step. The desk's pages and the interface for programs share it."""

from django.db.models import Q
from django.http import Http404

from shangliang.kit import clock
from shangliang.kit.files import store_all
from shangliang.people import reach

from . import actions
from .actions.orders import ORDER_ABILITY
from .lifecycle import BY_NAME
from .limits import returnable
from .models import Matter, WorkOrder

ORDER_STEPS = frozenset({"receive", "return_order", "progress", "reply"})


def take(matter, step, form, by):
    """Call the action of the step; most are plain moves, some have their own."""
    facts, expected = kept(form.facts(), by, matter), form.cleaned_data["expected"] or None
    if step.name == "confirm":
        raiser = facts.pop("raiser")
        return actions.answer_for_raiser(raiser, by=by, **facts)
    if step.name == "assign":
        return actions.assign(matter, form.slips, by=by, expected=expected, **facts)
    if step.name == "escalate":
        return actions.escalate(matter, facts["note"], by=by, expected=expected)
    if step.name == "hand_down":
        return actions.hand_down(matter, form.place, facts["note"], by=by, expected=expected)
    return actions.move(matter, step.name, by=by, expected=expected, **facts)


def kept(facts, by, matter) -> dict:
    """The facts with what was uploaded in its place: all of it, or it is refused in words."""
    if facts.get("papers"):
        facts["papers"] = store_all(facts["papers"], by_id=by.pk, area=matter.holder_area)
    return facts


def take_order(order, step: str, form, by):
    """The same for a step of a unit on its order."""
    facts = form.facts()
    note = [facts.pop("note")] if "note" in form.fields else []
    return getattr(actions, step)(order, *note, by=by, **kept(facts, by, order.matter))


def find_order(person, ref):
    """The order if it is one's unit's or its matter is within reach; else 404."""
    own = Q(unit_id__in=reach.assigned_to(person)) | Q(matter__in=Matter.objects.visible_to(person))
    found = WorkOrder.objects.filter(own, ref=ref).select_related("unit", "matter__holder", "matter__area").first()
    if found is None:
        raise Http404
    return found


def steps_for(person, order) -> list[str]:
    """The steps of this order that the person may take now."""
    if not order.is_open:
        return []
    names = ["progress", "reply"] if order.received_on else ["receive"]
    names += ["return_order"] if returnable(order, clock.today()) else []
    allowed = [n for n in names if may_take_order(person, order, n)]
    return [n for n in allowed if order.matter.stage in BY_NAME[n].frm and n in order.matter.rules.path]


def may_take_order(person, order, step: str) -> bool:
    return bool(person.posts_at(order.unit_id, f"matter.{ORDER_ABILITY[step]}"))

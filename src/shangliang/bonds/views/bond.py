"""一段帮联 · One bond: how it stands, its visits, aid, checklist, organs asked, needs; the contact card to print."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from shangliang.gatherings.models import Visit
from shangliang.kit import printing
from shangliang.matters.models import Matter
from shangliang.people import areas
from shangliang.people.refusal import Refused
from shangliang.people.views.finding import allow

from .. import actions, rules
from ..actions.beside import may_write
from ..actions.revealing import opens_by_itself
from ..forms.beside import RevealForm
from ..models import Bond, Card
from ..nav import roles
from ..rhythm import standings
from ..sheets import card_sheets
from .visits import find_bond

VISITS = 30


@login_required
@require_safe
@never_cache
def bond(request, ref):
    """/desk/bonds/<ref>/."""
    found = _seen(request, ref)
    return render(request, "bonds/bond.html", context(request.user, found))


@login_required
@require_POST
@never_cache
def reveal(request, ref):
    """/desk/bonds/<ref>/reveal/: asked with a reason, on the trail; shown once."""
    found, form = _seen(request, ref), RevealForm(request.POST)
    allow(request.user.can("bond.reveal", found.area_id))
    opened = form.is_valid() and _revealed(request.user, found, form)
    return render(
        request, "bonds/bond.html", context(request.user, found) | {"reveal": form, "opened": opened, "once": True}
    )


def _revealed(by, found, form) -> bool:
    try:
        actions.reveal(found, form.cleaned_data["reason"], by=by)
    except Refused as reason:
        form.add_error("reason", str(reason))
    return not form.errors


def _seen(request, ref) -> Bond:
    found = find_bond(request, ref)
    allow(request.user.has_role(*roles("bond.see")))
    return found


def context(person, found) -> dict:
    may_bind = person.can(found.rules.ability, found.area_id)
    return {
        "bond": found, "name": found.named_for(person), "standing": standings([found])[0], "place": " ".join(areas.path_names(found.area_id)[-3:]), "active": found.is_active,
        "may_write": may_write(found, person), "may_bind": may_bind and found.end is None, "visits": visits_of(found, person),
        "aid": found.aid.select_related("by"), "total": sum(a.yuan for a in found.aid.all()), "inquiries": found.inquiries.all(),
        "needs": needs_of(found, person), "lists": checklists(found), "card": Card.objects.filter(bond=found).first(),
        "history": history(found, person), "goods": found.kind == "pairing", "own": found.is_active and found.person_id == person.pk,
        "opened": opens_by_itself(found, person), "may_reveal": person.can("bond.reveal", found.area_id), "reveal": RevealForm(),
    }  # fmt: skip


def visits_of(found, person):
    """Of whom it is about, by whoever may see them; a leader's talks are the leader's."""
    about: dict[str, Any] = {found.rules.target: found.target}
    if found.rules.target in ("whom", "area"):
        about["visitor"] = found.person
    if found.kind == "posting":
        about["way"] = "community"
    seen = Visit.objects.visible_to(person).filter(**about).select_related("visitor").prefetch_related("files__file")
    return seen.defer("content")[:VISITS]


def needs_of(found, person):
    return Matter.objects.visible_to(person).filter(need__bond=found).order_by("-raised_on", "-id")[:VISITS]


def checklists(found) -> list[dict]:
    """五个一、六必访 as they hold here; what was done by the words of its line, also of lines that have been rewritten."""
    done: dict[tuple, list] = {}
    for tick in found.ticks.all():
        done.setdefault((tick.list, tick.item), []).append(tick)
    shown = []
    for code in found.rules.lists:
        items: list[dict[str, Any]] = [
            {"item": item, "ticks": done.pop((code, item), [])} for item in rules.items(code, found.area_id)
        ]
        items += [{"item": item, "ticks": ticks, "gone": True} for (one, item), ticks in done.items() if one == code]
        shown.append({
            "name": rules.LISTS[code][0], "key": f"bond.list.{code}", "items": items, "default": rules.is_default(code, found.area_id),
            "done": sum(bool(i["ticks"]) for i in items if "gone" not in i), "all": sum("gone" not in i for i in items),
        })  # fmt: skip
    return shown


def history(found, person):
    """Who looked after the same one before and since; of kinds that several may hold, all of them."""
    same = {found.rules.target: found.target, "kind": found.kind}
    return (
        Bond.objects.visible_to(person).filter(**same).whole().exclude(pk=found.pk).order_by("-start", "-id")[:VISITS]
    )


@login_required
@require_safe
@never_cache
def card(request, ref):
    """/desk/bonds/<ref>/card/print/: A6, two to an A5; says nothing of the family but the name that it is given to."""
    found = find_bond(request, ref)
    allow(may_write(found, request.user))
    kept = Card.objects.filter(bond=found).first()
    made = card_sheets(found, kept.helper_phone if kept else "")
    back = found.get_absolute_url()
    return printing.answer(request, *made, name=_("联系卡"), word=False, back=back, page="bonds/card.html", bond=found)

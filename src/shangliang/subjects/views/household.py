"""家庭档案页 · One household: its persons with their facts masked, needs, subsidies, guarantees, consents, who looked."""

from collections import defaultdict

from django.contrib.auth.decorators import login_required
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from shangliang.kit import pages
from shangliang.kit.say import say
from shangliang.people import areas
from shangliang.people.views.finding import allow, form_page, one

from .. import actions, care, facts, permits
from ..forms.households import HouseholdForm
from ..forms.persons import FactsForm, RevealForm
from ..models import AssistedPerson, Household
from .households import may_see

WITH = ("consents__photo", "subsidies", "needs", "guarantees", "looks__by")
LOOKS = 30


def find(request, ref, ability="household.see") -> Household:
    """Within reach or by a bond, else a 404; and for whom such files are a part of the work, else a 403."""
    found = one(Household.objects.visible_to(request.user).select_related("area"), ref=ref)
    allow(may_see(request.user) and permits.allowed_household(request.user, ability, found))
    return found


@login_required
@require_safe
@never_cache
def household(request, ref):
    """/desk/households/<ref>/."""
    return shown(request, find(request, ref))


def shown(request, found, *, opened=None, clear=None, form=None):
    """The page; of the person `opened` the facts stand `clear`, or the form that asked for them with its errors."""
    person = request.user
    seen = AssistedPerson.objects.visible_to(person).filter(household=found).order_by("listed_on", "id")
    cards = cards_of(person, _of(seen.prefetch_related(*WITH), found), opened, clear, form)
    context = {
        "found": found, "place": " ".join(areas.path_names(found.area_id)[-3:]), "cards": cards, "tabs": tabs(),
        "may_add": permits.by_reach(person, "household.add", found.area_id),
        "may_edit": permits.by_reach(person, "household.edit", found.area_id),
        "bare": _bare(cards),
    }  # fmt: skip
    return render(request, "subjects/household.html", context)


def _bare(cards) -> set[str]:
    """The sections in which nobody has anything yet."""
    names = {tab["anchor"] for tab in tabs()} - {"members"}
    return {name for name in names if not any(getattr(card["found"], name).all() for card in cards)}


def _of(members, found) -> list[AssistedPerson]:
    for member in members:
        member.household = found
    return list(members)


def tabs() -> list[dict]:
    words = [_("成员"), _("需求"), _("补贴"), _("保障"), _("同意和依据"), _("记录")]
    names = ("members", "needs", "subsidies", "guarantees", "consents", "looks")
    return [{"anchor": name, "label": word} for name, word in zip(names, words, strict=True)]


def cards_of(person, members, opened=None, clear=None, form=None) -> list[dict]:
    """What nouns further up say of them, and whom the person looks after, is asked once for all of them."""
    bonds, panels = permits.bonded_among(person, members), defaultdict(list)
    for panel in pages.panels("assisted_persons", person, members):
        panels[panel["of"]].append(panel)
    return [
        _card(person, one, panels[one.pk], one.pk in bonds, *((clear, form) if opened == one else (None, None)))
        for one in members
    ]


def _card(person, member, panels, bond, clear, form) -> dict:
    """One person as the page shows them. Masked values are made here: no clear one reaches the template unasked."""
    living = member.erased_on is None
    return {
        "found": member, "name": (clear or {}).get("name") or str(member), "kinds": care.said(member.kinds),
        "facts": lines(member, clear), "hidden": "" if clear is not None else hidden(member), "clear": clear is not None,
        "bond": living and bond, "may_edit": living and permits.allowed(person, "household.edit", member, bond),
        "may_reveal": living and permits.allowed(person, "household.reveal", member, bond),
        "may_erase": living and permits.by_reach(person, "household.erase", member.household.area_id),
        "reveal": form or RevealForm(auto_id=f"id_{member.ref}_%s"), "folded": form is None, "words": [say(word) for word in member.kinds],
        "guarantees": [{"row": row, "word": say(row.kind)} for row in member.guarantees.all()],
        "subsidies": [{"row": row, "word": say(row.kind), "yuan": row.yuan if clear is not None else ""} for row in member.subsidies.all()],
        "looks": list(member.looks.all())[:LOOKS], "panels": panels, "waits": _waits(member),
        "back": [facts.LABELS[name] for name in member.held_back],
    }  # fmt: skip


def lines(member, clear=None) -> list[tuple]:
    """(label, masked or clear) of the facts that are kept."""
    if clear is not None:
        where = [(_("住址"), clear["address"])] if clear.get("address") else []
        return [(facts.LABELS[name], clear[name]) for name in facts.LABELS if clear.get(name)] + where
    kept = [(name, facts.masked(name, getattr(member, name))) for name in facts.LABELS if name != "name"]
    return [(facts.LABELS[name], value) for name, value in kept if value]


def hidden(member) -> str:
    """What is kept and not even shown masked."""
    kept = [name for name in facts.LABELS if name not in facts.PARTLY and getattr(member, name)]
    where = [_("住址")] if member.household.address else []
    return _("、").join([*(str(facts.LABELS[name]) for name in kept), *where])


def _waits(member) -> list:
    """The sensitive facts that no consent covers yet: what the page asks for."""
    covered = member.covered_today
    return [facts.LABELS[name] for name in facts.sensitive(minor=member.minor) if name not in covered]


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def edit(request, ref):
    """/desk/households/<ref>/edit/: where it is; the address is not shown again."""
    found = find(request, ref)
    allow(permits.by_reach(request.user, "household.edit", found.area_id))
    form = HouseholdForm(
        request.POST if request.method == "POST" else None, person=request.user, initial={"area": found.area_id}
    )

    def act(data):
        address = data["address"] or str(found.address)
        return actions.move_household(found, by=request.user, area=data["area"], address=address).get_absolute_url()

    return form_page(request, form, act, heading=_("改所在地和住址"), back=found.get_absolute_url())


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def person_add(request, ref):
    """/desk/households/<ref>/add/: one more person of the household."""
    found = find(request, ref)
    allow(permits.by_reach(request.user, "household.add", found.area_id))
    form = FactsForm(request.POST if request.method == "POST" else None, area=found.area_id)

    def act(data):
        made = actions.list_person(
            found, data["kinds"], by=request.user, listed_on=data["listed_on"], minor=data["minor"], given=form.given()
        )
        return made.get_absolute_url()

    return form_page(request, form, act, heading=_("登记这一户的人"), back=found.get_absolute_url())

"""今天 · What waits on this person's desk: tiles that open the list they count, tasks by due date, and the same by unit."""

from django.contrib.auth.decorators import login_required
from django.db.models import Count
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from shangliang.bonds.views.visits import overdue
from shangliang.kit import asked, nav
from shangliang.matters.models import Matter
from shangliang.matters.models.piles import ORDER_PILES, PILES, either, order_counts, orders_of, watches
from shangliang.matters.models.rows import dressed, rows
from shangliang.matters.models.signing import open_for_signing
from shangliang.matters.models.tally import counts
from shangliang.matters.views.desk_list import as_of, home, place_of
from shangliang.matters.views.desk_me import invitations
from shangliang.matters.views.desk_orders import SHOWN, every_order
from shangliang.matters.views.desk_orders import dressed as dressed_orders
from shangliang.people import reach
from shangliang.people.can import Role

TASKS = 20
OWN = frozenset({Role.RESIDENT, Role.HELPER, Role.FIRM, Role.CONTACT, Role.MEMBER})
# Piles that ask this person to act; the others say how things stand.
TO_DO = ("screen", "approve", "file", "adopt", "consult", "submit", "instruct", "assign", "confirm", "close")


@login_required
@require_safe
def today(request):
    """/desk/."""
    person = request.user
    mine = orders_of(person) if reach.has(person, Role.UNIT) else None
    signing = signing_tiles(person)
    context = {
        "title": _title(person), "as_of": as_of(person), "place": place_of(person), "tiles": [*order_tiles(mine), *visit_tiles(person), *matter_tiles(person), *signing],
        "tasks": tasks(person), "orders": order_tasks(mine), "own": own(person), "admin": person.is_admin, "raises": raises(person), "invited": invitations(person) if signing else [], "units": by_unit(person) if watches(person) else [], "pictures": pictures(person),
        "piles": list(ORDER_PILES.values()),
    }  # fmt: skip
    return render(request, "insight/today.html", context)


def _title(person) -> str:
    """The body one works for; a resident comes as themselves."""
    if reach.has(person, Role.RESIDENT):
        return str(person)
    first = next(iter(person.held_posts), None)
    return str(first.organisation) if first else str(person)


def pictures(person) -> list[dict]:
    """领导一页, 看板: where the picture of it all is drawn, for whoever sees figures."""
    lines = [line for group in nav.groups(person) for line in group["items"]]
    return [line for line in lines if line["name"] in ("leader", "boards")]


def matter_tiles(person) -> list[dict]:
    return [_tile(n, p, "matter-list") for p, n in counts(person) if n or p.always]


def order_tiles(mine) -> list[dict]:
    return [] if mine is None else [_tile(n, p, "order-list") for p, n in order_counts(mine)]


def _tile(number, pile, url_name) -> dict:
    light = pile.light if number else ""
    return {
        "name": pile.name,
        "number": number,
        "label": pile.label,
        "kind": light,
        "url": f"{reverse(url_name)}?pile={pile.name}",
    }


def visit_tiles(person) -> list[dict]:
    """待走访: of whom one looks after oneself."""
    late = overdue(person)
    if late is None:
        return []
    return [
        {
            "name": "visit",
            "number": late,
            "label": _("待走访"),
            "kind": "late" if late else "",
            "url": reverse("visits"),
        }
    ]


def signing_tiles(person) -> list[dict]:
    if not any(p.allows("proposal.sign", p.organisation.area_id) for p in person.held_posts):
        return []
    return [
        {
            "name": "sign",
            "number": open_for_signing(person).count(),
            "label": _("待联名"),
            "kind": "",
            "url": f"{reverse('my-duty')}#invited",
        }
    ]


def tasks(person) -> list[dict]:
    """What the person may act on, the most urgent first."""
    return dressed(asked.rows(lambda: _to_do(person)), below=home(person))


def _to_do(person):
    any_of = either(*[PILES[name].condition(person) for name in TO_DO])
    if any_of is None:
        return Matter.objects.none()
    return rows(Matter.objects.visible_to(person).open().filter(any_of)).order_by("due_on", "id")[:TASKS]


def raises(person) -> str:
    """Where a resident begins; '' for everybody else."""
    home = next((p.organisation.area_id for p in person.held_posts if p.role == Role.RESIDENT), "")
    return home and reverse("raise", args=[home])


def own(person) -> list[dict]:
    """How far a resident's, a member's, a helper's or a firm's own matters have come."""
    if not any(p.role in OWN for p in person.held_posts):
        return []
    return dressed(rows(Matter.objects.of(person).open()).order_by("-moved_at", "id")[:TASKS], below=home(person))


def order_tasks(mine) -> list[dict]:
    return (
        []
        if mine is None
        else dressed_orders(mine.open().clocked().order_by("next_on", "id").values("id", *SHOWN)[:TASKS])
    )


def by_unit(person) -> list[dict]:
    """Every unit with open orders within reach: the same four piles, each number a link to its list."""
    found = asked.rows(lambda: _units(person))
    page = reverse("order-list")
    return [
        {"name": row["unit__name"], "open": row["open"], "url": f"{page}?unit={row['unit__ref']}",
         "cells": [{"n": row[p.name], "label": p.label, "light": p.light if row[p.name] else "", "url": f"{page}?unit={row['unit__ref']}&pile={p.name}"} for p in ORDER_PILES.values()]}
        for row in sorted(found, key=lambda r: (-r["late"], -r["soon"], -r["open"], r["unit__name"]))[:40]
    ]  # fmt: skip


def _units(person):
    piles = {p.name: Count("unit_id", filter=p.condition()) for p in ORDER_PILES.values()}
    by_name = every_order(person).open().order_by().values("unit__ref", "unit__name")
    return by_name.annotate(open=Count("unit_id"), **piles)

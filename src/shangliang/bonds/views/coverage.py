"""覆盖情况 · Level by level: paired, visited, aided; firms contacted; talks; duty; rooms in use. Each number opens who is and who is not."""

from django.contrib.auth.decorators import login_required
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from shangliang.kit import clock
from shangliang.kit.finding import menu, sort_menu
from shangliang.kit.paging import page
from shangliang.people import areas, reach
from shangliang.people.views.finding import allow, place_menu, within
from shangliang.subjects import coverage as rooms
from shangliang.subjects.models import AssistedPerson
from shangliang.subjects.models.located import ranges
from shangliang.subjects.views.households import may_see

from .. import coverage as counting
from ..coverage import LEADERS, Span, tally
from ..forms.lists import CoverageFind
from ..nav import roles


@login_required
@require_safe
def coverage(request):
    """/desk/coverage/?area=: the place as a whole, then each place one level below it."""
    person = request.user
    own = [low for low, _high in reach.figure_ranges(person)]
    allow(own and person.has_role(*roles("bond.see")))
    code = _asked(own, request.GET.get("area", ""))
    below = areas.children([code])
    length = min(map(len, below), default=len(code))
    names, measured = areas.names([*below, code]), measures(code, length)
    lines = [_line(person, place, names[place], measured, length) for place in below if place in names]
    context = {
        "whole": _line(person, code, names.get(code, code), [_summed(m) for m in measured], 0), "lines": lines, "code": code, "heads": heads(),
        "up": areas.parent_of(code) if areas.parent_of(code) and any(_inside(areas.parent_of(code), o) for o in own) else "",
        "year": clock.today().year,
    }  # fmt: skip
    return render(request, "bonds/coverage.html", context)


def _asked(own, code: str) -> str:
    code = code.replace("\0", "")[:20]
    return code if code and any(_inside(code, o) for o in own) and areas.names([code]).get(code) else min(own, key=len)


def _inside(code: str, root: str) -> bool:
    return root <= code < areas.after(root)


def measures(code: str, length: int) -> list[dict]:
    """Persons, firms, leaders' talks, postings, rooms: so many questions, whatever the number of places."""
    year, quarter, month = Span.of("year"), Span.of("quarter"), Span.of("month")
    return [
        tally(counting.within(counting.persons(year, quarter), code), length, "paired", "lately", "visited", "aided"),
        tally(counting.within(counting.firms(month), code), length, "paired"),
        tally(counting.within(counting.bonds(("enterprise",), month), code), length, "visited"),
        tally(counting.within(counting.bonds(LEADERS, year), code), length, "visited", "planned"),
        tally(counting.within(counting.talks(year), code), length, "met"),
        tally(counting.within(counting.bonds(("posting",), month), code), length, "visited"),
        {part: {"all": one.places, "used": one.in_use} for part, one in rooms.by_part(code, length).items()},
    ]


def _summed(measure) -> dict:
    total: dict[str, int] = {}
    for row in measure.values():
        for name, number in row.items():
            total[name] = total.get(name, 0) + number
    return {"": total}


def heads() -> list[str]:
    return [
        _("帮扶对象"),
        _("已结对"),
        _("本季走访"),
        _("今年走访"),
        _("今年帮扶"),
        _("企业"),
        _("已包联"),
        _("包联本月已走访"),
        _("联系委员"),
        _("今年已谈心走访"),
        _("已列入谈心走访计划"),
        _("按计划已见面"),
        _("下沉"),
        _("本月已值班"),
        _("议事室在用"),
    ]


def _line(person, code: str, name: str, measured, length: int) -> dict:
    """A place: its cells, each with the number, the share and where both lists are; above the county, numbers alone."""
    key = code[:length] if length else ""
    people, firms, contacts, talks, planned, posted, used = (m.get(key) or {} for m in measured)
    rows = any(_inside(code, root) for root in reach.codes(person))
    persons, bonds = reverse("coverage-persons"), reverse("bonds")
    firm = reverse("enterprises")
    cells = [
        _cell(people.get("all", 0), None, rows, f"{persons}?area={code}", ""),
        *(_cell(people.get(flag, 0), people.get("all", 0), rows, f"{persons}?area={code}&state={yes}", f"{persons}?area={code}&state=un{yes}")
          for flag, yes in (("paired", "paired"), ("lately", "visited_quarter"), ("visited", "visited"), ("aided", "aided"))),
        _cell(firms.get("all", 0), None, rows, f"{firm}?area={code}", ""),
        _cell(firms.get("paired", 0), firms.get("all", 0), rows, f"{firm}?area={code}&contact=yes", f"{firm}?area={code}&contact=no"),
        _cell(contacts.get("visited", 0), contacts.get("all", 0), rows, f"{bonds}?area={code}&kind=enterprise&state=recent", f"{bonds}?area={code}&kind=enterprise&state=stale"),
        _cell(talks.get("all", 0), None, rows, f"{bonds}?area={code}&kind=talks&state=active", ""),
        _cell(talks.get("visited", 0), talks.get("all", 0), rows, f"{bonds}?area={code}&kind=talks&state=kept", f"{bonds}?area={code}&kind=talks&state=unkept"),
        _cell(talks.get("planned", 0), talks.get("all", 0), rows, f"{bonds}?area={code}&kind=talks&state=planned", f"{bonds}?area={code}&kind=talks&state=unplanned"),
        _cell(planned.get("met", 0), planned.get("all", 0), rows, f"{reverse('talks')}?area={code}&term=year&state=met", f"{reverse('talks')}?area={code}&term=year&state=unmet"),
        _cell(posted.get("all", 0), None, rows, f"{bonds}?area={code}&kind=posting&state=active", ""),
        _cell(posted.get("visited", 0), posted.get("all", 0), rows, f"{bonds}?area={code}&kind=posting&state=recent", f"{bonds}?area={code}&kind=posting&state=stale"),
        _of_rooms(person, code, used),
    ]  # fmt: skip
    labels = heads()
    return {
        "code": code,
        "name": name,
        "cells": [cell | {"label": label} for cell, label in zip(cells, labels, strict=True)],
    }


def _of_rooms(person, code: str, used) -> dict:
    """Villages and communities with a room in use; opens those rooms, and level by level the places that are left."""
    seen = any(_inside(code, base) for base in ranges(person, "room.see"))
    yes, no = f"{reverse('rooms')}?area={code}&used=yes&state=open", f"{reverse('room-coverage')}?area={code}"
    return _cell(used.get("used", 0), used.get("all", 0), seen, yes, no)


def _cell(number: int, whole: int | None, rows: bool, yes: str, no: str) -> dict:
    missing = (whole or 0) - number
    return {
        "number": number, "whole": whole, "share": round(100 * number / whole) if whole else None, "url": yes if rows else "",
        "missing": missing if whole is not None and missing > 0 else 0, "without": no if rows and no else "",
    }  # fmt: skip


STATES = {"paired": "paired", "visited_quarter": "lately", "visited": "visited", "aided": "aided"}


@login_required
@require_safe
def persons(request):
    """/desk/coverage/persons/?state=unvisited_quarter&area=: masked names, each opening its file, for whoever reaches rows."""
    person, find = request.user, CoverageFind(request.GET)
    allow(person.has_role(*roles("bond.see")) and (reach.codes(person) or person.has_role("helper")))
    found = asked_for(person, find)
    shown = page(found, order=find.order, cursor=request.GET.get("cursor"))
    areas.names({p.household.area_id for p in shown.rows})
    context = {
        "page": shown, "find": find, "files": may_see(person),
        "rows": [{"one": p, "place": " ".join(areas.path_names(p.household.area_id)[-2:])} for p in shown.rows],
        "filters": [menu(request, find, "state", _("覆盖"), find.fields["state"].choices, _("全部")),
                    *place_menu(request, find), sort_menu(request, find)],
    }  # fmt: skip
    return render(request, "bonds/persons.html", context)


def asked_for(person, find):
    mine = AssistedPerson.objects.visible_to(person).values("pk")
    found = counting.persons(Span.of("year"), Span.of("quarter")).filter(pk__in=mine).select_related("household")
    found = within(found, find.value("area"), "household__area_id")
    if state := find.value("state"):
        found = found.filter(**{STATES[state.removeprefix("un")]: not state.startswith("un")})
    return find.narrowed(found, since="listed_on__gte", until="listed_on__lte")

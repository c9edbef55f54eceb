"""设施、工作站、项目的名册 · Three registers, alike: a list with its ledger, one thing, register, change, close."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from shangliang.kit.finding import menu, sort_menu
from shangliang.kit.paging import page
from shangliang.people import areas
from shangliang.people.refusal import Refused
from shangliang.people.views.finding import allow, form_page, may_export, one, taken, within

from .. import actions
from ..forms.facilities import DutyForm, FacilityFind, FacilityForm, LocatedFind, ProjectForm, StationForm
from ..kinds import KINDS
from ..models import Facility, MemberStation, Project
from ..models.located import ranges
from .places import place_filter


@dataclass(frozen=True)
class Register:
    """名册 · What makes one register differ from the next. `facts`: the lines of one thing, (word, value) each."""

    model: Any
    word: Any
    form: Any
    find: Any
    add: Callable
    edit: Callable
    head: tuple[str, Any]  # the field that a list shows beside the name, and its word
    facts: Callable[[Any], list[tuple[Any, Any]]]
    kept: tuple[str, ...]  # the fields of its form besides name and place
    with_: tuple[str, ...] = ("area", "owner")


def _facility(found) -> list[tuple[Any, Any]]:
    said = [(d.label, d.show(found.details[d.name])) for d in found.rules.details if d.name in found.details]
    return [(_("类别"), found.rules.name), (_("负责人职务"), found.responsible), (_("管理单位"), found.owner), *said]


def _station(found):
    return [(_("站长职务"), found.head), (_("组织"), found.organisation)]


def _project(found):
    return [(_("包抓领导职务"), found.leader), (_("责任单位"), found.owner), (_("企业"), found.enterprise),
            (_("总投资（万元）"), found.cost), (_("计划完成"), found.due_on)]  # fmt: skip


REGISTERS = {
    "facilities": Register(
        Facility, gettext_lazy("应急设施"), FacilityForm, FacilityFind, actions.add_facility, actions.edit_facility,
        ("responsible", gettext_lazy("负责人职务")), _facility, ("responsible", "owner"),
    ),
    "stations": Register(
        MemberStation, gettext_lazy("委员工作站"), StationForm, LocatedFind, actions.add_station, actions.edit_station,
        ("head", gettext_lazy("站长职务")), _station, ("head", "organisation"), ("area", "organisation"),
    ),
    "projects": Register(
        Project, gettext_lazy("重大项目"), ProjectForm, LocatedFind, actions.add_project, actions.edit_project,
        ("leader", gettext_lazy("包抓领导职务")), _project, ("leader", "owner", "enterprise", "cost", "due_on"),
        ("area", "owner", "enterprise"),
    ),
}  # fmt: skip


@login_required
@require_safe
def listed(request, slug):
    """/desk/facilities/, /desk/stations/, /desk/projects/."""
    register, person = REGISTERS[slug], request.user
    allow(ranges(person, register.model.seen_by))
    find = register.find(request.GET)
    shown = page(_asked(register, person, find), order=find.order, cursor=request.GET.get("cursor"))
    names = {"kind": (_("类别"), _("全部类别")), "state": (_("状态"), _("全部"))}
    chosen = [menu(request, find, n, w, find.fields[n].choices, a) for n, (w, a) in names.items() if n in find.fields]
    context = {
        "page": shown, "rows": _rows(register, shown.rows), "find": find, "register": register, "slug": slug,
        "may_add": bool(ranges(person, register.model.edited_by)),
        "kinds": [(k, kind.name) for k, kind in KINDS.items()] if slug == "facilities" else [],
        "export_url": may_export(person) and reverse(f"{slug}-export"),
        "filters": [*chosen, *place_filter(request, find, register.model.seen_by), sort_menu(request, find)],
    }  # fmt: skip
    return render(request, "subjects/register.html", context)


def _asked(register, person, find):
    found = register.model.objects.visible_to(person).select_related(*register.with_)
    found = find.narrowed(within(found, find.value("area")), kind="kind") if "kind" in find.fields else within(found, find.value("area"))  # fmt: skip
    found = find.narrowed(found, since="opened_on__gte", until="opened_on__lte")
    if state := find.value("state"):
        standing = register.model.objects.standing().values("pk")
        found = found.filter(pk__in=standing) if state == "open" else found.exclude(pk__in=standing)
    return found.named(find.value("q")) if find.value("q") else found


def _rows(register, found) -> list[dict]:
    areas.names({row.area_id for row in found})
    return [
        {"found": r, "place": " ".join(areas.path_names(r.area_id)[-2:]), "head": getattr(r, register.head[0]),
         "kind": r.rules.name if isinstance(r, Facility) else ""}
        for r in found
    ]  # fmt: skip


@login_required
@require_POST
def export(request, slug):
    """/desk/…/export/."""
    register = REGISTERS[slug]
    allow(ranges(request.user, register.model.seen_by))
    find = register.find(request.GET)
    found = list(_asked(register, request.user, find).order_by(*find.order))
    columns = [(_("名称"), "name", 34), (_("类别"), "kind", 16), (_("所在地"), "place", 26), (register.head[1], "head", 24),
               (_("启用日期"), "opened", 12), (_("停用日期"), "closed", 12), (_("资料"), "facts", 60)]  # fmt: skip
    return taken(request, find, columns, _lines(register, found), title=str(register.word), noun=register.model.noun)


def _lines(register, found):
    for row in _rows(register, found):
        thing = row["found"]
        said = "；".join(f"{word} {value}" for word, value in register.facts(thing) if value not in ("", None))
        yield {"name": thing.name, "kind": row["kind"], "place": row["place"], "head": row["head"],
               "opened": thing.opened_on, "closed": thing.closed_on, "facts": said}  # fmt: skip


def _one(register, person, ref, ability=""):
    allow(ranges(person, register.model.seen_by))
    found = one(register.model.objects.visible_to(person).select_related(*register.with_), ref=ref)
    allow(not ability or person.can(ability, found.area_id))
    return found


@login_required
@require_safe
def shown(request, slug, ref):
    """/desk/…/<ref>/."""
    register = REGISTERS[slug]
    found = _one(register, request.user, ref)
    context = {
        "found": found, "register": register, "slug": slug, "place": " ".join(areas.path_names(found.area_id)[-3:]),
        "facts": [(word, value) for word, value in register.facts(found) if value not in ("", None)],
        "duties": found.duties.all()[:60] if slug == "stations" else None,
        "stock": found.stock.all() if getattr(found, "kind", "") == "stock" else None,
        "may": request.user.can(register.model.edited_by, found.area_id),
    }  # fmt: skip
    return render(request, "subjects/registered.html", context)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def add(request, slug, kind=""):
    """/desk/…/add/; of facilities /desk/facilities/add/<kind>/."""
    register = REGISTERS[slug]
    allow(ranges(request.user, register.model.edited_by))
    more = _kind(slug, kind)
    form = register.form(request.POST if request.method == "POST" else None, by=request.user, **more)

    def act(data):
        return register.add(data["name"], data["area"], by=request.user, **more, **form.facts()).get_absolute_url()

    word = KINDS[kind].name if kind else register.word
    return form_page(request, form, act, heading=_("登记%(what)s") % {"what": word}, back=reverse(slug))


def _kind(slug, kind) -> dict:
    if slug != "facilities":
        return {}
    if kind not in KINDS:
        raise Http404
    return {"kind": kind}


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def edit(request, slug, ref):
    """/desk/…/<ref>/edit/."""
    register = REGISTERS[slug]
    found = _one(register, request.user, ref, register.model.edited_by)
    first = {name: getattr(found, name) for name in ("name", "place", "lat", "lon", "opened_on", *register.kept)}
    first = {name: getattr(value, "ref", value) for name, value in first.items()}
    first |= {f"d_{name}": value for name, value in getattr(found, "details", {}).items()}
    more = _kind(slug, getattr(found, "kind", ""))
    data = request.POST if request.method == "POST" else None
    form = register.form(data, by=request.user, found=found, initial=first, **more)

    def act(data):
        return register.edit(found, by=request.user, name=data["name"], **form.facts()).get_absolute_url()

    heading = _("修改%(what)s") % {"what": register.word}
    return form_page(request, form, act, heading=heading, back=found.get_absolute_url(), note=str(found))


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def duty(request, ref):
    """/desk/stations/<ref>/duty/: one after the other, the form comes back empty."""
    found = _one(REGISTERS["stations"], request.user, ref, "facility.edit")

    def act(data):
        actions.put_on_duty(found, data["who"], day=data["day"], what=data["what"], by=request.user)
        return found.get_absolute_url()

    form = DutyForm(request.POST if request.method == "POST" else None)
    return form_page(request, form, act, heading=_("排班"), back=found.get_absolute_url(), note=str(found))


@login_required
@require_POST
def close(request, slug, ref):
    """/desk/…/<ref>/close/."""
    register = REGISTERS[slug]
    found = _one(register, request.user, ref, register.model.edited_by)
    try:
        actions.close_located(found, by=request.user)
        messages.success(request, _("已停用。"))
    except Refused as reason:
        messages.error(request, str(reason))
    return redirect(found.get_absolute_url())

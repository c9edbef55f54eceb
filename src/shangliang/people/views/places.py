"""区划页与权限页 · The tree of areas to leaf through, groups and stations added below; the policy table."""

from django.contrib.auth.decorators import login_required
from django.db.models import Count
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from shangliang.kit.finding import menu, sort_menu
from shangliang.kit.paging import page

from .. import actions, areas, policy
from ..areas import COUNTY, Area, Level
from ..can import ROLE_NAMES, Role
from ..forms.lists import AreaFind
from ..forms.office import LocalAreaForm
from ..forms.outlines import OutlineForm
from ..outlines import AreaOutline
from .finding import allow, area_or_404, form_page


@require_safe
def tree(request, code=""):
    """/areas/, /areas/<code>/?q=: what lies one level below, or what is found below by name, pinyin, initials, code."""
    if not code and not request.GET and (own := _home(request.user)):
        return redirect("area-tree", own)
    here = area_or_404(code) if code else None
    find = AreaFind(request.GET)
    words, level = find.value("q"), find.value("level")
    if words or level:
        found = find.narrowed(Area.objects.within(code) if code else Area.objects.all(), level="level")
        found = found.named(words) if words else found
    else:
        found = Area.objects.filter(parent=here)
    shown = page(found, order=find.order, cursor=request.GET.get("cursor"), size=20)
    areas.names({a.code for a in shown})
    context = {
        "here": here, "page": shown, "find": find, "spread": words or level, "rows": [_row(a) for a in shown],
        "crumbs": [{"name": areas.names([c]).get(c, c), "url": f"/areas/{c}/"} for c in (areas.lineage(code) if code else [])],
        "whole": f"{reverse('areas')}?level=",
        "below": _below(here), "may_add": _may_add(request.user, here),
        "filters": [menu(request, find, "level", _("层级"), find.fields["level"].choices, _("下一级")), sort_menu(request, find)],
    }  # fmt: skip
    return render(request, "people/areas.html", context)


def _home(person) -> str:
    """Where somebody who works here begins; the whole country is one step above, at /areas/?level=."""
    held = [post.organisation.area_id for post in person.held_posts] if person.is_authenticated else []
    return min(held, key=len, default="")[:COUNTY]


def _row(area) -> dict:
    return {"area": area, "place": " ".join(areas.path_names(area.code)[-3:-1])}


def _below(here) -> list[tuple[str, int]]:
    """How many of each level lie below; nothing for the root (the whole country would be counted each time)."""
    if here is None or here.level == Level.PROVINCE:
        return []
    counted = Area.objects.within(here.code).exclude(code=here.code).order_by()
    rows = dict(counted.values_list("level").annotate(n=Count("code")))
    return [(str(level.label), rows[level]) for level in Level if rows.get(level)]


def _may_add(person, here) -> bool:
    return here is not None and not here.is_local and person.is_authenticated and person.can("area.add", here.code)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def add_local(request, code):
    """/areas/<code>/add/."""
    here = area_or_404(code)
    allow(request.user.can("area.add", here.code))

    def act(data):
        actions.add_local_area(here, data["name"], by=request.user)
        return here.get_absolute_url()

    form = LocalAreaForm(request.POST if request.method == "POST" else None)
    return form_page(request, form, act, heading=_("添加组、站、点"), back=here.get_absolute_url(), note=str(here))


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def outline(request, code):
    """/areas/<code>/outline/: what the board's map is drawn from."""
    here = area_or_404(code)
    allow(request.user.can("area.outline", here.code))

    def act(data):
        if data["remove"]:
            actions.remove_outline(here, by=request.user)
        else:
            actions.draw_outline(here, shapes=data["file"], approval=data["approval"], by=request.user)
        return here.get_absolute_url()

    sent = (request.POST, request.FILES) if request.method == "POST" else ()
    form = OutlineForm(*sent, code=here.code)
    known = AreaOutline.objects.filter(area=here).first()
    note = (
        _("现在用的：%(approval)s") % {"approval": known.approval} if known else _("还没有轮廓，地图按坐标或方格画。")
    )
    return form_page(
        request, form, act, heading=_("%(place)s的地图轮廓") % {"place": here}, back=here.get_absolute_url(), note=note
    )


@require_safe
def table(request):
    """/policy/: who may what; the same as docs/policy.md."""
    context = {
        "roles": [{"name": r.value, "words": ROLE_NAMES[r]} for r in Role], "rows": policy.marks(),
        "appointments": policy.appointments(), "notes": policy.notes(),
    }  # fmt: skip
    return render(request, "people/policy.html", context)

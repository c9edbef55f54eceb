"""交办单 · The orders of one's unit, or (for who watches the clocks) of every unit within reach; one order, its steps."""

from itertools import islice

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from shangliang.kit import clock, pages, paging
from shangliang.kit.finding import link
from shangliang.people import areas, reach
from shangliang.people.views.finding import may_export, taken

from ..forms.desk_find import OrderFind
from ..forms.desk_orders import ORDER_FORMS
from ..lifecycle import BY_NAME
from ..models import Matter, WorkOrder
from ..models.orders import Part
from ..models.piles import order_counts, orders_of, watches
from ..taking import find_order, may_take_order, steps_for, take_order
from ..wording import day, until
from .desk_filters import filters
from .desk_move import attempt

SHOWN = ("ref", "part", "unit_id", "unit__name", "assigned_on", "receipt_due", "feedback_due", "warn_on", "due_on", "received_on",
         "returned_on", "replied_on", "withdrawn_on", "progress_on", "matter__ref", "matter__title", "matter__area_id", "matter__holder_area",
         "matter__paused_on")  # fmt: skip


def orders_seen(person, unit: str = ""):
    """One's own units' orders; with `unit` (its ref) those of that unit on matters within reach."""
    if unit:
        return WorkOrder.objects.filter(unit__ref=unit, matter__in=Matter.objects.visible_to(person))
    return orders_of(person) if reach.assigned_to(person) else every_order(person)


def every_order(person):
    """For who watches the clocks of a place: all orders on the matters within reach."""
    return (
        WorkOrder.objects.filter(matter__in=Matter.objects.visible_to(person)) if watches(person) else orders_of(person)
    )


@login_required
@require_safe
def order_list(request):
    """/desk/orders/?pile=&unit=."""
    find = OrderFind(request.GET, person=request.user)
    pile, unit = find.value("pile"), find.value("unit")
    seen = orders_seen(request.user, unit)
    page = paging.page(asked_for(seen, find), order=find.order, cursor=request.GET.get("cursor"), size=20)
    page.rows[:] = dressed(page.rows)
    context = {
        "page": page, "find": find, "tiles": tiles(request, seen, pile), "panels": pages.panels("order.list", request.user, page), "unit": page.rows[0]["unit__name"] if unit and page.rows else "",
        "export_url": may_export(request.user) and reverse("order-export"),
        "filters": [{"label": _("范围"), "options": [
            {"label": _("未办完"), "url": link(request, all="", pile=""), "on": not pile and not find.value("all")},
            {"label": _("全部"), "url": link(request, all="1", pile=""), "on": bool(find.value("all"))}]},
            *filters(request, find, only=("kind", "stage"))],
    }  # fmt: skip
    return render(request, "matters/desk/orders.html", context)


def asked_for(seen, find):
    """The rows of one pile, of all that is open, or of everything; narrowed by what is chosen above the list."""
    return find.apply_to(seen, Matter.objects.all()).clocked().values("id", "next_on", *SHOWN)


@login_required
@require_POST
def export(request):
    """/desk/orders/export/: the same list as xlsx."""
    find = OrderFind(request.GET, person=request.user)
    found = asked_for(orders_seen(request.user, find.value("unit")), find).order_by(*find.order)
    rows = _batches(found.iterator(chunk_size=2000))
    return taken(request, find, columns(), rows, title=_("交办单台账"), noun="order")


def _batches(found):
    """Rows for the ledger, dressed by the thousand: constant memory."""
    while batch := list(islice(found, 1000)):
        yield from dressed(batch)


def columns():
    return [
        (_("编号"), "matter__ref", 14), (_("题目"), "matter__title", 44), (_("来自"), "place", 24), (_("承办单位"), "unit__name", 24),
        (_("分工"), "part_label", 8), (_("交办日期"), "assigned_on", 12), (_("签收日期"), "received_on", 12),
        (_("最近反馈"), "progress_on", 12), (_("办结时限"), "due_on", 12), (_("答复日期"), "replied_on", 12),
        (_("状态"), "state", 10), (_("时限情况"), "left", 18),
    ]  # fmt: skip


def tiles(request, seen, here):
    return [
        {"number": n, "label": pile.label, "kind": pile.light if n else "", "here": pile.name == here,
         "url": link(request, pile=pile.name, all="")}
        for pile, n in order_counts(seen)
    ]  # fmt: skip


def dressed(rows) -> list[dict]:
    """The rows with their state and clock in words."""
    today = clock.today()
    areas.names([row["matter__area_id"] for row in rows])
    return [row | _words(row, today) for row in rows]


def _words(row, today) -> dict:
    state, light, left = _state(row, today)
    place = " ".join(areas.path_names(row["matter__area_id"])[-2:])
    return {"state": state, "light": light, "left": left, "place": place, "part_label": Part(row["part"]).label}


def _state(row, today):
    for key, word in (("withdrawn_on", _("已撤回")), ("returned_on", _("已退办")), ("replied_on", _("已答复"))):
        if row[key]:
            return word, "done" if key == "replied_on" else "plain", day(row[key])
    if row["matter__paused_on"]:
        return _("办理中"), "plain", _("已暂停计时")
    if not row["received_on"]:
        clocked = until(row["receipt_due"], None, today, row["matter__holder_area"])
        return _("待签收"), clocked.light, clocked.text
    clocked = until(row["due_on"], row["warn_on"], today, row["matter__holder_area"])
    return _("办理中"), clocked.light, clocked.text


@login_required
@require_safe
def order(request, ref):
    """/desk/o/<ref>/."""
    found = find_order(request.user, ref)
    return _page(request, found, {n: ORDER_FORMS[n](order=found, prefix=n) for n in steps_for(request.user, found)})


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def order_step(request, ref, step):
    """/desk/o/<ref>/<step>/: the same page, with this step's form in front."""
    found = find_order(request.user, ref)
    if step not in ORDER_FORMS:
        raise Http404
    if not may_take_order(request.user, found, step):
        raise PermissionDenied
    data = (request.POST, request.FILES) if request.method == "POST" else ()
    form = ORDER_FORMS[step](*data, order=found, prefix=step)
    if request.method == "POST" and form.is_valid():
        answer = attempt(
            request,
            form,
            lambda: take_order(found, step, form, request.user),
            found.matter,
            reverse("order", args=[ref]),
        )
        if answer:
            return answer
        found = find_order(request.user, ref)
    return _page(request, found, {step: form}, here=step)


def _page(request, found, forms, here=""):
    today = clock.today()
    clocks = [
        {"label": label, "due": day(due), "done": day(done) if done else "",
         "light": "done" if done else until(due, None, today).light if found.is_open else "plain"}
        for label, due, done in found.chapters if due
    ]  # fmt: skip
    siblings = (
        found.matter.orders.filter(returned_on=None, withdrawn_on=None).exclude(pk=found.pk).select_related("unit")
    )
    sees = Matter.objects.visible_to(request.user).filter(pk=found.matter_id).exists()
    steps = [
        {"name": name, "label": found.matter.rules.label(BY_NAME[name]), "form": form} for name, form in forms.items()
    ]
    context = {"order": found, "matter": found.matter, "clocks": clocks, "siblings": siblings, "steps": steps, "here": here,
               "sees": sees, "place": " ".join(areas.path_names(found.matter.area_id)[-3:])}  # fmt: skip
    return render(request, "matters/desk/order.html", context)

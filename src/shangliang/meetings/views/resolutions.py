"""决议台账 · What was passed where, with the verdict, and what follows from it."""

from django.contrib.auth.decorators import login_required
from django.db.models import Q
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from shangliang.kit import clock
from shangliang.kit.finding import menu, sort_menu
from shangliang.kit.paging import page
from shangliang.people.views.finding import allow, may_export, place_menu, taken, within

from ..forms.lists import ResolutionFind
from ..models import Decision
from ..wording import verdict
from .seen import able


@login_required
@require_safe
def resolutions(request):
    """/desk/resolutions/?kind=&task=&area=&cursor=."""
    person, find = request.user, ResolutionFind(request.GET)
    allow(able(person, "meeting.see"))
    shown = page(asked_for(person, find), order=find.order, cursor=request.GET.get("cursor"))
    context = {
        "page": shown, "rows": [{"row": d, "said": verdict(d), "follow_ups": list(d.follow_ups.all())} for d in shown.rows], "find": find,
        "export_url": may_export(person) and reverse("resolutions-export"),
        "filters": [menu(request, find, "task", _("落实"), find.fields["task"].choices, _("全部")),
                    menu(request, find, "kind", _("会议类别"), find.fields["kind"].choices, _("全部类别")),
                    *place_menu(request, find), sort_menu(request, find)],
    }  # fmt: skip
    return render(request, "meetings/resolutions.html", context)


def asked_for(person, find):
    found = within(Decision.objects.visible_to(person).passed(), find.value("area"), "meeting__area_id")
    found = find.narrowed(found, kind="meeting__kind", since="at__date__gte", until="at__date__lte")
    if words := find.value("q"):
        found = found.filter(Q(paper__title__contains=words) | Q(item__title__contains=words))
    if task := find.value("task"):
        found = found.filter(follow_ups__isnull=task == "without").distinct()
    return found.select_related("meeting__gathering", "item", "paper").prefetch_related("follow_ups__matter")


@login_required
@require_POST
def export(request):
    """/desk/resolutions/export/."""
    allow(able(request.user, "meeting.see"))
    find = ResolutionFind(request.GET)
    columns = [
        (_("通过的事项"), "what", 50), (_("会议"), "meeting", 30), (_("日期"), "on", 12), (_("表决"), "said", 60), (_("落实"), "tasks", 40),
    ]  # fmt: skip
    found = asked_for(request.user, find).order_by(*find.order)
    return taken(request, find, columns, _lines(found), title=_("决议台账"), noun="meeting")


def _lines(found):
    for one in found:
        yield {"what": str(one), "meeting": str(one.meeting), "on": clock.local_day(one.at), "said": verdict(one),
               "tasks": "；".join(str(follow.matter) for follow in one.follow_ups.all())}  # fmt: skip

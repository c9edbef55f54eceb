"""查看记录的页面 · For the auditor: who opened or took whose file, when and why; by number, never by name."""

from django.contrib.auth.decorators import login_required
from django.db.models import Q
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from shangliang.kit.finding import menu, sort_menu
from shangliang.kit.paging import page
from shangliang.people import areas
from shangliang.people.views.finding import allow, own_places, within

from ..forms.households import LooksFind
from ..models import Look


@login_required
@require_safe
def looks(request):
    """/desk/households/looks/?reason=&area=&since=&until=&cursor=."""
    roots = sorted(
        {p.organisation.area_id for p in request.user.held_posts if p.allows("trail.looks", p.organisation.area_id)}
    )
    allow(roots)
    find = LooksFind(request.GET)
    shown = page(asked_for(roots, find), order=find.order, cursor=request.GET.get("cursor"))
    areas.names({look.person.household.area_id for look in shown.rows})
    context = {
        "page": shown, "find": find,
        "rows": [{"look": look, "place": " ".join(areas.path_names(look.person.household.area_id)[-2:])} for look in shown.rows],
        "filters": [
            menu(request, find, "reason", _("原因"), find.fields["reason"].choices, _("全部原因")),
            menu(request, find, "area", _("地区"), own_places(roots, find.value("area")), _("全部地区")),
            sort_menu(request, find),
        ],
    }  # fmt: skip
    return render(request, "subjects/looks.html", context)


def asked_for(roots, find):
    reached = Q(pk__in=[])
    for code in roots:
        reached |= Q(person__household__area_id__gte=code, person__household__area_id__lt=areas.after(code))
    found = Look.objects.filter(reached).select_related("by", "person__household")
    found = found.only(
        "at", "reason", "bond", "taken", "by__name", "by__ref", "person__ref", "person__household__area_id"
    )
    found = within(found, find.value("area"), "person__household__area_id")
    return find.narrowed(found, reason="reason", since="at__date__gte", until="at__date__lte")

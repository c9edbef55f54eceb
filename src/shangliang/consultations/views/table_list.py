"""协商台账 · The consultations of one's desk: what is prepared, what runs, what came of it."""

from django.contrib.auth.decorators import login_required
from django.db.models import Count, Q
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from shangliang.kit.paging import page
from shangliang.people import areas
from shangliang.people.views.finding import asked, menu

from ..kinds import FORMS
from ..models import Consultation

STATES = {
    "preparing": Q(noticed_on__isnull=True),
    "running": Q(noticed_on__isnull=False, closed_at__isnull=True, agreed_on__isnull=True),
    "closed": Q(closed_at__isnull=False, agreed_on__isnull=True),
    "agreed": Q(agreed_on__isnull=False),
}


@login_required
@require_safe
def consultations(request):
    """/desk/c/?form=&state=&cursor=."""
    found = Consultation.objects.visible_to(request.user).select_related("host")
    if (form := asked(request, "form")) in FORMS:
        found = found.filter(form=form)
    if (state := asked(request, "state")) in STATES:
        found = found.filter(STATES[state])
    if words := asked(request, "q"):
        found = found.filter(title__contains=words)
    found = found.annotate(people=Count("participants", distinct=True))
    shown = page(found, order=("-begun_on",), cursor=request.GET.get("cursor"))
    areas.names({c.area_id for c in shown})
    rows = [{"found": c, "place": " ".join(areas.path_names(c.area_id)[-2:])} for c in shown]
    words_of = {
        "preparing": _("筹备中"),
        "running": _("正在进行"),
        "closed": _("表态已结束"),
        "agreed": _("已形成共识"),
    }
    context = {
        "page": shown, "rows": rows, "q": words, "may_open": may_open(request.user),
        "filters": [menu(request, "state", _("进展"), list(words_of.items()), _("全部进展")),
                    menu(request, "form", _("形式"), [(k, f.name) for k, f in FORMS.items()], _("全部形式"))],
    }  # fmt: skip
    return render(request, "consultations/table/list.html", context)


def may_open(person) -> bool:
    return any(p.allows("consultation.open", p.organisation.area_id) for p in person.held_posts)

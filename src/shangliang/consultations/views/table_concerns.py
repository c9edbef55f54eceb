"""所议事项的页 · One more approved matter taken up, or one put down that went another way."""

from django.contrib.auth.decorators import login_required
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from shangliang.people.views.finding import form_page, one

from ..actions.opening import put_down, take_up
from ..forms.table_begin import ConcernForm, matters_of
from .finding import own
from .table_prepare import pressed


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def add(request, ref):
    """/desk/c/<ref>/concern/."""
    found = own(request.user, ref)
    held = found.concerns.values("matter_id")
    rows = {matter.ref: matter for matter in matters_of(request.user, [found.host]).exclude(pk__in=held)[:200]}
    form = ConcernForm(request.POST if request.method == "POST" else None, matters=rows.values())

    def act(data):
        take_up(found, rows[data["matter"]], by=request.user)
        return found.desk_url()

    note = "" if rows else _("没有别的已经审定、由本级承接的事项。")
    return form_page(
        request, form, act, heading=_("加一件所议事项"), back=reverse("consultation-desk", args=[ref]), note=note
    )


@login_required
@require_POST
def drop(request, ref, matter):
    """/desk/c/<ref>/concern/<matter>/drop/."""
    found = own(request.user, ref)
    concern = one(found.concerns.select_related("matter"), matter__ref=matter)
    return pressed(request, found, lambda: put_down(found, concern.matter, by=request.user), _("已移出所议事项。"))

"""会前会后的页 · The papers are out; an objection that came in writing after the agreement."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from shangliang.people.views.finding import form_page

from ..actions import limits
from ..forms.table_agree import WrittenForm
from .finding import own
from .table_prepare import pressed


@login_required
@require_POST
def papers(request, ref):
    """/desk/c/<ref>/papers/."""
    found = own(request.user, ref)
    return pressed(request, found, lambda: limits.send_papers(found, by=request.user), _("会前材料已记为送出。"))


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def written(request, ref):
    """/desk/c/<ref>/written/."""
    found = own(request.user, ref)

    def act(data):
        person = found.participants.select_related("consultation__host").get(pk=data["participant"])
        limits.object_in_writing(person, data["text"], on=data["on"], by=request.user)
        messages.success(request, _("书面异议已登记。"))
        return found.desk_url()

    last = limits.objection_due(found)
    note = _("期限到 %(day)s") % {"day": f"{last:%Y-%m-%d}"} if last else _("共识还没有形成")
    form = WrittenForm(request.POST if request.method == "POST" else None, consultation=found)
    return form_page(request, form, act, heading=_("登记书面异议"), back=found.desk_url(), note=note)

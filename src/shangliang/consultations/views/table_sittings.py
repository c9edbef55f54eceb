"""会议时间地点的页 · A sitting arranged, put off, called off; the whole consultation withdrawn, with a reason."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from shangliang.people.views.finding import form_page, one

from .. import actions
from ..forms.table_begin import ReasonForm, SittingForm
from .finding import own


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def sitting(request, ref):
    """/desk/c/<ref>/sitting/."""
    found = own(request.user, ref)

    def act(data):
        chair = data.pop("chair") or found.convener
        actions.arrange_sitting(found, by=request.user, chair=chair, **data)
        messages.success(request, _("会议时间地点已定。"))
        return found.desk_url()

    form = SittingForm(request.POST if request.method == "POST" else None, host=found.host)
    return form_page(request, form, act, heading=_("会议时间地点"), back=found.desk_url(), note=found.title)


def _one(request, ref, sitting):
    found = own(request.user, ref)
    return found, one(found.activities.sittings(), gathering__ref=sitting).gathering


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def put_off(request, ref, sitting):
    """/desk/c/<ref>/sitting/<sitting>/."""
    found, gathering = _one(request, ref, sitting)

    def act(data):
        actions.put_off_sitting(found, gathering, by=request.user, **data)
        messages.success(request, _("已改期。") if not found.noticed_on else _("已改期，名册上有账号的人会收到消息。"))
        return found.desk_url()

    first = {name: getattr(gathering, name) for name in ("place", "starts_at", "ends_at", "chair")}
    first["room"] = gathering.room.ref if gathering.room else ""
    form = SittingForm(request.POST if request.method == "POST" else None, initial=first, host=found.host)
    return form_page(request, form, act, heading=_("改期"), back=found.desk_url(), note=gathering.title)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def call_off(request, ref, sitting):
    """/desk/c/<ref>/sitting/<sitting>/off/."""
    found, gathering = _one(request, ref, sitting)

    def act(data):
        actions.call_off_sitting(found, gathering, data["reason"], by=request.user)
        messages.success(request, _("这次会已取消，可以另定时间。"))
        return found.desk_url()

    form = ReasonForm(request.POST if request.method == "POST" else None)
    back = found.desk_url()
    return form_page(
        request, form, act, heading=_("取消这次会"), back=back, submit=_("取消这次会"), note=gathering.title
    )


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def withdraw(request, ref):
    """/desk/c/<ref>/withdraw/: as long as nobody was heard; after the close it ends without an agreement."""
    found = own(request.user, ref)
    heading = _("未形成共识，到此为止") if found.closed_at else _("撤销协商")

    def act(data):
        actions.withdraw(found, data["reason"], by=request.user)
        messages.success(request, _("已记下。所议事项可以另外发起协商，也可以照常往下办。"))
        return found.desk_url()

    form = ReasonForm(request.POST if request.method == "POST" else None)
    return form_page(request, form, act, heading=heading, back=found.desk_url(), submit=heading, note=found.title)

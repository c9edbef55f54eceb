"""修改意见 · Put a document out for comment, suggest to a paragraph, weigh what was suggested."""

import datetime as dt

from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from shangliang.kit import clock
from shangliang.people.views.finding import allow, form_page, one

from .. import actions, rules
from ..actions.suggesting import may_suggest
from ..difference import plain
from ..forms.marks import CirculateForm, SuggestForm, WeighForm
from .seen import seen

FORMS = ["GET", "HEAD", "POST"]


@login_required
@require_http_methods(FORMS)
def circulate(request, ref):
    """/desk/documents/<ref>/comments/."""
    found = seen(request.user, ref, "document.draft")
    allow(not found.locked)
    until = found.comments_until or clock.today() + dt.timedelta(days=rules.comment_days(found.area_id))
    form = CirculateForm(request.POST if request.method == "POST" else None, initial={"until": until})

    def act(data):
        return actions.circulate(found, data["until"], by=request.user).get_absolute_url()

    return form_page(request, form, act, heading=_("征求意见"), back=found.get_absolute_url(), note=found.title)


@login_required
@require_http_methods(FORMS)
def suggest(request, ref, paragraph):
    """/desk/documents/<ref>/suggest/<paragraph>/."""
    found = seen(request.user, ref)
    allow(may_suggest(request.user, found, clock.today()))
    lines = plain(found.body)
    if paragraph >= len(lines):
        raise Http404
    form = SuggestForm(request.POST if request.method == "POST" else None)

    def act(data):
        actions.suggest(found, paragraph, data["text"], by=request.user)
        return f"{found.get_absolute_url()}#suggestions"

    return form_page(
        request, form, act, heading=_("对这一段提意见"), back=found.get_absolute_url(), note=lines[paragraph][:120]
    )


@login_required
@require_http_methods(FORMS)
def weigh(request, ref, pk):
    """/desk/documents/<ref>/suggestions/<pk>/."""
    found = seen(request.user, ref, "document.draft")
    allow(not found.locked)
    row = one(found.suggestions.select_related("document"), pk=pk) if pk < 2**63 else one(found.suggestions.none())
    form = WeighForm(
        request.POST if request.method == "POST" else None, initial={"verdict": row.verdict, "reason": row.reason}
    )

    def act(data):
        actions.weigh(row, data["verdict"], by=request.user, reason=data["reason"])
        return f"{found.get_absolute_url()}#suggestions"

    return form_page(request, form, act, heading=_("处理意见"), back=found.get_absolute_url(), note=row.text[:120])

"""盖日期 · One page per mark of a document: the day and what belongs to it."""

from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from shangliang.people.views.finding import allow, form_page

from .. import actions
from ..forms.marks import FORMS, DayForm
from ..kinds.kind import MARKS, NUMBERED, PASSED
from ..models import Document
from .document import ready
from .seen import seen


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def mark(request, ref, mark):
    """/desk/documents/<ref>/mark/<mark>/."""
    found = seen(request.user, ref, "document.issue")
    if mark not in found.rules.path:
        raise Http404
    allow(request.method == "POST" or mark in ready(found))
    form = FORMS.get(mark, DayForm)(request.POST if request.method == "POST" else None, document=found)

    def act(data):
        put(found, mark, by=request.user, **data)
        return found.get_absolute_url()

    word = MARKS[mark]
    return form_page(request, form, act, heading=word, back=found.get_absolute_url(), note=found.title, submit=_("登记") + word)  # fmt: skip


def put(found: Document, mark: str, *, by, day, **facts) -> None:
    """The action of this mark."""
    if mark == NUMBERED:
        actions.number(found, by=by, day=day)
    elif mark == PASSED:
        actions.mark_passed(
            found,
            verdict=facts["passed_verdict"],
            body=facts["passed_by"],
            meeting=facts["passed_meeting"],
            on=day,
            by=by,
        )
    else:
        actions.mark(found, mark, by=by, day=day, **facts)

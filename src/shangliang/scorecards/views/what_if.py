"""如果补上 · The total if this or that gap were closed; by GET, keeps nothing."""

from django.contrib.auth.decorators import login_required
from django.shortcuts import render
from django.views.decorators.http import require_safe

from .. import comparing, wording
from ..asking import decimal
from ..forms.what_if import WhatIfForm
from .seen import seen


@login_required
@require_safe
def what_if(request, ref):
    """/desk/assessments/<ref>/what-if/."""
    found = seen(request.user, ref)
    marks = comparing.latest(found)
    form = WhatIfForm(request.GET or None, short=comparing.short(marks))
    now, then = comparing.what_if(marks, {}), None
    if form.is_bound and form.is_valid():
        then = comparing.what_if(marks, form.values())
    context = {
        "found": found, "form": form, "now": wording.plain(decimal(now.score)), "short": form.short,
        "then": then and wording.plain(decimal(then.score)), "passes": then and then.passes(found.framework.line),
        "line": wording.plain(found.framework.pass_line),
    }  # fmt: skip
    return render(request, "scorecards/what_if.html", context)

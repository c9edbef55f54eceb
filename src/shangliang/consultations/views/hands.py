"""举手清点的页 · One row for each statement; each of the two sees only what they typed themselves."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from shangliang.kit import once
from shangliang.people.refusal import Refused

from ..actions.hands import count_hands, open_hands, settled_hands
from ..forms.hands import HandsForm
from ..models import HandCount
from .finding import own


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def hands(request, ref):
    """/desk/c/<ref>/hands/."""
    found = own(request.user, ref)
    statements = list(found.statements.shown().order_by("number"))
    mine = HandCount.objects.filter(statement__consultation=found, by=request.user)
    typed = {n: figures for n, *figures in mine.values_list("statement__number", "agree", "disagree", "unsure")}
    settled = settled_hands(found)
    form = HandsForm(
        request.POST if request.method == "POST" else None, statements=statements, typed=typed, settled=settled
    )
    if request.method == "POST" and form.is_valid():
        answer = _counted(request, found, form)
        if answer:
            return answer
    context = {"found": found, "form": form, "settled": settled, "different": open_hands(found)}
    return render(request, "consultations/paper/hands.html", context)


def _counted(request, found, form):
    content = {k: v for k, v in request.POST.items() if k not in ("csrfmiddlewaretoken", "once")} | {"hands": found.ref}

    def act():
        agreed = count_hands(found, form.counts(), by=request.user)
        messages.success(request, _("记下了。两个人数得一致的有 %(n)s 条。") % {"n": agreed})
        return request.path

    try:
        return redirect(once.of(request, content, act))
    except (Refused, once.Conflict) as reason:
        form.add_error(None, str(reason))
    return None

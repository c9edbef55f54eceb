"""席位上的复述确认 · One answer of one person on their own phone. /g/<ref>/read-back/: below the address of the seat."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from shangliang.gatherings import passes
from shangliang.gatherings.views.seat import page
from shangliang.people.refusal import Refused

from ..actions import agreeing
from ..forms.public_read_back import ConfirmForm, ObjectForm
from ..seat import participant_of


@never_cache
@require_POST
def read_back(request, ref):
    """Pressed again it is the newer answer that counts, until the agreement is handed on."""
    one = passes.seated(request, ref)
    if one is None:
        return redirect("seat", ref)
    person = participant_of(one)
    if person is None:
        raise Http404
    confirms = "confirms" in request.POST
    form = ConfirmForm(request.POST) if confirms else ObjectForm(request.POST)
    if not form.is_valid():
        one.typed = None if confirms else form
        torn = _("这一页不完整，没有记下。请看过复述的内容以后再按一次。") if "seen" in form.errors else ""
        return page(request, one, refused=torn, status=409)
    data = form.cleaned_data
    try:
        agreeing.answer_read_back(
            person.consultation, person, seen=data["seen"] or 0, confirms=confirms, objection=data.get("objection", "")
        )
    except Refused as reason:
        one.typed = None if confirms else form
        return page(request, one, refused=str(reason), status=409)
    messages.success(request, _("您的确认已经记下。") if confirms else _("您的异议已经原样记下。"))
    return redirect("seat", ref)

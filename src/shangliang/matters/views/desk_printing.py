"""打印交办单 · The order for a unit and what it answers: for who may see the order."""

from django.contrib.auth.decorators import login_required
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from shangliang.kit import printing

from ..sheets import feedback_sheet, order_sheet
from ..taking import find_order


def _printed(request, found, sheet):
    name = _("%(unit)s%(sheet)s %(ref)s") % {"unit": found.unit, "sheet": sheet.title, "ref": found.ref}
    return printing.answer(request, sheet, name=name, back=reverse("order", args=[found.ref]))


@login_required
@require_safe
def slip(request, ref):
    """/desk/o/<ref>/slip/."""
    found = find_order(request.user, ref)
    return _printed(request, found, order_sheet(found))


@login_required
@require_safe
def feedback(request, ref):
    """/desk/o/<ref>/feedback/."""
    found = find_order(request.user, ref)
    return _printed(request, found, feedback_sheet(found))

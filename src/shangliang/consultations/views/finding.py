"""找 · What views of consultations share: the consultation of one's own desk, or a 404; where a stranger is led."""

from django.http import Http404
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from shangliang.kit import refusals

from ..models import Consultation


def seen(person, ref: str) -> Consultation:
    """Within the person's reach; unknown and out of reach are the same 404."""
    found = Consultation.objects.visible_to(person).filter(ref=ref).select_related("host", "area", "book").first()
    if found is None:
        raise Http404
    return found


def own(person, ref: str) -> Consultation:
    """Of the host's desk: names and plans are nobody else's."""
    found = Consultation.objects.run_by(person).filter(ref=ref).select_related("host", "area", "book").first()
    if found is None:
        raise Http404
    return found


def to_the_code(request, ref: str):
    """Nobody's browser, or no longer anybody's: to the box for the code. What was typed is shown, to be copied."""
    way = reverse("consultation-join", args=[ref])
    if request.method == "POST":
        return refusals.signed_out(request, _("为了安全，这一页已经退出。请再输一次参与码，然后重新填写。"), way)
    return redirect(way)

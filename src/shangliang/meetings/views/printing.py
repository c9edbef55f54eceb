"""会议的打印页 · The booklet, the minutes, the certificates of a 表彰: to look at, as PDF, as Word."""

from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from shangliang.documents.models import Document
from shangliang.kit import printing
from shangliang.people.views.finding import one

from ..forms.certificates import CertificateForm
from ..models import Minutes
from ..sheets import booklet, certificates, minutes_sheet
from .seen import part, seen


@login_required
@require_safe
def agenda(request, ref):
    """/desk/meetings/<ref>/print/: names for who keeps the roll, papers for who may read them."""
    found = seen(request.user, ref)
    names = any(request.user.can(ability, found.area_id) for ability in ("meeting.call", "meeting.hold"))
    documents = Document.objects.visible_to(request.user).select_related("organisation")
    sheets = booklet(found, names=names, documents=documents)
    name = f"{found} {_('会议手册')}"
    return printing.answer(request, *sheets, name=name, back=found.get_absolute_url(), through=True)


@login_required
@require_safe
def minutes(request, ref):
    """/desk/meetings/<ref>/minutes/print/."""
    found = seen(request.user, ref)
    held = one(Minutes.objects.select_related("meeting__gathering", "meeting__body"), meeting=found)
    back = f"{found.get_absolute_url()}minutes/"
    return printing.answer(request, minutes_sheet(held), name=f"{found} {_('会议纪要')}", back=back)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def certificate(request, ref, pk):
    """/desk/meetings/<ref>/items/<pk>/certificates/: only of what was given at the meeting."""
    found = seen(request.user, ref, "meeting.call")
    item = part(found.items.select_related("meeting__gathering", "meeting__body"), pk)
    if not item.honours:
        raise Http404
    form = CertificateForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        sheets = certificates(item, form.cleaned_data["names"], form.cleaned_data["honour"])
        wanted = printing.asked(request) or "pdf"
        return printing.as_asked(wanted, *sheets, name=_("荣誉证书")) or _form(request, found, item, form)
    return _form(request, found, item, form)


def _form(request, found, item, form):
    context = {"found": found, "item": item, "form": form, "fonts": printing.fonts_said()}
    return render(request, "meetings/certificates.html", context)

"""批量打印交办单 · Ask for those picked or shown; how far it is; the file, for who asked."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from shangliang.kit import once
from shangliang.kit.printing import as_file, fonts_said
from shangliang.matters.forms.desk_find import OrderFind
from shangliang.matters.models import Matter
from shangliang.matters.views.desk_orders import orders_seen
from shangliang.people.refusal import Refused
from shangliang.people.views.finding import allow, one

from .. import actions
from ..forms.slips import SlipForm
from ..models import SlipJob

KINDS = {SlipJob.Shape.PDF: ("pdf", "application/pdf"), SlipJob.Shape.ZIP: ("zip", "application/zip")}


@login_required
@require_POST
def ask(request):
    """/desk/slip-jobs/?<the filters of the list>: the picked ones, or all that the list shows."""
    person = request.user
    allow(person.held_posts)
    refs = [ref for ref in request.POST.getlist("refs") if "\0" not in ref]
    form = SlipForm(request.POST)
    back = f"{reverse('order-list')}?{request.GET.urlencode()}"
    if not form.is_valid():
        messages.warning(request, _("请选做成什么文件。"))
        return redirect(back)
    find = OrderFind(request.GET, person=person)
    seen = orders_seen(person, find.value("unit"))
    found = seen.filter(ref__in=refs) if refs else find.apply_to(seen, Matter.objects.all())
    shape = form.cleaned_data["shape"]
    content = {"refs": ",".join(refs), "shape": shape, "asked": request.GET.urlencode()}
    try:
        return redirect(once.of(request, content, lambda: _asked(found, shape, person)))
    except (Refused, once.Conflict) as reason:
        messages.warning(request, str(reason))
        return redirect(back)


def _asked(found, shape: str, person) -> str:
    area = person.held_posts[0].organisation.area_id
    return reverse("slip-job", args=[actions.ask_slips(found, shape, by=person, area=area).ref])


def own(person, ref: str) -> SlipJob:
    """Nobody else's."""
    return one(SlipJob.objects.filter(by=person), ref=ref)


@login_required
@require_safe
def slips(request, ref):
    """/desk/slip-jobs/<ref>/."""
    job = own(request.user, ref)
    context = {"job": job, "fonts": fonts_said(), "unmade": _("没有做成，请再做一次；再不行请告诉管理员。")}
    return render(request, "documents/slips.html", context)


@login_required
@require_safe
def file(request, ref):
    """/desk/slip-jobs/<ref>/file/."""
    job = own(request.user, ref)
    if not job.is_ready:
        raise Http404
    suffix, kind = KINDS[job.shape]
    return as_file(bytes(job.file), f"{_('交办单')}-{job.asked_at:%Y%m%d%H%M}.{suffix}", kind)

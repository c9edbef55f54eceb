"""写简讯 · From an activity on record to a draft in the form of the newspaper: looked over, put right, kept once."""

from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from shangliang.people.views.finding import allow

from .. import actions
from ..forms.news import BulletinForm
from ..forms.writing import hosts_of
from ..models import Activity
from ..telling import as_told, source_of
from .seen import able
from .writing import written


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def write(request):
    """/desk/documents/bulletin/?of=meeting:<ref>: whoever has one of it already is led there."""
    allow(able(request.user, "document.draft"))
    origin = request.GET.get("of", "").replace("\0", "")[:80]
    source = source_of(request.user, origin)
    if source is None:
        raise Http404
    body = body_of(request.user, source)
    allow(body)
    known = Activity.objects.select_related("document").filter(organisation=body, origin=origin).first()
    if known:
        return redirect(known.document)
    first = {"title": source.headline[:120], "text": source.text}
    form = BulletinForm(request.POST if request.method == "POST" else None, initial=first)

    def act():
        told = as_told(form.cleaned_data["title"], form.cleaned_data["text"], source)
        return actions.tell(told, origin, organisation=body, by=request.user).get_absolute_url()

    return written(request, form, act, heading=_("写简讯"), back=source.back, note=source.headline)


def body_of(person, source):
    """In whose name: the host's where the person may draft for it, else the body of theirs above it."""
    bodies = list(hosts_of(person))
    own = [body for body in bodies if body.pk == source.organisation.pk]
    above = [body for body in bodies if source.organisation.area_id.startswith(body.area_id)]
    return next(iter([*own, *sorted(above, key=lambda body: -len(body.area_id))]), None)

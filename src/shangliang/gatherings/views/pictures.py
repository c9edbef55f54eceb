"""投屏图片的页 · Hung up before or during the meeting, shown or lined up from here or from the console; the hall's own address."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from shangliang.kit import once
from shangliang.kit.files.views import handed_out
from shangliang.people.refusal import Refused

from .. import actions, passes
from ..forms.pictures import PictureForm
from .find import HOLD, find_gathering
from .hall_state import shown_picture


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def pictures(request, ref):
    """/desk/g/<ref>/pictures/."""
    gathering = find_gathering(request.user, ref, HOLD)
    form = PictureForm(*((request.POST, request.FILES) if request.method == "POST" else ()))
    if request.method == "POST" and form.is_valid():
        answer = _hung(request, gathering, form)
        if answer:
            return answer
    context = {
        "gathering": gathering,
        "form": form,
        "pictures": list(gathering.pictures.select_related("file")),
        "screen": gathering.screen,
    }
    return render(request, "gatherings/room/pictures.html", context)


def _hung(request, gathering, form):
    data = form.cleaned_data

    def perform() -> str:
        hung = actions.hang_pictures(
            gathering, data["file"], title=data["title"], pages=data["pages"], queued=data["queued"], by=request.user
        )
        messages.success(request, _("传了 %(n)s 张。") % {"n": len(hung)})
        return request.path

    content = {"title": data["title"], "pages": data["pages"], "size": data["file"].size, "path": request.path}
    try:
        return redirect(once.of(request, content, perform))
    except (Refused, once.Conflict) as reason:
        form.add_error(None, str(reason))
    return None


@login_required
@require_POST
def drop(request, ref, picture):
    """/desk/g/<ref>/pictures/<picture>/drop/."""
    gathering = find_gathering(request.user, ref, HOLD)
    found = gathering.pictures.select_related("gathering__host").filter(ref=picture).first()
    if found is None:
        raise Http404
    try:
        actions.take_down_picture(found, by=request.user)
    except Refused as reason:
        messages.warning(request, str(reason))
    return redirect("pictures", ref)


@never_cache
@require_safe
def in_the_hall(request, ref):
    """/hall/picture/<ref>/: to the hall that is shown it now; for everybody else there is no such picture."""
    screen = passes.hall_of(request)
    found = shown_picture(screen) if screen else None
    if found is None or found.ref != ref:
        raise Http404
    return handed_out(found.file)

"""办议事室 · Register a room, change it, tick the six haves, note a use, close it."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from shangliang.kit import clock
from shangliang.people.refusal import Refused
from shangliang.people.views.finding import allow, form_page, one

from .. import actions
from ..forms.rooms import EvidenceForm, HavesForm, PhotoForm, RoomForm, UseForm
from ..models.located import ranges
from .rooms import find_room


def _sent(request):
    return request.POST if request.method == "POST" else None


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def add(request):
    """/desk/rooms/add/?area=: from the list of places without a room, the place is filled in."""
    allow(ranges(request.user, "room.edit"))
    form = RoomForm(_sent(request), by=request.user, initial={"area": request.GET.get("area", "")[:20]})

    def act(data):
        return actions.add_room(data["name"], data["area"], by=request.user, **form.facts()).get_absolute_url()

    return form_page(request, form, act, heading=_("登记议事室"), back=reverse("rooms"))


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def edit(request, ref):
    """/desk/rooms/<ref>/edit/."""
    found = find_room(request.user, ref, "room.edit")
    first = {name: getattr(found, name) for name in ("name", "kind", "place", "lat", "lon", "opened_on")}
    first |= {name: getattr(found, name) and getattr(found, name).ref for name in ("owner", "enterprise")}
    form = RoomForm(_sent(request), by=request.user, found=found, initial=first)

    def act(data):
        return actions.edit_room(found, by=request.user, name=data["name"], **form.facts()).get_absolute_url()

    return form_page(request, form, act, heading=_("修改议事室"), back=found.get_absolute_url(), note=str(found))


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def haves(request, ref):
    """/desk/rooms/<ref>/haves/."""
    found = find_room(request.user, ref, "room.edit")
    form = HavesForm(_sent(request), room=found)

    def act(_data):
        actions.keep_haves(found, form.facts(), by=request.user)
        return found.get_absolute_url()

    return form_page(request, form, act, heading=_("六有"), back=found.get_absolute_url(), note=str(found))


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def use(request, ref):
    """/desk/rooms/<ref>/use/."""
    found = find_room(request.user, ref, "room.edit")

    def act(data):
        actions.use_room(found, data["what"], data["people"], on=data["on"], by=request.user)
        return found.get_absolute_url()

    form = UseForm(_sent(request), initial={"on": clock.today()})
    return form_page(request, form, act, heading=_("登记使用"), back=found.get_absolute_url(), note=str(found))


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def photo(request, ref):
    """/desk/rooms/<ref>/photo/."""
    found = find_room(request.user, ref, "room.edit")
    typed = (request.POST, request.FILES) if request.method == "POST" else ()
    form = PhotoForm(*typed, room=found)

    def act(data):
        if data.get("photo"):
            actions.hang_photo(found, data["photo"], by=request.user)
        else:
            actions.take_photo_down(found, by=request.user)
        return found.get_absolute_url()

    return form_page(request, form, act, heading=_("议事室照片"), back=found.get_absolute_url(), note=str(found))


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def evidence(request, ref, have):
    """/desk/rooms/<ref>/haves/<have>/evidence/: of one that is in place."""
    found = find_room(request.user, ref, "room.edit")
    row = one(found.haves.select_related("room", "evidence"), have=have)
    typed = (request.POST, request.FILES) if request.method == "POST" else ()

    def act(data):
        if data.get("file"):
            actions.show_evidence(row, data["file"], by=request.user)
        else:
            actions.drop_evidence(row, by=request.user)
        return found.get_absolute_url()

    heading = _("%(have)s的佐证") % {"have": row.get_have_display()}
    form = EvidenceForm(*typed, have=row)
    return form_page(request, form, act, heading=heading, back=found.get_absolute_url(), note=str(found))


@login_required
@require_POST
def close(request, ref):
    """/desk/rooms/<ref>/close/."""
    found = find_room(request.user, ref, "room.edit")
    try:
        actions.close_room(found, by=request.user)
        messages.success(request, _("已停用。"))
    except Refused as reason:
        messages.error(request, str(reason))
    return redirect(found.get_absolute_url())

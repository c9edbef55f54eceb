"""站点的页 · Add a stop, put it elsewhere in the order, write down on a phone what was heard and found there."""

from django.contrib.auth.decorators import login_required
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from shangliang.kit import clock
from shangliang.people.views.finding import allow, form_page

from .. import actions
from ..actions.stopping import may_record
from ..forms.stops import RecordForm, StopForm
from .acting import press, send
from .seen import part, seen


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def add(request, ref):
    """/desk/trips/<ref>/stops/add/."""
    found = seen(request.user, ref, "trip.plan")
    form = StopForm(request.POST if request.method == "POST" else None, trip=found)

    def act(data):
        actions.add_stop(found, data["where"], by=request.user, day=data["day"], methods=data["methods"])
        return found.get_absolute_url()

    return form_page(
        request, form, act, heading=_("加一站"), back=found.get_absolute_url(), note=found.title, submit=_("加上")
    )  # fmt: skip


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def stop(request, ref, pk):
    """/desk/trips/<ref>/stops/<pk>/: on the way, with one hand; then on to the next stop."""
    found = seen(request.user, ref)
    allow(may_record(request.user, found))
    row = part(found.stops.select_related("trip", "area"), pk)
    first = {name: getattr(row, name) for name in ("methods", "notes", "document", "conveyed_to")}
    today = clock.today()
    first["day"] = row.day or (today if found.starts_on <= today <= found.ends_on else None)
    form = RecordForm(request.POST if request.method == "POST" else None, trip=found, initial=first)
    after = found.stops.filter(number__gt=row.number).first()
    onward, rev = request.POST.get("next") and after, rev_of(request)

    def act(data):
        kind, title = data.pop("kind"), data.pop("title")
        actions.record_stop(row, by=request.user, rev=rev, **data)
        if kind:
            actions.find(found, kind, title, stop=row, by=request.user, on=data["day"])
        return f"{found.get_absolute_url()}stops/{after.pk}/" if onward else found.get_absolute_url()

    if answer := send(request, form, act):
        return answer
    context = {
        "found": found, "row": row, "form": form, "after": after, "findings": list(row.findings.all()),
        "moved": rev not in (None, row.rev),
    }  # fmt: skip
    return render(request, "fieldwork/stop.html", context)


def rev_of(request) -> int | None:
    """Which state of the stop the form was filled in upon."""
    typed = request.POST.get("rev", "")
    return int(typed) if typed.isascii() and typed.isdigit() and len(typed) < 10 else None


@login_required
@require_POST
def move(request, ref, pk):
    """/desk/trips/<ref>/stops/<pk>/move/ with way=up or way=down."""
    found = seen(request.user, ref, "trip.plan")
    row = part(found.stops.select_related("trip"), pk)
    way = "up" if request.POST.get("way") == "up" else "down"
    return press(request, lambda: actions.move_stop(row, way, by=request.user), f"{found.get_absolute_url()}#stops")


@login_required
@require_POST
def drop(request, ref, pk):
    """/desk/trips/<ref>/stops/<pk>/drop/."""
    found = seen(request.user, ref, "trip.plan")
    row = part(found.stops.select_related("trip"), pk)
    return press(request, lambda: actions.drop_stop(row, by=request.user), f"{found.get_absolute_url()}#stops")

"""议程 · Add, change, move, send elsewhere, drop, done: each press or form comes back to the meeting's page."""

from django.contrib.auth.decorators import login_required
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from shangliang.kit import clock
from shangliang.people.views.finding import allow, form_page

from .. import actions
from ..actions.agenda import spent
from ..forms.items import DoneForm, ItemForm, NewItemForm, PapersForm, SendForm, on_record
from .seen import part, press, seen

FORMS = ["GET", "HEAD", "POST"]


def _item(request, ref, pk, ability="meeting.call"):
    found = seen(request.user, ref, ability)
    return found, part(found.items.select_related("meeting__gathering__host"), pk)


@login_required
@require_http_methods(FORMS)
def add(request, ref):
    """/desk/meetings/<ref>/items/add/."""
    found = seen(request.user, ref, "meeting.call")
    sent, records = request.POST if request.method == "POST" else None, on_record(request.user, found)
    form = NewItemForm(sent, records=records, meeting=found)

    def act(data):
        data.pop("documents", None)
        actions.add_item(found, data.pop("kind"), data.pop("title"), by=request.user, **data)
        return f"{found.get_absolute_url()}#agenda"

    return form_page(
        request, form, act, heading=_("加议题"), back=found.get_absolute_url(), note=str(found), submit=_("加上")
    )


@login_required
@require_http_methods(FORMS)
def item(request, ref, pk):
    """/desk/meetings/<ref>/items/<pk>/."""
    found, row = _item(request, ref, pk)
    first = {name: getattr(row, name) for name in ("kind", "title", "speaker", "planned")}
    form = ItemForm(request.POST if request.method == "POST" else None, meeting=found, initial=first)

    def act(data):
        actions.change_item(row, by=request.user, **data)
        return f"{found.get_absolute_url()}#agenda"

    return form_page(request, form, act, heading=_("改议题"), back=found.get_absolute_url(), note=str(found))


@login_required
@require_http_methods(FORMS)
def papers(request, ref, pk):
    """/desk/meetings/<ref>/items/<pk>/papers/."""
    found, row = _item(request, ref, pk)
    form = PapersForm(request.POST if request.method == "POST" else None, records=on_record(request.user, found))

    def act(data):
        for title, document in data["papers"]:
            actions.add_paper(row, title, document=document, by=request.user)
        return f"{found.get_absolute_url()}#agenda"

    return form_page(
        request, form, act, heading=_("加文件"), back=found.get_absolute_url(), note=row.title, submit=_("加上")
    )


@login_required
@require_POST
def move(request, ref, pk):
    """/desk/meetings/<ref>/items/<pk>/move/: `way` up or down, or `to` a place (what a drag sends)."""
    found, row = _item(request, ref, pk)
    to = request.POST.get("to", "")
    if to.isdecimal() and len(to) < 4:
        return press(
            request, lambda: actions.place_item(row, int(to), by=request.user), f"{found.get_absolute_url()}#agenda"
        )
    way = "up" if request.POST.get("way") == "up" else "down"
    return press(request, lambda: actions.move_item(row, way, by=request.user), f"{found.get_absolute_url()}#agenda")


@login_required
@require_POST
def drop(request, ref, pk):
    """/desk/meetings/<ref>/items/<pk>/drop/."""
    found, row = _item(request, ref, pk)
    return press(request, lambda: actions.drop_item(row, by=request.user), f"{found.get_absolute_url()}#agenda")


@login_required
@require_http_methods(FORMS)
def send(request, ref, pk):
    """/desk/meetings/<ref>/items/<pk>/send/."""
    found, row = _item(request, ref, pk)
    form = SendForm(request.POST if request.method == "POST" else None, person=request.user, meeting=found)

    def act(data):
        actions.send_item(row, data["meeting"], by=request.user)
        return f"{found.get_absolute_url()}#agenda"

    return form_page(
        request, form, act, heading=_("转到另一次会议"), back=found.get_absolute_url(), note=row.title, submit=_("转过去")
    )  # fmt: skip


@login_required
@require_http_methods(FORMS)
def done(request, ref, pk):
    """/desk/meetings/<ref>/items/<pk>/done/."""
    found, row = _item(request, ref, pk, "meeting.hold")
    form = DoneForm(
        request.POST if request.method == "POST" else None, initial={"used": spent(row, clock.now()) or row.planned}
    )

    def act(data):
        actions.finish_item(row, by=request.user, **data)
        return f"{found.get_absolute_url()}#agenda"

    heading = _("%(kind)s：完成") % {"kind": row.words}
    return form_page(request, form, act, heading=heading, back=found.get_absolute_url(), note=row.title)


@login_required
@require_POST
def report(request, ref, pk):
    """/desk/meetings/<ref>/items/<pk>/report/: a 通报 drafted from the area's figures; on to its page."""
    found, row = _item(request, ref, pk)
    allow(request.user.can("document.draft", found.area_id))

    def act():
        return actions.draft_report(row, by=request.user).get_absolute_url()

    return press(
        request, act, f"{found.get_absolute_url()}#agenda", _("已按截至今天或开会那天的数字起草，请核对、改稿。")
    )

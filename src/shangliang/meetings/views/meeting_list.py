"""会议台账 · The meetings of one's reach; call one; put one off."""

from django.contrib.auth.decorators import login_required
from django.db.models import Q
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from shangliang.gatherings.views.record import state_of
from shangliang.kit.finding import menu, sort_menu
from shangliang.kit.paging import page
from shangliang.people.views.finding import allow, form_page, may_export, place_menu, taken, within

from .. import actions
from ..forms.calling import CallForm, WhenForm, WhyForm
from ..forms.lists import MeetingFind
from ..models import Meeting
from .seen import able, press, seen

STATES = {
    "coming": Q(gathering__opened_at=None, gathering__called_off_at=None),
    "running": Q(gathering__opened_at__isnull=False, gathering__ended_at=None),
    "over": Q(gathering__ended_at__isnull=False),
    "minutes": Q(gathering__ended_at__isnull=False) & ~Q(minutes__final_on__isnull=False),
}


@login_required
@require_safe
def meetings(request):
    """/desk/meetings/?kind=&state=&area=&cursor=."""
    person, find = request.user, MeetingFind(request.GET)
    allow(able(person, "meeting.see"))
    shown = page(asked_for(person, find), order=find.order, cursor=request.GET.get("cursor"))
    context = {
        "page": shown, "rows": [{"found": m, "state": state_of(m.gathering)} for m in shown.rows], "find": find,
        "may_call": able(person, "meeting.call"), "export_url": may_export(person) and reverse("meetings-export"),
        "filters": [menu(request, find, "state", _("进展"), find.fields["state"].choices, _("全部进展")),
                    menu(request, find, "kind", _("类别"), find.fields["kind"].choices, _("全部类别")),
                    *place_menu(request, find), sort_menu(request, find)],
    }  # fmt: skip
    return render(request, "meetings/list.html", context)


def asked_for(person, find):
    found = within(
        Meeting.objects.visible_to(person).select_related("gathering", "body", "minutes"), find.value("area")
    )
    days = {"since": "gathering__starts_at__date__gte", "until": "gathering__starts_at__date__lte"}
    found = find.narrowed(found, kind="kind", q="gathering__title__contains", **days)
    state = find.value("state")
    return found.filter(STATES[state]) if state else found


@login_required
@require_POST
def export(request):
    """/desk/meetings/export/: no names of people."""
    allow(able(request.user, "meeting.see"))
    find = MeetingFind(request.GET)
    columns = [
        (_("名称"), "title", 44), (_("类别"), "kind", 16), (_("届次"), "session", 16), (_("哪个组织的会议"), "body", 30),
        (_("时间"), "starts", 18), (_("地点"), "place", 24), (_("状态"), "state", 10),
    ]  # fmt: skip
    found = asked_for(request.user, find).order_by(*find.order)
    return taken(request, find, columns, _lines(found), title=_("会议台账"), noun="meeting")


def _lines(found):
    for one in found:
        yield {"title": str(one), "kind": one.rules.name, "session": one.session, "body": str(one.body), "starts": one.gathering.starts_at,
               "place": one.gathering.place, "state": str(state_of(one.gathering)["label"])}  # fmt: skip


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def new(request):
    """/desk/meetings/new/: one screen."""
    allow(able(request.user, "meeting.call"))
    form = CallForm(request.POST if request.method == "POST" else None, person=request.user)

    def act(_data):
        facts = form.facts()
        return actions.call_meeting(facts.pop("kind"), by=request.user, **facts).get_absolute_url()

    return form_page(request, form, act, heading=_("召集会议"), back=reverse("meetings"), submit=_("召集"))


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def edit(request, ref):
    """/desk/meetings/<ref>/edit/: another time, another place."""
    found = seen(request.user, ref, "meeting.call")
    room = found.gathering
    first = {
        "starts_at": room.starts_at,
        "ends_at": room.ends_at,
        "place": room.place,
        "chair": room.chair,
        "schedule": found.schedule,
    }
    form = WhenForm(request.POST if request.method == "POST" else None, initial=first)

    def act(data):
        return actions.change_meeting(found, by=request.user, **data).get_absolute_url()

    return form_page(request, form, act, heading=_("改时间地点"), back=found.get_absolute_url(), note=str(found))


@login_required
@require_POST
def rehearse(request, ref):
    """/desk/meetings/<ref>/rehearse/."""
    found = seen(request.user, ref, "meeting.call")

    def act():
        return actions.rehearse(found, by=request.user).get_absolute_url()

    return press(request, act, found.get_absolute_url(), _("演练的会议已经建好，名单是虚构的人。"))


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def call_off(request, ref):
    """/desk/meetings/<ref>/call-off/."""
    found = seen(request.user, ref, "meeting.call")
    form = WhyForm(request.POST if request.method == "POST" else None)

    def act(data):
        return actions.call_off_meeting(found, data["why"], by=request.user).get_absolute_url()

    back = found.get_absolute_url()
    return form_page(request, form, act, heading=_("取消会议"), back=back, note=str(found), submit=_("取消会议"))

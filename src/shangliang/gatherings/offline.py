"""离线签到 · Who came, ticked off where there is no network. One tap; the earliest hour at which somebody was seen counts."""

import datetime as dt

from django import forms
from django.http import Http404
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from shangliang.kit import clock
from shangliang.kit.offline import Beside, Entry, Kind, Record, Shape, register
from shangliang.kit.offline.kinds import Place
from shangliang.people import reach
from shangliang.people.refusal import Refused

from . import actions
from .actions.attending import ARRIVALS, seen_at
from .models import Attendance, Gathering
from .models.gathering import Presence
from .views.find import HOLD
from .wording import hour

TOO_LONG = 5  # digits of a number on a list
BEFORE, MOST = dt.timedelta(days=1), 8  # around a gathering its list goes along; how many gatherings


class HereForm(forms.Form):
    """到了 · Nothing to fill in."""


def takes(person, _most: int):
    """The lists of meetings that I hold and that are on or near."""
    places = [code for code, _full in reach.grounds(person) if person.can(HOLD, code)]
    if not places:
        return
    around = (clock.now() - BEFORE, clock.now() + BEFORE)
    near = Gathering.objects.visible_to(person).filter(ended_at=None, called_off_at=None, starts_at__range=around)
    for gathering in near.select_related("host").prefetch_related("attendances").order_by("starts_at")[:MOST]:
        if person.can(HOLD, gathering.host.area_id):
            for one in gathering.attendances.all():
                yield Entry(
                    group=_("签到：%(title)s") % {"title": gathering.title}, target=f"{gathering.ref}.{one.number}",
                    heading=f"{one.number} {one.name}", lines=(one.pinyin,), tag=_tag(one), forms=(("attendance", "here"),),
                )  # fmt: skip


def _tag(one: Attendance) -> str:
    return "" if one.presence == Presence.EXPECTED else one.get_presence_display()


def shapes(person):
    if any(person.can(HOLD, code) for code, _full in reach.grounds(person)):
        yield Shape("here", _("签到"), HereForm())


def _attendance(record: Record) -> Attendance:
    ref, _dot, number = record.target.partition(".")
    seen = Attendance.objects.filter(gathering__in=Gathering.objects.visible_to(record.acting).filter(ref=ref))
    found = (
        seen.filter(number=int(number)).select_related("gathering__host").first()
        if number.isdecimal() and len(number) < TOO_LONG
        else None
    )
    if found is None:
        raise Http404
    return found


def do(record: Record, _form) -> str:
    """Leave, left early or absent are not overwritten; who is there already stays, from the earlier of both hours."""
    found = _attendance(record)
    url = f"/desk/g/{found.gathering.ref}/checkin/"
    if found.presence in ARRIVALS:
        return f"={url}" if not seen_at(found, by=record.acting, on=record.made_at) else url
    if found.presence != Presence.EXPECTED:
        stands = [(_("姓名"), found.name), (_("到会情况"), found.get_presence_display()), (_("原因"), found.reason)]
        raise Beside(
            _("签到台已经登记为“%(what)s”，您在 %(time)s 记的是签到。")
            % {"what": found.get_presence_display(), "time": hour(record.made_at)},
            [(label, words) for label, words in stands if words],
        )
    actions.check_in(found, by=record.acting, on=record.made_at)
    return url


def decide(record: Record, _form) -> str:
    found = _attendance(record)
    if found.gathering.ended_at:
        signed = actions.Signed(present={found.number})
        actions.enter_afterwards(found.gathering, signed, by=record.acting)
    else:
        actions.check_in(found, by=record.acting, on=record.made_at)
    return f"/desk/g/{found.gathering.ref}/"


def about(record: Record) -> str:
    found = _attendance(record)
    return f"{found.number} {found.name} · {found.gathering.title}"


def declare() -> None:
    """Called when the app is ready."""
    register(Kind(
        "attendance", gettext_lazy("签到"), 20, takes, shapes, lambda record: HereForm(record.data), do,
        place=lambda record: Place(_attendance(record).gathering.host.area_id), decide=decide,
        areas=lambda person: [code for code in reach.codes(person) if person.can(HOLD, code)], refusals=(Refused,),
        about=about,
    ))  # fmt: skip

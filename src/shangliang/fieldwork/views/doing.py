"""外出的做 · Findings and their suggestions, the forum, the report, the look-back; companies met on a batch."""

from django.contrib.auth.decorators import login_required
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from shangliang.kit import clock
from shangliang.people.views.finding import allow, form_page

from .. import actions
from ..actions.stopping import may_record
from ..forms.stops import FindingForm, MeetForm
from ..forms.trips import ForumForm, LookBackForm, ReportForm
from .acting import press
from .seen import part, seen

FORMS = ["GET", "HEAD", "POST"]


@login_required
@require_http_methods(FORMS)
def find(request, ref):
    """/desk/trips/<ref>/findings/add/?stop=<pk>."""
    found = seen(request.user, ref)
    allow(may_record(request.user, found))
    first = {"kind": "practice", "stop": request.GET.get("stop", "")[:20]}
    form = FindingForm(request.POST if request.method == "POST" else None, trip=found, initial=first)

    def act(data):
        stop = form.stops.get(data.pop("stop"))
        day = (stop and stop.day) or min(clock.today(), found.ends_on)
        actions.find(found, by=request.user, stop=stop, on=day, **data)
        return f"{found.get_absolute_url()}#findings"

    return form_page(request, form, act, heading=_("记一条发现"), back=found.get_absolute_url(), note=found.title)


@login_required
@require_POST
def suggest(request, ref, pk):
    """/desk/trips/<ref>/findings/<pk>/suggest/: one press."""
    found = seen(request.user, ref, "trip.plan")
    row = part(found.findings.select_related("trip"), pk)
    act = lambda: f"/desk/m/{actions.suggest(row, by=request.user).ref}/"  # noqa: E731
    return press(request, act, f"{found.get_absolute_url()}#findings", _("已转为意见建议，按程序受理、报送。"))


@login_required
@require_http_methods(FORMS)
def forum(request, ref):
    """/desk/trips/<ref>/forum/."""
    found = seen(request.user, ref, "trip.plan")
    allow(request.user.can("consultation.open", found.area_id))
    first = {"title": _("%(trip)s座谈会") % {"trip": found.title}, "starts_at": clock.at_noon(found.ends_on)}
    form = ForumForm(request.POST if request.method == "POST" else None, initial=first)

    def act(data):
        actions.hold_forum(found, by=request.user, **data)
        return found.get_absolute_url()

    return form_page(request, form, act, heading=_("定座谈会"), back=found.get_absolute_url(), note=found.title)


@login_required
@require_http_methods(FORMS)
def report(request, ref):
    """/desk/trips/<ref>/report/: begins with what was found."""
    found = seen(request.user, ref, "trip.plan")
    first = {"text": found.report or begun(found), "day": found.reported_on or max(clock.today(), found.starts_on)}
    form = ReportForm(request.POST if request.method == "POST" else None, initial=first)

    def act(data):
        return actions.write_report(found, data["text"], by=request.user, day=data["day"]).get_absolute_url()

    return form_page(request, form, act, heading=_("外出报告"), back=found.get_absolute_url(), note=found.title)


def begun(found) -> str:
    """The first lines of a report, from the record: in Chinese whoever writes it."""
    stops = list(found.stops.all())
    first, last = (f"{day.year}年{day.month}月{day.day}日" for day in (found.starts_on, found.ends_on))
    when = first if found.days == 1 else f"{first}至{last}"
    lines = [f"{when}，{found.host}组织{found.rules.word}组，围绕“{found.title}”到{len(stops)}个点。"]
    lines.append("走到：" + "、".join(stop.name for stop in stops) + "。" if stops else "")
    by_kind: dict[str, list[str]] = {}
    for one in found.findings.all():
        by_kind.setdefault(one.kind, []).append(f"{one.title}。{one.text}".strip())
    for kind, word in (("practice", "好做法"), ("problem", "问题"), ("advice", "建议")):
        if by_kind.get(kind):
            lines += ["", f"{word}："] + [f"{n}．{text}" for n, text in enumerate(by_kind[kind], 1)]
    return "\n".join(lines).strip()


@login_required
@require_http_methods(FORMS)
def look_back(request, ref):
    """/desk/trips/<ref>/look-back/."""
    found = seen(request.user, ref, "trip.plan")
    first = {"text": found.look_back, "day": found.looked_back_on or clock.today()}
    form = LookBackForm(request.POST if request.method == "POST" else None, initial=first)

    def act(data):
        return actions.look_back(found, data["text"], by=request.user, day=data["day"]).get_absolute_url()

    return form_page(request, form, act, heading=_("回头看"), back=found.get_absolute_url(), note=found.title)


@login_required
@require_http_methods(FORMS)
def meet(request, ref):
    """/desk/trips/<ref>/companies/add/."""
    found = seen(request.user, ref)
    allow(may_record(request.user, found))
    form = MeetForm(request.POST if request.method == "POST" else None, trip=found)

    def act(data):
        actions.meet(found, data.pop("name"), by=request.user, **data)
        return f"{found.get_absolute_url()}#met"

    return form_page(request, form, act, heading=_("登记会见的企业"), back=found.get_absolute_url(), note=found.title)


@login_required
@require_POST
def unmeet(request, ref, pk):
    """/desk/trips/<ref>/companies/<pk>/drop/."""
    found = seen(request.user, ref, "trip.plan")
    row = part(found.met.select_related("trip"), pk)
    return press(request, lambda: actions.unmeet(row, by=request.user), f"{found.get_absolute_url()}#met")


@login_required
@require_POST
def follow_up(request, ref, pk):
    """/desk/trips/<ref>/companies/<pk>/lead/: one press."""
    found = seen(request.user, ref)
    allow(request.user.can("investment.edit", found.area_id))
    row = part(found.met, pk)
    act = lambda: actions.follow_up(row, by=request.user).get_absolute_url()  # noqa: E731
    return press(request, act, f"{found.get_absolute_url()}#met", _("已转为招商线索。"))

"""登记的事项 · What the office notes by hand, with its evidence; struck out it stays."""

from collections import defaultdict

from django.contrib.auth.decorators import login_required
from django.db.models import Q
from django.http import Http404
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from shangliang.kit import clock
from shangliang.kit.finding import menu, sort_menu
from shangliang.kit.paging import page
from shangliang.people.areas import after
from shangliang.people.models import Person
from shangliang.people.views.finding import area_or_404, form_page, one

from .. import actions
from ..duty.facts import Scope, members
from ..forms.duty import NOTED, MainMembersForm, NoteForm, RecordFind, WhyForm
from ..models import DutyRecord, MainMember
from .duty import place

PAGES = ["GET", "HEAD", "POST"]
MOST = 60


@login_required
@require_safe
def records(request):
    """/desk/duty/records/?area=&event=&q=."""
    code, find = place(request), RecordFind(request.GET)
    found = find.narrowed(DutyRecord.objects.filter(area=code), event="event", since="on__gte", until="on__lte")
    if words := str(find.value("q")).strip():
        named = Person.objects.named(words).order_by().values("pk")
        found = found.filter(Q(person__in=named) | Q(what__contains=words) | Q(evidence__contains=words))
    shown = page(found.select_related("person", "matter"), order=find.order, cursor=request.GET.get("cursor"))
    context = {
        "collective": collective(code), "page": shown, "find": find, "code": code, "keeps": request.user.can("duty.keep", code),
        "rows": [{"row": row, "event": NOTED.get(row.event, row.event)} for row in shown.rows],
        "filters": [menu(request, find, "event", _("事项"), find.fields["event"].choices, _("全部事项")), sort_menu(request, find)],
    }  # fmt: skip
    return render(request, "scorecards/duty_records.html", context)


def collective(code: str) -> list[dict]:
    """The newest proposals of bodies with those named."""
    rows = MainMember.objects.filter(matter__area_id__gte=code, matter__area_id__lt=after(code)).select_related(
        "matter", "person"
    )
    found: dict[int, dict] = {}
    for row in rows.order_by("-matter_id", "place")[:MOST]:
        found.setdefault(row.matter_id, {"matter": row.matter, "people": []})["people"].append(str(row.person))
    return list(found.values())


@login_required
@require_http_methods(PAGES)
def record_new(request):
    """/desk/duty/records/new/?area=."""
    code = place(request, "duty.keep")
    area = area_or_404(code)
    people = sorted(members(Scope(code, clock.today().year)).values(), key=lambda each: each.pinyin)
    choices = [(str(each.person), f"{each.name} · {each.sector}") for each in people]
    form = NoteForm(request.POST if request.method == "POST" else None, people=choices, area=code)

    def act(data):
        who = one(Person.objects.all(), pk=int(data["person"])) if data["person"] else None
        actions.note_doing(
            area, data["event"], day=data["on"], what=data["what"], evidence=data["evidence"], person=who,
            matter=data.get("matter"), by=request.user,
        )  # fmt: skip
        return f"{reverse('duty-records')}?area={code}"

    back = f"{reverse('duty-records')}?area={code}"
    return form_page(request, form, act, heading=_("登记履职事项"), back=back, submit=_("登记"), note=area.name)


@login_required
@require_http_methods(PAGES)
def main_members(request):
    """/desk/duty/records/collective/?area=: whose work a body's proposal mainly was."""
    code = place(request, "duty.keep")
    named: dict[str, list[Person]] = defaultdict(list)
    for who in Person.objects.filter(pk__in=[*members(Scope(code, clock.today().year))]):
        named[who.name].append(who)
    form = MainMembersForm(request.POST if request.method == "POST" else None, people=named, area=code)
    back = f"{reverse('duty-records')}?area={code}"

    def act(data):
        actions.name_main_members(data["serial"], data["names"], by=request.user)
        return back

    return form_page(
        request, form, act, heading=_("集体提案的主要成员"), back=back, submit=_("登记"), note=area_or_404(code).name
    )


@login_required
@require_http_methods(PAGES)
def record_strike(request, pk):
    """/desk/duty/records/<pk>/strike/."""
    found = one(DutyRecord.objects.filter(struck_on__isnull=True), pk=pk)
    if not request.user.can("duty.keep", found.area_id):
        raise Http404
    form = WhyForm(request.POST if request.method == "POST" else None)
    back = f"{reverse('duty-records')}?area={found.area_id}"

    def act(data):
        actions.strike_doing(found, data["why"], by=request.user)
        return back

    return form_page(request, form, act, heading=_("撤销登记"), back=back, submit=_("撤销"), note=found.what)

"""积分表的页面 · A year's table of a place: counted, checked, published; each score with its lines; taken away as a ledger."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db.models import Exists, OuterRef
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from shangliang.kit import clock, once
from shangliang.kit.finding import menu, sort_menu
from shangliang.kit.paging import page
from shangliang.people import areas, reach
from shangliang.people.refusal import Refused
from shangliang.people.views.finding import allow, area_or_404, asked, may_export, one, taken

from .. import actions
from ..forms.duty import ScoreFind
from ..models import DutyObjection, DutyRules, DutyScore, DutyTable

YEARS = 6


def place(request, ability: str = "duty.see") -> str:
    """The place asked for, else the widest at which the person may."""
    person = request.user
    own = sorted(
        {p.organisation.area_id for p in reach.held(person) if p.allows(ability, p.organisation.area_id)}, key=len
    )
    allow(own)
    code = asked(request, "area")
    return code if code and person.can(ability, code) else own[0]


def year_of(request) -> int:
    """The year asked for, else this one."""
    now, said = clock.today().year, asked(request, "year")
    return int(said) if said.isascii() and said.isdigit() and 2000 <= int(said) <= now else now


@login_required
@require_safe
def duty(request):
    """/desk/duty/?area=&year=&grade=&state=&q=."""
    code, year = place(request), year_of(request)
    table = DutyTable.objects.filter(area=code, year=year).select_related("rules", "area").order_by("-number").first()
    version = table.rules if table else DutyRules.objects.for_year(code, year)
    find = _find(request, table)
    shown = page(asked_for(table, find), order=find.order, cursor=request.GET.get("cursor"))
    items = [rule["item"] for rule in table.rules.data["rules"]] if table else []
    context = {
        "page": shown, "rows": [line(score, items) for score in shown.rows], "find": find, "table": table, "version": version,
        "area": areas.names([code]).get(code, code), "code": code, "year": year, "keeps": request.user.can("duty.keep", code),
        "years": [clock.today().year - n for n in range(YEARS)], "unanswered": _unanswered(code, year),
        "export_url": table and may_export(request.user) and reverse("duty-export"),
        "filters": [menu(request, find, "grade", _("等次"), find.fields["grade"].choices, _("全部等次")),
                    menu(request, find, "state", _("情况"), find.fields["state"].choices, _("全部")), sort_menu(request, find)],
    }  # fmt: skip
    return render(request, "scorecards/duty.html", context)


def _find(request, table) -> ScoreFind:
    grades = [(one["name"], one["name"]) for one in table.rules.data.get("grades", [])] if table else []
    return ScoreFind(request.GET, grade=grades)


def _unanswered(code: str, year: int):
    open_ = DutyObjection.objects.filter(score__table__area=code, score__table__year=year, answered_on__isnull=True)
    return open_.select_related("score").order_by("on", "id")[:20]


def asked_for(table, find):
    found = DutyScore.objects.filter(table=table).select_related("person") if table else DutyScore.objects.none()
    found = find.narrowed(found.defer("lines"), grade="grade")
    state = find.value("state")
    if state == "minimum":
        found = found.filter(minimum__contains=[{"met": False}])
    elif state == "follows":
        found = found.exclude(consequences=[])
    elif state == "missing":
        found = found.exclude(missing=[])
    elif state == "objected":
        found = found.filter(Exists(DutyObjection.objects.filter(score=OuterRef("pk"))))
    if words := str(find.value("q")).strip():
        found = found.filter(pk__in=_named(found, words))
    return found


def _named(found, words: str):
    return (found.filter(name__contains=words) | found.filter(pinyin__contains=words.lower())).order_by().values("pk")


def line(score, items) -> dict:
    """A score as the table shows it: the items that gave or took something, with their points."""
    return {
        "row": score,
        "items": [(item, n) for item, n in zip(items, score.items, strict=True) if n],
        "lacking": [one for one in score.minimum if not one["met"]],
    }


@login_required
@require_POST
def export(request):
    """/desk/duty/export/: a column for every item of the rules."""
    code, year = place(request), year_of(request)
    table = DutyTable.objects.filter(area=code, year=year).select_related("rules").order_by("-number").first()
    if table is None:
        raise Http404
    find = _find(request, table)
    items = [rule["item"] for rule in table.rules.data["rules"]]
    columns = [
        (_("姓名"), "name", 12), (_("界别"), "sector", 14), (_("总分"), "total", 8), (_("等次"), "grade", 10),
        *((item, f"item{n}", 10) for n, item in enumerate(items)),
        (_("基本职责未完成"), "lacking", 30), (_("结果运用"), "follows", 24), (_("没有数据的"), "missing", 24),
    ]  # fmt: skip
    found = asked_for(table, find).order_by(*find.order)
    return taken(request, find, columns, map(_row, found), title=str(table), noun="duty")


def _row(score) -> dict:
    return {
        "name": score.name, "sector": score.sector, "total": float(score.total), "grade": score.grade,
        "lacking": _("、").join(one["item"] for one in score.minimum if not one["met"]),
        "follows": _("、").join(score.consequences), "missing": _("、").join(map(_, score.missing)),
    } | {f"item{n}": points for n, points in enumerate(score.items)}  # fmt: skip


@login_required
@require_POST
def count(request):
    """/desk/duty/count/?area=&year=: from what is on record now."""
    code, year = place(request, "duty.keep"), year_of(request)
    area = area_or_404(code)
    return _act(request, code, year, lambda: actions.count_table(area, year, by=request.user))


@login_required
@require_POST
def check(request, ref):
    """/desk/duty/<ref>/check/."""
    found = one(DutyTable.objects.visible_to(request.user), ref=ref)
    return _act(request, found.area_id, found.year, lambda: actions.check_table(found, by=request.user))


@login_required
@require_POST
def publish(request, ref):
    """/desk/duty/<ref>/publish/."""
    found = one(DutyTable.objects.visible_to(request.user), ref=ref)
    return _act(request, found.area_id, found.year, lambda: actions.publish_table(found, by=request.user))


def _act(request, code: str, year: int, act):
    """Once, back to the table; what is refused is said there."""
    back = f"{reverse('duty')}?area={code}&year={year}"

    def done() -> str:
        act()
        return back

    try:
        return redirect(once.of(request, {"path": request.path, "area": code, "year": year}, done))
    except (Refused, once.Conflict) as reason:
        messages.error(request, str(reason))
        return redirect(back)

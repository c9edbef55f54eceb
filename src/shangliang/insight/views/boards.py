"""看板的页面 · The board of an area, to look at, to take along as a table, and on a screen that nobody touches."""

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpResponseNotModified
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from shangliang.kit import clock, ledger, nav, printing
from shangliang.kit.figures import NoSuchPeriod
from shangliang.kit.workdays import add_months
from shangliang.people import actions, areas
from shangliang.people.areas import acts_as_county
from shangliang.people.views.finding import area_or_404, may_export

from .. import board as shown
from .. import mapping, rollups
from ..boardsheet import board_sheet
from ..parts import months

PERIODS = ("year", "quarter", "month", "all")
TURN = 12  # seconds that each part of the big screen stands


@login_required
@require_safe
def boards(request):
    """/desk/board/: one's own area."""
    posts = [p.organisation.area_id for p in request.user.held_posts if p.allows("figure.see", p.organisation.area_id)]
    if not posts:
        raise PermissionDenied
    return redirect("board", min(posts, key=len))


@login_required
@never_cache
@require_safe
def board(request, code):
    """/desk/board/<area>/?period=."""
    found = _found(request, code)
    rollups.watch(code, found.period.name)
    return render(request, "insight/board/board.html", context(request, found))


@login_required
@never_cache
@require_safe
def screen(request, code):
    """/desk/board/<area>/screen/: for a wall; turns by itself, asks again and is mostly told "unchanged"."""
    found = _found(request, code)
    rollups.watch(code, found.period.name)
    tag = f'"{found.kept.at.timestamp():.0f}-{clock.today()}"'
    if request.headers.get("If-None-Match") == tag:
        return HttpResponseNotModified()
    answer = render(request, "insight/board/screen.html", context(request, found) | {"turn": TURN})
    answer["ETag"] = tag
    return answer


@login_required
@never_cache
@require_safe
def sheet(request, code):
    """/desk/board/<area>/sheet/?period=, &as=pdf, &as=word."""
    found = _found(request, code)
    name = _("%(place)s看板") % {"place": _name(code)}
    back = f"{reverse('board', args=[code])}?period={found.period.name}"
    return printing.answer(request, board_sheet(context(request, found)), name=name, back=back)


@login_required
@require_POST
def export(request, code):
    """/desk/board/<area>/export/: what stands where, as xlsx; on the trail."""
    allowed = may_export(request.user)
    if not allowed:
        raise PermissionDenied
    found = _found(request, code)
    places = shown.places(found)
    stages = shown.columns(places)
    rows = [
        row | {stage.value: cell["n"] for stage, cell in zip(stages, row["cells"], strict=True)}
        for row in shown.grid(found, places, stages, lambda _row, _stage: "")
    ]
    made = [ledger.Column(_("地方"), "name", 24), ledger.Column(_("提出"), "raised"), ledger.Column(_("办结"), "closed"),
            ledger.Column(_("正在办"), "open"), ledger.Column(_("已逾期"), "late"),
            *[ledger.Column(shown.stage_name(stage), stage.value) for stage in stages]]  # fmt: skip
    actions.record_export(
        by=request.user, area=allowed[0], asked={"area": code, "period": found.period.name}, noun="figure"
    )
    about = [(_("地方"), _name(code)), (_("期间"), found.period.label), (_("截至"), f"{_at(found):%Y-%m-%d %H:%M}")]
    return ledger.export(
        made, rows, title=_("%(place)s看板") % {"place": _name(code)}, by=str(request.user), about=about
    )


def _found(request, code):
    area_or_404(code)
    if not request.user.can("figure.see", code):
        raise PermissionDenied
    try:
        return shown.board(code, request.GET.get("period", "year"))
    except NoSuchPeriod:
        return shown.board(code, "year")


def context(request, found) -> dict:
    """All that both pages show."""
    code, places = found.code, shown.places(found)
    units = shown.units(found)
    stages, unit_stages = shown.columns(places), shown.columns(units)
    return {
        "code": code, "name": _name(code), "crumbs": _above(request.user, code), "period": found.period, "at": _at(found),
        "five": shown.five(found), "lights": shown.lights(found), "coverage": open_to(request.user, shown.coverage(found)), "quality": open_to(request.user, shown.quality(found)),
        "activity": open_to(request.user, shown.activity(found)), "tasks": shown.tasks(found), "measured": found.kept["quality"]["measured"],
        "stages": [shown.stage_name(s) for s in stages], "unit_stages": [shown.stage_name(s) for s in unit_stages],
        "places": shown.grid(found, places, stages, lambda row, what: _place_url(found, row, what)),
        "units": shown.grid(found, units, unit_stages, _orders_url), "months": _months(found), "by_stage": _by_stage(found),
        "periods": [{"name": name, "label": label, "on": name == found.period.kind} for name, label in zip(PERIODS, _labels(), strict=True)],
        "map": mapping.picture(found, places), "rows_hidden": not acts_as_county(code), "may_export": may_export(request.user),
        "may_outline": request.user.can("area.outline", code),
    }  # fmt: skip


def open_to(person, rows) -> list[dict]:
    """A link only where this person's own navigation leads: a number is seen by more people than the list behind it."""
    pages = {item["url"] for group in nav.groups(person) for item in group["items"]}
    return [row | {"url": row["url"] if row["url"].partition("?")[0] in pages | OPEN_TO_ALL else ""} for row in rows]


OPEN_TO_ALL = {"/organisations/", "/desk/rooms/coverage/"}


def _labels() -> list[str]:
    return [_("今年"), _("本季度"), _("本月"), _("至今")]


def _at(found):
    """When the oldest of these numbers was counted, by the clock of the product."""
    return (found.kept.at + (clock.now() - clock.real_now())).astimezone(clock.SHANGHAI)


def _name(code) -> str:
    return " ".join(areas.path_names(code)[-2:]) if len(code) > areas.COUNTY else areas.path_names(code)[-1]


def _above(person, code) -> list[dict]:
    """The way up, as far as this person sees figures."""
    known = areas.names([code])
    return [
        {"name": known[c], "url": reverse("board", args=[c])}
        for c in areas.lineage(code)[:-1]
        if c in known and person.can("figure.see", c)
    ]


def _place_url(found, row, what: str) -> str:
    """The list of these; above a county the board of the place, which tells them apart further."""
    own = row["code"] == found.code
    if not own and not acts_as_county(found.code):
        return row["url"]
    asked = {
        "raised": found.since,
        "closed": f"{found.since}&stage=done",
        "open": "&stage=open",
        "late": "&stage=open&light=late",
    }
    return f"{shown.page_of('matter-list')}?area={row['code']}{asked.get(what, f'&stage={what}')}{'&own=only' if own else ''}"


def _orders_url(row, what: str) -> str:
    asked = {"open": "", "late": "&pile=late"}
    return f"{shown.page_of('order-list')}?unit={row['ref']}{asked.get(what, f'&stage={what}')}"


BY = {"raised": "", "closed": "&by=closed", "open": "&by=open", "late": "&by=late"}  # by which day the list counts


def _months(found) -> list[dict]:
    trend = found.kept["trend"]
    still = shown.still_open(trend)
    rows = []
    for n, day in enumerate(months(clock.today())):
        cells = {"raised": trend["raised"][n], "closed": trend["closed"][n], "open": still[n], "late": trend["late"][n]}
        asked = f"&since={day}&until={add_months(day, 1) - clock.days(1)}"
        urls = {f"{what}_url": found.rows_url(asked + by) for what, by in BY.items()}
        rows.append({"month": f"{day:%Y-%m}"} | cells | urls)
    return rows


def _by_stage(found) -> list[dict]:
    stages = shown.columns([{"stages": found.kept["stages"]}])
    return [
        {"name": shown.stage_name(s), "n": found.kept["stages"][s.value][0], "late": found.kept["stages"][s.value][1],
         "url": found.rows_url(f"&stage={s.value}"), "late_url": found.rows_url(f"&stage={s.value}&light=late")}
        for s in stages
    ]  # fmt: skip

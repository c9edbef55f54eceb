"""一名委员的积分 · One score with every line and its evidence; a member's own page; objecting, answering; the duty file."""

from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from shangliang.kit import clock, printing
from shangliang.people import areas
from shangliang.people.views.finding import asked, form_page, one

from .. import actions
from ..actions.duty import judged
from ..duty.facts import bodies_of
from ..duty.scoring import scored
from ..forms.duty import AnswerForm, ObjectionForm
from ..models import DutyObjection, DutyRules, DutyScore, DutyTable
from ..sheets import duty_file
from .duty import line, year_of

PAGES = ["GET", "HEAD", "POST"]


def find_score(request, ref, person) -> DutyScore:
    seen = DutyScore.objects.visible_to(request.user).select_related("table__rules", "table__area", "person")
    return one(seen, table__ref=ref, person__ref=person)


@login_required
@require_safe
def score(request, ref, person):
    """/desk/duty/<ref>/<person>/."""
    found = find_score(request, ref, person)
    return render(request, "scorecards/duty_score.html", _context(request, found, found.table))


def _context(request, found, table) -> dict:
    items = [rule["item"] for rule in table.rules.data["rules"]]
    return {
        "score": found, "table": table, "shown": line(found, items), "groups": _grouped(found.told),
        "objections": found.objections.all() if found.pk else [], "own": found.person_id == request.user.pk,
        "keeps": request.user.can("duty.keep", table.area_id), "readings": table.rules.data.get("readings", []),
        "may_object": found.pk and found.person_id == request.user.pk and (table.objections_until or clock.today()) >= clock.today()
        and table.published_on is not None,
    }  # fmt: skip


def _grouped(lines) -> list[dict]:
    """By item, with its sum; what earns nothing by any rule comes last."""
    found: dict[str, list] = {}
    for each in lines:
        found.setdefault(each["item"], []).append(each)
    rest = found.pop("", [])
    said = [*found.items(), *([("", rest)] if rest else [])]
    return [{"item": item, "rows": rows, "sum": round(sum(row["points"] for row in rows), 4)} for item, rows in said]


@login_required
@require_safe
def mine(request):
    """/desk/duty/mine/?area=&year=: what was published; before that what the records come to by now."""
    person, year = request.user, year_of(request)
    bodies = bodies_of(person)
    if not bodies:
        raise Http404
    code = asked(request, "area") if asked(request, "area") in bodies else bodies[0]
    names = areas.names(bodies)
    more = {
        "year": year, "code": code, "bodies": [(b, names.get(b, b)) for b in bodies], "mine": True,
        "years": [clock.today().year - n for n in range(3)],
    }  # fmt: skip
    kept = DutyScore.objects.visible_to(person).filter(person=person, table__area=code, table__year=year)
    published = kept.filter(table__published_on__isnull=False).select_related("table__rules", "table__area", "person")
    found = published.order_by("-table__number").first()
    if found is not None:
        return render(request, "scorecards/duty_score.html", _context(request, found, found.table) | more)
    version = DutyRules.objects.for_year(code, year)
    live = scored(version.rules, code, year, person=person.pk) if version else []
    if not live:
        return render(request, "scorecards/duty_none.html", more | {"area": names.get(code, code), "version": version})
    table = DutyTable(area_id=code, year=year, rules=version)
    return render(
        request, "scorecards/duty_score.html", _context(request, unkept(table, live[0], person), table) | more
    )


def unkept(table: DutyTable, one, person) -> DutyScore:
    """As it would be kept now; for the page alone."""
    points = {name: round(float(getattr(one.score, name)), 4) for name in ("total", "base", "bonus", "penalty", "cut")}
    return DutyScore(
        table=table, person=person, name=one.member.name, sector=one.member.sector, standing=one.member.standing,
        missing=one.missing, lines=one.lines, items=one.items, **points, **judged(one),
    )  # fmt: skip


@login_required
@require_http_methods(PAGES)
def object_to(request, ref, person):
    """/desk/duty/<ref>/<person>/object/."""
    found = find_score(request, ref, person)
    if found.person_id != request.user.pk or found.table.published_on is None:
        raise Http404
    form = ObjectionForm(request.POST if request.method == "POST" else None)

    def act(data):
        actions.object_to_score(found, data["text"], by=request.user)
        return found.url

    note = _("%(day)s前可以提") % {"day": found.table.objections_until}
    return form_page(request, form, act, heading=_("对积分提异议"), back=found.url, submit=_("提交异议"), note=note)


@login_required
@require_http_methods(PAGES)
def answer(request, pk):
    """/desk/duty/objections/<pk>/."""
    tables = DutyTable.objects.visible_to(request.user)
    rows = DutyObjection.objects.filter(score__table__in=tables).select_related("score__person", "score__table__area")
    found = one(rows, pk=pk)
    if not request.user.can("duty.keep", found.score.table.area_id):
        raise Http404
    form = AnswerForm(request.POST if request.method == "POST" else None)

    def act(data):
        actions.answer_objection(found, data["answer"], upheld=data["upheld"] == "yes", by=request.user)
        return found.score.url

    note = _("%(who)s：%(what)s") % {"who": found.score.name, "what": found.text}
    return form_page(request, form, act, heading=_("答复异议"), back=found.score.url, submit=_("答复"), note=note)


@login_required
@require_safe
def file(request, ref, person):
    """/desk/duty/<ref>/<person>/file/: 履职档案."""
    found = find_score(request, ref, person)
    name = _("%(name)s履职档案%(year)s") % {"name": found.name, "year": found.table.year}
    return printing.answer(request, duty_file(found), name=name, back=found.url)

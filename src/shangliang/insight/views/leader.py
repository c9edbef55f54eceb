"""领导一页 · Five figures with their sentences, what is late, what awaits an instruction; prints on one A4."""

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from shangliang.kit import clock, figures
from shangliang.matters.models.piles import pile
from shangliang.matters.models.rows import dressed, rows
from shangliang.matters.views.desk_list import as_of, home, place_of
from shangliang.people import areas, reach
from shangliang.people.areas import acts_as_county

ROWS = 15
ROLES = ("leader", "office", "chairperson", "supervision", "party")


@login_required
@require_safe
def leader(request):
    """/desk/leader/."""
    person = request.user
    posts = [p for p in person.held_posts if p.role in ROLES and p.allows("figure.see", p.organisation.area_id)]
    if not posts:
        raise PermissionDenied
    code = min((p.organisation.area_id for p in posts), key=len)
    context = {
        "five": five(code), "late": _rows(person, "late", "due_on"), "waiting": _rows(person, "instruct", "submitted_on"),
        "name": " ".join(areas.path_names(code)[-1:]), "as_of": as_of(person), "place": place_of(person),
        "rows_hidden": not acts_as_county(code), "records": not reach.has(person, "leader"), "year": clock.today().year,
    }  # fmt: skip
    return render(request, "insight/leader.html", context)


def _rows(person, name, order) -> list[dict]:
    found = pile(name, person)
    return [] if found is None else dressed(rows(found).order_by(order, "id")[:ROWS], below=home(person))


def five(code: str) -> list[dict]:
    """This year: raised, under way, late, closed, satisfied. A county's numbers open their lists; above, rows stay where they are."""
    found = figures.compute(code, period="year", only=("matters", "satisfaction"))
    m, s, start = found["matters"], found["satisfaction"], found["period"]["start"]
    sure = lambda query: f"{reverse('matter-list')}?area={code}&since={start}{query}" if acts_as_county(code) else ""  # noqa: E731
    return [
        _five(m["raised"], _("今年提出"), _("今年以来提出的事项"), sure("")),
        _five(m["open"], _("正在办"), _("其中还没有结果的"), sure("&stage=open")),
        _five(m["overdue"], _("已逾期"), _("其中超过时限的"), sure("&light=late"), "late" if m["overdue"] else ""),
        _five(
            m["closed"],
            _("已办结"),
            _("其中办结、归档的（当场办结 %(n)s 件）") % {"n": m["settled"]},
            sure("&stage=done"),
        ),
        _content(s, f"{reverse('answers')}?area={code}&since={start}" if acts_as_county(code) else ""),
    ]


def _content(s, url) -> dict:
    """满意的份额; of fewer than five answers only how many there are."""
    good, asked = s["satisfied_of"]
    if s["satisfied"] is None:
        answers = {"n": s["answered_by_raiser"] + s["answered_by_witness"]}
        return _five("–", _("群众满意"), _("提出人确认 %(n)s 次，不足 5 次不显示份额") % answers, url)
    said = _("提出人确认 %(asked)s 次，满意或基本满意 %(good)s 次") % {"asked": asked, "good": good}
    return _five(f"{s['satisfied']:.0%}", _("群众满意"), said, url)


def _five(number, label, sentence, url, kind="") -> dict:
    return {"number": number, "label": label, "note": sentence, "url": url, "kind": kind}

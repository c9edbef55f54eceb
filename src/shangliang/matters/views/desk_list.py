"""事项台账 · The list of matters within reach: tiles, filters in the URL, sorted, paged by key; and the same as xlsx."""

from django.contrib.auth.decorators import login_required
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from shangliang.kit import clock, paging
from shangliang.people import areas
from shangliang.people.views.finding import may_export, sentence, taken

from ..forms.desk_find import LedgerFind
from ..models import Matter
from ..models.rows import dressed, rows
from ..models.tally import counts
from ..wording import day
from .desk_filters import filters

SIZE = 20


def tiles(person, here="", *, url_name="matter-list") -> list[dict]:
    """The piles of the person as tiles; each opens the list that it counts."""
    return [
        {"number": n, "label": pile.label, "kind": pile.light if n else "", "here": pile.name == here,
         "url": f"{reverse(url_name)}?pile={pile.name}"}
        for pile, n in counts(person)
        if n or pile.always
    ]  # fmt: skip


@login_required
@require_safe
def matter_list(request):
    """/desk/matters/."""
    find = LedgerFind(request.GET, person=request.user)
    person = request.user
    page = paging.kept(
        lambda: find.apply(rows(Matter.objects.visible_to(person))),
        order=find.order, cursor=request.GET.get("cursor"), size=SIZE,
    )  # fmt: skip
    page.rows[:] = dressed(page.rows, below=home(person))
    context = {
        "page": page, "find": find, "tiles": tiles(request.user, find.value("pile")), "filters": filters(request, find, also=("by", "own")),
        "caption": sentence(find), "export_url": may_export(person) and reverse("matter-export"),
    }  # fmt: skip
    return render(request, "matters/desk/list.html", context)


def home(person) -> str:
    """The county (or wider place) whose name need not be repeated in each row."""
    held = [post.organisation.area_id[:6] for post in person.held_posts]
    return min(held, key=len, default="")


@login_required
@require_POST
def export(request):
    """/desk/matters/export/: the same list as xlsx."""
    find = LedgerFind(request.GET, person=request.user)
    found = find.apply(rows(Matter.objects.visible_to(request.user))).order_by(*find.order)
    return taken(request, find, columns(), lines(found.iterator(chunk_size=2000)), title=_("事项台账"), noun="matter")


def lines(found):
    """Rows for the ledger, dressed by the thousand: constant memory."""
    batch = []
    for row in found:
        batch.append(row)
        if len(batch) == 1000:
            yield from dressed(batch)
            batch = []
    yield from dressed(batch)


def columns():
    """The columns of domain.md A3 that this list has."""
    return [
        (_("台账号"), "serial", 18), (_("编号"), "ref", 14), (_("类别"), "kind_name", 12), (_("题目"), "title", 44),
        (_("来自"), "place", 24), (_("分类"), "topic_class", 16), (_("现在由"), "holder__name", 24),
        (_("环节"), "stage_label", 12), (_("主办"), "unit", 24), (_("也关心"), "followed", 8), (_("提出日期"), "raised_on", 12),
        (_("时限"), "due_on", 12), (_("时限情况"), "left", 18), (_("办结日期"), "closed_on", 12),
    ]  # fmt: skip


def as_of(person) -> str:
    """6月12日 星期一 · 截至 10:32, beside the heading of every desk page."""
    now = clock.now()
    week = (_("星期一"), _("星期二"), _("星期三"), _("星期四"), _("星期五"), _("星期六"), _("星期日"))[now.weekday()]
    return _("%(day)s %(week)s · 截至 %(time)s") % {"day": day(now.date()), "week": week, "time": f"{now:%H:%M}"}


def place_of(person) -> str:
    """Where the person works, beside the brand."""
    first = next(iter(person.held_posts), None)
    return " ".join(areas.path_names(first.organisation.area_id)[-2:]) if first else ""

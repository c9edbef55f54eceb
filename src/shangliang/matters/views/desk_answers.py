"""回访确认 · Who raised a matter has said what they think of its result: solved or not, on which day, by which way.

How content somebody is, is theirs: only shares of five answers and more are said (docs/figures.md), and no row tells it.
"""

from django.contrib.auth.decorators import login_required
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from shangliang.kit import paging
from shangliang.kit.finding import menu, sort_menu
from shangliang.people import areas
from shangliang.people.views.finding import place_menu, sentence

from ..forms.desk_find import AnswerFind
from ..models import Confirmation, Matter
from ..models.rows import place_of
from .desk_list import home

FIELDS = ("id", "on", "way", "solved", "matter__ref", "matter__serial", "matter__title", "matter__area_id")


@login_required
@require_safe
def answers(request):
    """/desk/answers/."""
    find, person = AnswerFind(request.GET), request.user
    found = find.apply(Confirmation.objects.all(), Matter.objects.visible_to(person).order_by())
    page = paging.page(found.values(*FIELDS), order=find.order, cursor=request.GET.get("cursor"), size=20)
    page.rows[:] = _dressed(page.rows, home(person))
    menus = [
        menu(request, find, name, find.fields[name].label, find.fields[name].choices, _("全部"))
        for name in ("solved", "way")
    ]
    context = {
        "page": page, "find": find, "caption": sentence(find),
        "filters": [*menus, *place_menu(request, find), sort_menu(request, find)],
    }  # fmt: skip
    return render(request, "matters/desk/answers.html", context)


def _dressed(found, below) -> list[dict]:
    """Rows with the names of places and the way in words."""
    areas.names([row["matter__area_id"] for row in found])
    for row in found:
        own = row["way"] not in Confirmation.SPOKEN
        row["how"] = _("本人") if own else str(Confirmation.Way(row["way"]).label)
        row["place"] = place_of(row["matter__area_id"], below)
    return found

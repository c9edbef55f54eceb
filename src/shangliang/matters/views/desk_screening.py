"""筛选台 · What waits to be screened: similar ones, followers, age; one drawer, many at once, j and k."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.db.models import Q
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from shangliang.kit import clock, once, paging

from .. import actions
from ..forms.desk_bulk import BulkForm
from ..forms.desk_find import WaitingFind
from ..models import Matter
from ..models.piles import PILES
from ..models.rows import dressed, rows
from ..models.similar import similar_counts
from ..models.tally import counts
from .desk_filters import filters
from .desk_list import home

SIZE = 20
SHOWN = ("screen", "release")


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def screening(request):
    """/desk/screening/: the piles 待受理 and 待审核公开 of this person."""
    if PILES["screen"].condition(request.user) is None:
        raise PermissionDenied
    form = BulkForm(
        request.POST if request.method == "POST" else None, person=request.user, refs=request.POST.getlist("refs")
    )
    if request.method == "POST" and form.is_valid():
        answer = _act(request, form)
        if answer:
            return answer
    return _page(request, form)


def _act(request, form):
    matters = form.matters()
    content = {k: request.POST.getlist(k) for k in request.POST if k not in ("csrfmiddlewaretoken", "once")}

    def perform():
        done, refused = actions.move_many(matters, form.cleaned_data["do"], by=request.user, **form.facts())
        if not done:
            raise NothingDone(refused)
        _say(request, form, done, refused)
        return request.get_full_path()

    try:
        return redirect(once.of(request, content, perform))
    except once.Conflict as reason:
        form.add_error(None, str(reason))
    except NothingDone as nothing:
        form.add_error(None, nothing.sentences or [_("选中的事项已不在这里，请重新选。")])
    return None


class NothingDone(Exception):
    """一件也没有办成 · The page comes back with what was typed."""

    def __init__(self, refused) -> None:
        super().__init__()
        self.sentences = [_why(matter, why) for matter, why in refused[:10]]


def _why(matter, why) -> str:
    return _("《%(title)s》没有办成：%(why)s") % {"title": matter.title, "why": why}


def _say(request, form, done, refused):
    word = dict(form.fields["do"].choices)[form.cleaned_data["do"]]
    if done:
        said = ngettext("%(word)s %(n)s 件。", "%(word)s %(n)s 件。", len(done)) % {"word": word, "n": len(done)}
        messages.success(request, said)
    for matter, why in refused[:10]:
        messages.warning(request, _why(matter, why))


def waiting(person, pile="screen"):
    """The same condition as the tile."""
    return Matter.objects.visible_to(person).filter(PILES[pile].condition(person) or Q(pk__in=[]))


def _page(request, form):
    person, find = request.user, WaitingFind(request.GET, person=request.user)
    pile = find.value("pile") if find.value("pile") in SHOWN else "screen"
    page = paging.kept(
        lambda: find.apply(rows(waiting(person, pile))),
        order=find.order,
        cursor=request.GET.get("cursor"),
        size=SIZE,
    )
    shown = dressed(page.rows, below=home(request.user))
    alike, today = similar_counts(shown, request.user), clock.today()
    page.rows[:] = [
        row
        | {"alike": alike.get(row["ref"], 0), "age": (today - row["raised_on"]).days, "picked": row["ref"] in form.refs}
        for row in shown
    ]
    context = {
        "page": page,
        "form": form,
        "find": find,
        "pile": pile,
        "tiles": _tiles(request.user, pile),
        "filters": filters(request, find, only=("kind", "light")),
    }
    return render(request, "matters/desk/screening.html", context)


def _tiles(person, here):
    numbers = {pile.name: n for pile, n in counts(person, only=SHOWN)}
    return [
        {"number": numbers.get(name, 0), "label": PILES[name].label, "url": f"?pile={name}", "here": name == here}
        for name in SHOWN
    ]

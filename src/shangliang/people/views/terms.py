"""届次页 · The terms of a CPPCC committee: opened, its roll of members read, taken away, written."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from shangliang.kit.finding import menu, sort_menu
from shangliang.kit.paging import page

from .. import actions
from ..can import Role
from ..forms.lists import RollFind
from ..forms.office import EndForm, MemberForm, TermForm
from ..persons import Person
from ..terms import Membership, Term
from .finding import allow, form_page, may_export, one, taken
from .organisations import find as find_organisation


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def open_term(request, ref):
    """/organisations/<ref>/terms/add/."""
    found = find_organisation(request, ref)
    allow(request.user.can("term.open", found.area_id))

    def act(data):
        made = actions.open_term(found, data["number"], start=data["start"], end=data["end"], by=request.user)
        return reverse("term", args=[found.ref, made.number])

    form = TermForm(request.POST if request.method == "POST" else None)
    return form_page(request, form, act, heading=_("登记届次"), back=found.get_absolute_url(), note=str(found))


def find_term(request, ref, number) -> Term:
    return one(Term.objects.select_related("organisation"), organisation=find_organisation(request, ref), number=number)


@login_required
@require_safe
def term(request, ref, number):
    """/organisations/<ref>/terms/<number>/: the roll."""
    found, find = _roll(request, ref, number)
    shown = page(members(found, find), order=find.order, cursor=request.GET.get("cursor"), size=20)
    context = {
        "term": found, "page": shown, "may_seat": request.user.can("member.seat", found.organisation.area_id),
        "count": found.memberships.count(), "find": find,
        "export_url": may_export(request.user) and reverse("term-export", args=[ref, number]),
        "filters": [menu(request, find, "sector", _("界别"), find.fields["sector"].choices, _("全部界别")),
                    menu(request, find, "standing", _("常务委员"), find.fields["standing"].choices, _("全部委员")), sort_menu(request, find)],
    }  # fmt: skip
    return render(request, "people/term.html", context)


def _roll(request, ref, number):
    """The term and what is asked of its roll. Members know each other; residents and firms do not see it."""
    found = find_term(request, ref, number)
    outside = {Role.RESIDENT, Role.FIRM}
    allow(any(post.role not in outside for post in request.user.held_posts))
    sectors = found.memberships.order_by("sector").values_list("sector", flat=True).distinct()
    return found, RollFind(request.GET, sector=[(s, s) for s in sectors])


def members(found, find):
    roll = find.narrowed(found.memberships.select_related("person", "station"), sector="sector", standing="standing")
    return roll.filter(person__in=Person.objects.named(find.value("q"))) if find.value("q") else roll


@login_required
@require_POST
def export(request, ref, number):
    """/organisations/<ref>/terms/<number>/export/: names, sectors, stations."""
    found, find = _roll(request, ref, number)
    rows = (
        {
            "name": m.person.name,
            "sector": m.sector,
            "standing": m.standing,
            "station": m.station.name if m.station else "",
        }
        for m in members(found, find).order_by(*find.order)
    )
    columns = [
        (_("姓名"), "name", 14),
        (_("界别"), "sector", 20),
        (_("常务委员"), "standing", 10),
        (_("工作站"), "station", 30),
    ]
    return taken(request, find, columns, rows, title=_("委员名册"), noun="term")


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def seat(request, ref, number):
    """/organisations/<ref>/terms/<number>/members/add/."""
    found = find_term(request, ref, number)
    allow(request.user.can("member.seat", found.organisation.area_id))
    back = reverse("term", args=[ref, number])

    def act(data):
        person = data.pop("person")
        actions.seat_member(found, person, by=request.user, **data)
        return back

    form = MemberForm(request.POST if request.method == "POST" else None, by=request.user, term=found)
    return form_page(request, form, act, heading=_("登记委员"), back=back, note=str(found))


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def end(request, ref, number, member):
    """/organisations/<ref>/terms/<number>/members/<person ref>/end/."""
    found = find_term(request, ref, number)
    allow(request.user.can("member.seat", found.organisation.area_id))
    chosen = one(Membership.objects.select_related("term__organisation", "person"), term=found, person__ref=member)
    back = reverse("term", args=[ref, number])
    form = EndForm(request.POST if request.method == "POST" else None)

    def act(data):
        actions.end_membership(chosen, data["end"], data["why"], by=request.user)
        return back

    return form_page(request, form, act, heading=_("登记离任"), back=back, note=str(chosen.person))


@login_required
@require_POST
def unseat(request, ref, number, member):
    """/organisations/<ref>/terms/<number>/members/<person ref>/remove/."""
    found = find_term(request, ref, number)
    chosen = one(Membership.objects.select_related("term__organisation", "person"), term=found, person__ref=member)
    actions.unseat_member(chosen, by=request.user)
    messages.success(request, _("已撤销登记。"))
    return redirect("term", ref, number)

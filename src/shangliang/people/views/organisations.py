"""组织页 · Organisations by place and kind; one with its people; its terms and members."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from shangliang.kit import pages
from shangliang.kit.paging import page

from .. import actions, areas, reach
from ..can import ROLE_NAMES, Role
from ..forms.office import MemberForm, NewOrganisationForm, OrganisationForm, TermForm
from ..organisations import Organisation, OrgKind
from ..persons import Post
from ..terms import Membership, Term
from .finding import allow, asked, form_page, menu, one


@login_required
@require_safe
def organisations(request):
    """/organisations/?q=&kind=&area=&cursor=. Without an area: those of the reader's own county or city."""
    own = sorted({p.organisation.area_id for p in request.user.held_posts}, key=lambda code: (len(code), code))
    home = own[0][:6] if own else ""
    found = Organisation.objects.visible_to(request.user)
    if kind := asked(request, "kind"):
        found = found.filter(kind=kind)
    if place := asked(request, "area") or home:
        found = found.within(place)
    if words := asked(request, "q"):
        found = found.named(words)
    shown = page(found, order=("area_id", "pinyin"), cursor=request.GET.get("cursor"))
    areas.names({o.area_id for o in shown})
    rows = [{"found": o, "place": " ".join(areas.path_names(o.area_id)[-2:])} for o in shown]
    others = [code for code in (*own, *reversed(areas.lineage(home))) if code != home] if home else []
    known = areas.names([home, *others]) if home else {}
    context = {
        "page": shown, "rows": rows, "q": words,
        "may_add": any(request.user.can("organisation.add", code) for code in own),
        "filters": [menu(request, "kind", _("类别"), [(k, str(v)) for k, v in OrgKind.choices], _("全部类别")),
                    menu(request, "area", _("地区"), [(c, known.get(c, c)) for c in dict.fromkeys(others)], known.get(home, _("全部地区")))],
    }  # fmt: skip
    return render(request, "people/organisations.html", context)


def find(request, ref) -> Organisation:
    return one(Organisation.objects.visible_to(request.user).select_related("area", "parent"), ref=ref)


@login_required
@require_safe
def organisation(request, ref):
    """/organisations/<ref>/: its place, its telephone; its people to whom they are no secret."""
    found = find(request, ref)
    code = found.area_id
    sees = any(low <= code < high for low, high in reach.staff_ranges(request.user))
    posts = (
        Post.objects.held().filter(organisation=found).select_related("person").order_by("role", "id") if sees else []
    )
    context = {
        "found": found, "place": areas.path_names(code), "children": found.children.order_by("kind", "pinyin")[:100],
        "sees": sees, "posts": [{"post": p, "role": ROLE_NAMES[Role(p.role)]} for p in posts[:200]],
        "terms": found.terms.order_by("-number"), "may_edit": request.user.can("organisation.add", code),
        "may_add_person": request.user.can("person.add", code), "may_open": found.kind == OrgKind.CPPCC and request.user.can("term.open", code),
        "panels": pages.panels("organisation.side", request.user, found),
    }  # fmt: skip
    return render(request, "people/organisation.html", context)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def add(request):
    """/organisations/add/."""
    own = {p.organisation.area_id for p in request.user.held_posts}
    allow(any(request.user.can("organisation.add", code) for code in own))
    form = NewOrganisationForm(request.POST or None, initial={"area": asked(request, "area")})
    if (
        request.method == "POST"
        and form.is_valid()
        and not request.user.can("organisation.add", form.cleaned_data["area"].pk)
    ):
        form.add_error("area", _("这个地方不归您管。"))

    def act(data):
        name, kind, area = data["name"], data["kind"], data["area"]
        made = actions.add_organisation(name, kind, area, short=data["short"], phone=data["phone"], by=request.user)
        return made.get_absolute_url()

    return form_page(request, form, act, heading=_("登记组织"), back=reverse("organisations"))


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def edit(request, ref):
    """/organisations/<ref>/edit/."""
    found = find(request, ref)
    allow(request.user.can("organisation.add", found.area_id))
    form = OrganisationForm(
        request.POST or None, initial={"name": found.name, "short": found.short, "phone": found.phone}
    )

    def act(data):
        actions.edit_organisation(found, by=request.user, parent=found.parent, **data)
        return found.get_absolute_url()

    return form_page(request, form, act, heading=_("修改组织"), back=found.get_absolute_url())


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def open_term(request, ref):
    """/organisations/<ref>/terms/add/."""
    found = find(request, ref)
    allow(request.user.can("term.open", found.area_id))

    def act(data):
        made = actions.open_term(found, data["number"], start=data["start"], end=data["end"], by=request.user)
        return reverse("term", args=[found.ref, made.number])

    form = TermForm(request.POST or None)
    return form_page(request, form, act, heading=_("登记届次"), back=found.get_absolute_url(), note=str(found))


def find_term(request, ref, number) -> Term:
    return one(Term.objects.select_related("organisation"), organisation=find(request, ref), number=number)


@login_required
@require_safe
def term(request, ref, number):
    """/organisations/<ref>/terms/<number>/: the roll. Members know each other; residents and firms do not see it."""
    found = find_term(request, ref, number)
    sees = {Role.RESIDENT, Role.FIRM}
    allow(any(post.role not in sees for post in request.user.held_posts))
    roll = found.memberships.select_related("person", "station")
    if asked(request, "standing"):
        roll = roll.filter(standing=True)
    if sector := asked(request, "sector"):
        roll = roll.filter(sector=sector)
    shown = page(roll, order=("person__pinyin",), cursor=request.GET.get("cursor"), size=50)
    sectors = found.memberships.order_by("sector").values_list("sector", flat=True).distinct()
    context = {
        "term": found, "page": shown, "may_seat": request.user.can("member.seat", found.organisation.area_id),
        "count": found.memberships.count(),
        "filters": [menu(request, "sector", _("界别"), [(s, s) for s in sectors], _("全部界别")),
                    menu(request, "standing", _("常务委员"), [("1", _("只看常务委员"))], _("全部委员"))],
    }  # fmt: skip
    return render(request, "people/term.html", context)


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

    form = MemberForm(request.POST or None, by=request.user, term=found)
    return form_page(request, form, act, heading=_("登记委员"), back=back, note=str(found))


@login_required
@require_POST
def unseat(request, ref, number, member):
    """/organisations/<ref>/terms/<number>/members/<person ref>/remove/."""
    found = find_term(request, ref, number)
    chosen = one(Membership.objects.select_related("term__organisation", "person"), term=found, person__ref=member)
    actions.unseat_member(chosen, by=request.user)
    messages.success(request, _("已撤销登记。"))
    return redirect("term", ref, number)

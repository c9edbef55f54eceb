"""组织页 · Organisations by place and kind; one with its people."""

from django.contrib.auth.decorators import login_required
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from shangliang.kit import pages
from shangliang.kit.finding import menu, sort_menu
from shangliang.kit.paging import page

from .. import actions, areas, reach
from ..can import ROLE_NAMES, Role
from ..forms.lists import OrganisationFind
from ..forms.office import NewOrganisationForm, OrganisationForm
from ..organisations import Organisation, OrgKind
from ..persons import Post
from .finding import allow, asked, form_page, may_export, one, own_places, taken, within


@login_required
@require_safe
def organisations(request):
    """/organisations/?q=&kind=&area=&cursor=. Without an area: those of the reader's own county or city."""
    find, own, home = OrganisationFind(request.GET), _own(request.user), _home(request.user)
    shown = page(asked_for(request.user, find), order=find.order, cursor=request.GET.get("cursor"))
    around = [code for code in (*own, *reversed(areas.lineage(home))) if code != home] if home else []
    known = areas.names([home, *around]) if home else {}
    below = [
        (code, name) for code, name in own_places([home] if home else [], find.value("area")) if code not in around
    ]
    places = [*((c, known.get(c, c)) for c in dict.fromkeys(around)), *below]
    context = {
        "page": shown, "rows": _rows(shown.rows), "find": find, "export_url": may_export(request.user) and reverse("organisations-export"),
        "may_add": any(request.user.can("organisation.add", code) for code in own),
        "filters": [menu(request, find, "kind", _("类别"), find.fields["kind"].choices, _("全部类别")),
                    menu(request, find, "area", _("地区"), places, known.get(home, _("全部地区"))), sort_menu(request, find)],
    }  # fmt: skip
    return render(request, "people/organisations.html", context)


def _own(person) -> list[str]:
    return sorted({p.organisation.area_id for p in person.held_posts}, key=lambda code: (len(code), code))


def _home(person) -> str:
    return next(iter(_own(person)), "")[:6]


def asked_for(person, find):
    found = within(Organisation.objects.visible_to(person), find.value("area") or _home(person))
    found = find.narrowed(found, kind="kind")
    return found.named(find.value("q")) if find.value("q") else found


def _rows(found) -> list[dict]:
    areas.names({o.area_id for o in found})
    return [{"found": o, "place": " ".join(areas.path_names(o.area_id)[-2:])} for o in found]


@login_required
@require_POST
def export(request):
    """/organisations/export/: with the office's telephone, which is public; never a person's."""
    find = OrganisationFind(request.GET)
    found = asked_for(request.user, find).order_by(*find.order)
    columns = [(_("名称"), "name", 40), (_("类别"), "kind", 16), (_("所在地"), "place", 30), (_("办公电话"), "phone", 18), (_("代号"), "ref", 14)]  # fmt: skip
    return taken(request, find, columns, _lines(found), title=_("组织"), noun="organisation")


def _lines(found):
    for row in _rows(list(found)):
        one = row["found"]
        yield {
            "name": one.name,
            "kind": one.get_kind_display(),
            "place": row["place"],
            "phone": one.phone,
            "ref": one.ref,
        }


def find(request, ref) -> Organisation:
    return one(Organisation.objects.visible_to(request.user).select_related("area", "parent"), ref=ref)


@login_required
@require_safe
def organisation(request, ref):
    """/organisations/<ref>/: its place, its telephone; its people to whom they are no secret."""
    found = find(request, ref)
    code = found.area_id
    sees = any(low <= code < high for low, high in reach.staff_ranges(request.user))
    posts = (Post.objects.held() if sees else Post.objects.none()).filter(organisation=found).select_related("person")
    posts = page(posts, order=("role", "pk"), cursor=request.GET.get("cursor"))
    children = page(found.children.all(), order=("kind", "pinyin"), cursor=request.GET.get("under"))
    context = {
        "found": found, "place": areas.path_names(code), "children": children,
        "sees": sees, "page": posts, "posts": [{"post": p, "role": ROLE_NAMES[Role(p.role)]} for p in posts],
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
    form = NewOrganisationForm(
        request.POST if request.method == "POST" else None, initial={"area": asked(request, "area")}
    )
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
        request.POST if request.method == "POST" else None,
        initial={"name": found.name, "short": found.short, "phone": found.phone},
    )

    def act(data):
        actions.edit_organisation(found, by=request.user, parent=found.parent, **data)
        return found.get_absolute_url()

    return form_page(request, form, act, heading=_("修改组织"), back=found.get_absolute_url())

"""企业的页面 · Firms under contact within reach; one with its contact; its own link, shown once and printed."""

from django.contrib.auth.decorators import login_required
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from shangliang.kit import pages, printing
from shangliang.kit.finding import menu, sort_menu
from shangliang.kit.once import seed_of
from shangliang.kit.paging import page
from shangliang.people import areas
from shangliang.people.views.finding import allow, form_page, may_export, one, place_menu, taken, within

from .. import actions
from ..forms.enterprises import EnterpriseFind, EnterpriseForm
from ..models import Enterprise
from ..sheets import link_sheet

WITH = ("area", "contact", "unit")


def _mine(person, ability="subject.add") -> list[str]:
    """The places where the person may register firms (or use another ability)."""
    return sorted({p.organisation.area_id for p in person.held_posts if p.allows(ability, p.organisation.area_id)})


@login_required
@require_safe
def enterprises(request):
    """/desk/enterprises/?q=&contact=&area=&cursor=."""
    person = request.user
    allow(_mine(person, "subject.see"))
    find = EnterpriseFind(request.GET)
    shown = page(asked_for(person, find), order=find.order, cursor=request.GET.get("cursor"))
    context = {
        "page": shown, "rows": _rows(shown.rows), "find": find, "may_add": bool(_mine(person)),
        "export_url": may_export(person) and reverse("enterprises-export"),
        "filters": [menu(request, find, "contact", _("包联"), find.fields["contact"].choices, _("全部企业")),
                    *place_menu(request, find), sort_menu(request, find)],
    }  # fmt: skip
    return render(request, "subjects/enterprises.html", context)


def asked_for(person, find):
    found = within(Enterprise.objects.visible_to(person).select_related(*WITH), find.value("area"))
    found = find.narrowed(found, since="contact_from__gte", until="contact_from__lte")
    if contacted := find.value("contact"):
        found = found.filter(contact__isnull=contacted == "no")
    return found.named(find.value("q")) if find.value("q") else found


def _rows(found) -> list[dict]:
    areas.names({e.area_id for e in found})
    return [{"found": e, "place": " ".join(areas.path_names(e.area_id)[-2:])} for e in found]


@login_required
@require_POST
def export(request):
    """/desk/enterprises/export/: no telephone, no link."""
    allow(_mine(request.user, "subject.see"))
    find = EnterpriseFind(request.GET)
    found = asked_for(request.user, find).order_by(*find.order)
    columns = [
        (_("企业名称"), "name", 40), (_("统一社会信用代码"), "code", 22), (_("所在地"), "place", 24), (_("行业"), "industry", 16),
        (_("包联单位"), "contact", 30), (_("包联领导职务"), "title", 24), (_("包联开始"), "since", 12),
    ]  # fmt: skip
    return taken(request, find, columns, _lines(found), title=_("包联企业"), noun="enterprise")


def _lines(found):
    for row in _rows(list(found)):
        one = row["found"]
        yield {"name": one.name, "code": one.credit_code, "place": row["place"], "industry": one.industry,
               "contact": str(one.contact or ""), "title": one.contact_title, "since": one.contact_from}  # fmt: skip


def _find(request, ref) -> Enterprise:
    """Within reach, else a 404; and for whom firms are a part of the work."""
    found = one(Enterprise.objects.visible_to(request.user).select_related(*WITH), ref=ref)
    allow(_mine(request.user, "subject.see"))
    return found


@login_required
@require_safe
def enterprise(request, ref):
    """/desk/enterprises/<ref>/."""
    found = _find(request, ref)
    context = {
        "found": found, "place": " ".join(areas.path_names(found.area_id)[-2:]), "may": request.user.can("subject.add", found.area_id),
        "panels": pages.panels("enterprise.main", request.user, found),
    }  # fmt: skip
    return render(request, "subjects/enterprise.html", context)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def add(request):
    """/desk/enterprises/add/."""
    allow(_mine(request.user))
    form = EnterpriseForm(request.POST if request.method == "POST" else None, by=request.user)

    def act(data):
        return actions.add_enterprise(data.pop("name"), data.pop("area"), by=request.user, **data).get_absolute_url()

    return form_page(request, form, act, heading=_("登记企业"), back=reverse("enterprises"))


@login_required
@require_POST
@never_cache
def link(request, ref):
    """/desk/enterprises/<ref>/link/: a sheet for the firm; the code stands on it and nowhere else."""
    found = _find(request, ref)
    code = actions.give_link(found, by=request.user, seed=seed_of(request, "enterprise link"))
    url = request.build_absolute_uri("/firm/") + f"#{code}"
    spaced = f"{code[:3]} {code[3:6]} {code[6:]}"
    name = f"{found.name} {_('企业专用链接')}"
    pdf = printing.asked(request) == "pdf" and printing.as_asked("pdf", link_sheet(found, url, spaced), name=name)
    if pdf:
        return pdf
    context = {
        "found": found,
        "url": url,
        "spaced": spaced,
        "press": printing.press_of(request),
        "fonts": printing.fonts_said(),
    }
    return render(request, "subjects/link.html", context)

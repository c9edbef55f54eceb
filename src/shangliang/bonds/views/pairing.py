"""结对方案 · Families without a helper and helpers with room; a proposal with its reasons; changed by hand; confirmed."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from shangliang.kit import once
from shangliang.kit.finding import menu, sort_menu
from shangliang.kit.paging import page
from shangliang.people import areas, reach
from shangliang.people.models import Area, Person
from shangliang.people.refusal import Refused
from shangliang.people.views.finding import allow, form_page, one, own_places, place_menu, within
from shangliang.subjects.models import AssistedPerson

from .. import actions
from ..forms.binding import HelperForm
from ..forms.lists import HelperFind
from ..forms.pairing import AskForm, ConfirmForm
from ..models import Bond, Helper
from ..nav import roles

MOST = 60  # households on one page; more than that are proposed place by place, or by `shangliang pair`


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def pairing(request):
    """/desk/pairing/?area=&village=&rank=&afresh=on; the same address takes what is confirmed."""
    from ..proposing import proposed, with_room  # numpy and the solver: no other page loads them

    person = request.user
    allow(person.has_role(*roles("bond.make")))
    ask = AskForm(request.GET or None)
    rules = AskForm(request.GET).rules()
    codes, area = reach.codes(person), _place(person, request.GET.get("area", ""))
    people = waiting(person, area, afresh=rules["afresh"])
    roll = Helper.objects.ready().reached_by(person).select_related("person").order_by("id")
    helpers = with_room(list(roll), people)
    many = len({p.household_id for p in people}) > MOST
    lines = [] if many or not helpers else proposed(people, helpers, village=rules["village"], rank=rules["rank"])
    form = ConfirmForm(request.POST if request.method == "POST" else None, lines=lines, helpers=helpers)
    if form.is_bound and form.is_valid() and _confirm(request, form):
        return redirect(f"{reverse('bonds')}?kind=pairing&sort=new")
    areas.names({line.household.area_id for line in lines})
    context = {
        "form": form, "ask": ask if request.GET else AskForm(initial=rules), "rows": _rows(form), "people": len(people), "helpers": len(helpers), "many": many, "most": MOST,
        "places": own_places(codes, area), "area": area, "rules": rules, "changed": sum(line.changes for line in lines), "none": sum(line.helper is None for line in lines),
    }  # fmt: skip
    return render(request, "bonds/pairing.html", context)


def _place(person, code: str) -> str:
    """The asked place if it lies within reach, else all of it."""
    code = code.replace("\0", "")[:20]
    return code if code and any(low <= code < high for low, high in reach.row_ranges(person)) else ""


def waiting(person, area: str, *, afresh: bool) -> list:
    """Under care and without a helper in force; or everybody under care."""
    found = within(AssistedPerson.objects.visible_to(person).listed(), area, "household__area_id")
    if not afresh:
        found = found.exclude(pk__in=Bond.objects.active().filter(kind="pairing").values("assisted_id"))
    return list(found.select_related("household").order_by("id")[: MOST * 10])


def _rows(form) -> list[dict]:
    return [
        {"line": line, "who": who, "why": why, "place": " ".join(areas.path_names(line.household.area_id)[-2:])}
        for line, who, why in form.rows()
    ]


def _confirm(request, form) -> bool:
    pairs = form.pairs()
    content = {k: v for k, v in request.POST.items() if k not in ("csrfmiddlewaretoken", "once")}

    def act():
        made = actions.pair_up(pairs, by=request.user)
        messages.success(request, _("已结对 %(n)d 人。") % {"n": len(made)})
        return reverse("bonds")

    try:
        once.of(request, content, act)
    except (Refused, once.Conflict) as reason:
        form.add_error(None, str(reason))
    return not form.errors


@login_required
@require_safe
def helpers(request):
    """/desk/pairing/helpers/?state=&area=&q=: the roll."""
    person, find = request.user, HelperFind(request.GET)
    allow(person.has_role(*roles("bond.make")))
    shown = page(_helpers(person, find), order=find.order, cursor=request.GET.get("cursor"))
    held = _households([h.person_id for h in shown.rows])
    context = {
        "page": shown, "rows": [{"helper": h, "held": held.get(h.person_id, 0)} for h in shown.rows], "find": find,
        "filters": [menu(request, find, "state", _("名额"), find.fields["state"].choices, _("在册")),
                    *place_menu(request, find), sort_menu(request, find)],
    }  # fmt: skip
    return render(request, "bonds/helpers.html", context)


def _helpers(person, find):
    found = Helper.objects.reached_by(person).select_related("person", "area", "home")
    found = within(found, find.value("area"))
    state = find.value("state")
    found = found.filter(withdrawn_on__isnull=state != "withdrawn")
    if state == "free":
        busy = Bond.objects.active().filter(kind="pairing").values("person_id")
        found = found.exclude(person_id__in=busy, capacity=1)
    words = str(find.value("q")).strip()
    return found.filter(person__in=Person.objects.named(words).values("pk")) if words else found


def _households(people) -> dict[int, int]:
    active = Bond.objects.active().filter(kind="pairing", person__in=people).order_by()
    found: dict[int, set] = {}
    for who, household in active.values_list("person_id", "assisted__household_id"):
        found.setdefault(who, set()).add(household)
    return {who: len(households) for who, households in found.items()}


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def helper_add(request):
    """/desk/pairing/helpers/add/: written again for the same person it is a change."""
    person = request.user
    allow(person.has_role(*roles("bond.make")))

    def act(data):
        area = Area.objects.get(code=min(reach.codes(person)))
        fields = {k: data[k] for k in ("rank", "capacity", "home", "recuse")}
        actions.enrol_helper(data["who"], area, by=person, **fields)
        return reverse("helpers")

    form = HelperForm(request.POST if request.method == "POST" else None, by=person)
    return form_page(request, form, act, heading=_("登记帮扶干部"), back=reverse("helpers"))


@login_required
@require_POST
def helper_withdraw(request, ref):
    """/desk/pairing/helpers/<ref>/withdraw/: the ref is the person's."""
    found = one(Helper.objects.reached_by(request.user).ready().select_related("person"), person__ref=ref)
    actions.withdraw_helper(found, by=request.user)
    messages.success(request, _("%(who)s已退出名册；现有的结对要另行更换。") % {"who": found})
    return redirect("helpers")

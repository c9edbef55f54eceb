"""家庭档案的名单 · Persons under care within reach, masked: found, taken away, registered after having looked."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from shangliang.kit import clock, ledger
from shangliang.kit.finding import menu, sort_menu
from shangliang.kit.paging import Page, page
from shangliang.kit.search import pinyin_key
from shangliang.people import areas
from shangliang.people.can import may
from shangliang.people.refusal import Refused
from shangliang.people.views.finding import allow, form_page, may_export, place_menu, sentence, taken, within

from .. import actions, care, facts, paired, permits
from ..forms.households import HouseholdsFind, NewForm, SearchForm, WhoForm
from ..forms.persons import RevealForm
from ..models import AssistedPerson

SHOWN = (
    "ref", "name", "kinds", "minor", "listed_on", "left_on", "left_why", "erased_on", "household__ref",
    "household__area_id",
)  # fmt: skip
HITS = 20


def may_see(person) -> bool:
    """Whether files are a part of somebody's work at all; whose files is the business of `visible_to`."""
    return any(may(post.role, "household.see") for post in person.held_posts)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def households(request):
    """/desk/households/?kind=&paired=&state=&area=&since=&until=&cursor=; by POST the one who is looked for."""
    person = request.user
    allow(may_see(person))
    find, who = looked_for(request), WhoForm(request.POST if request.method == "POST" else None)
    found = asked_for(person, find)
    if who.words:
        shown = Page(list(found.named(who.words).order_by(*find.order)[:HITS]), None, None)
    else:
        shown = page(found, order=find.order, cursor=request.GET.get("cursor"))
    sensitive = permits.places(person, "household.export_sensitive")
    context = {
        "page": shown, "rows": _rows(shown.rows), "find": find, "who": who,
        "may_add": bool(permits.places(person, "household.add")),
        "export_url": not who.words and may_export(person) and reverse("households-export"),
        "sensitive_url": sensitive and f"{reverse('households-export-sensitive')}?{request.GET.urlencode()}",
        "filters": [
            menu(request, find, "kind", _("类别"), find.fields["kind"].choices, _("全部类别")),
            menu(request, find, "paired", _("结对"), find.fields["paired"].choices, _("不限")),
            menu(request, find, "state", _("在册情况"), find.fields["state"].choices, _("在册")),
            *place_menu(request, find), sort_menu(request, find),
        ],
    }  # fmt: skip
    return render(request, "subjects/households.html", context)


def looked_for(request, data=None) -> HouseholdsFind:
    """With the kinds of the places that the person works in; `data`: filters that were kept, instead of the address."""
    codes = sorted({post.organisation.area_id for post in request.user.held_posts})
    words = dict(pair for code in codes for pair in care.pairs(care.KINDS, code))
    return HouseholdsFind(request.GET if data is None else data, kind=list(words.items()))


def asked_for(person, find):
    found = AssistedPerson.objects.visible_to(person).select_related("household").only(*SHOWN)
    found = within(found, find.value("area"), "household__area_id")
    found = find.narrowed(found, since="listed_on__gte", until="listed_on__lte")
    if find.value("state") != "all":
        found = found.filter(left_on__isnull=find.value("state") != "left")
    if kind := find.value("kind"):
        found = found.filter(kinds__contains=[kind])
    found = found.annotate(paired=paired.condition())
    if find.value("paired"):
        found = found.filter(paired=find.value("paired") == "yes")
    return found


def _rows(found) -> list[dict]:
    areas.names({p.household.area_id for p in found})
    return [
        {"found": p, "place": " ".join(areas.path_names(p.household.area_id)[-2:]), "kinds": care.said(p.kinds)}
        for p in found
    ]


@login_required
@require_POST
def export(request):
    """/desk/households/export/: masked like the list."""
    allow(may_see(request.user))
    find = looked_for(request)
    found = asked_for(request.user, find).order_by(*find.order)
    columns = [
        (_("代号"), "ref", 14), (_("姓名"), "name", 10), (_("类别"), "kinds", 30), (_("未成年人"), "minor", 10),
        (_("所在地"), "place", 24), (_("纳入日期"), "since", 12), (_("退出日期"), "until", 12), (_("已结对"), "paired", 10),
    ]  # fmt: skip
    return taken(request, find, columns, _lines(found), title=_("关爱对象"), noun="household")


def _lines(found):
    for row in _rows(list(found)):
        one = row["found"]
        yield {"ref": one.ref, "name": str(one), "kinds": row["kinds"], "minor": one.minor, "place": row["place"],
               "since": one.listed_on, "until": one.left_on, "paired": one.paired}  # fmt: skip


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def export_sensitive(request):
    """/desk/households/export/sensitive/: by an ability of its own, for a reason, so many rows and no more."""
    places = permits.places(request.user, "household.export_sensitive")
    allow(places)
    find = looked_for(request)
    form = RevealForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        found = asked_for(request.user, find).filter(erased_on__isnull=True).only().order_by(*find.order)
        try:
            persons = actions.take_sensitive(
                found, by=request.user, area=places[0], asked=find.chosen, **form.cleaned_data
            )
        except actions.TooMany as many:
            return _asked(request, find, form, places[0], many)
        except Refused as reason:
            form.add_error(None, str(reason))
        else:
            why = dict(form.fields["reason"].choices)[form.cleaned_data["reason"]]
            return in_clear(request, persons, said=sentence(find), reason=why)
    context = {
        "form": form, "heading": _("导出敏感信息"), "back": reverse("households"), "submit": _("导出"),
        "note": sentence(find) or _("全部在册"),
    }  # fmt: skip
    return render(request, "people/form.html", context)


def _asked(request, find, form, area, many):
    """More than one person may take away alone: a second one is asked."""
    actions.ask_taking(
        request.user, area, many.rows, asked=urlencode(find.chosen), said=sentence(find), **form.cleaned_data
    )  # fmt: skip
    messages.info(request, _("%(why)s已经提出申请。") % {"why": many})
    return redirect("household-takings")


def in_clear(request, persons, *, said, reason, more=()):
    """The sheet; each row says who took it and when, also where it was copied to."""
    mark = f"{request.user} {clock.now():%Y-%m-%d %H:%M}"
    columns = [ledger.Column(_("代号"), "ref", 14), ledger.Column(_("所在地"), _place, 24),
               *(ledger.Column(label, name, 20) for name, label in facts.LABELS.items()),
               ledger.Column(_("水印"), lambda _row: mark, 28)]  # fmt: skip
    areas.names({p.household.area_id for p in persons})
    about = [
        (_("筛选"), said or _("全部在册")),
        (_("导出原因"), reason),
        *more,
        (_("注意"), _("含敏感个人信息，只用于所写的用途，用完删除。")),
    ]
    return ledger.export(columns, persons, title=_("关爱对象敏感信息"), by=str(request.user), about=about)


def _place(person) -> str:
    return " ".join(areas.path_names(person.household.area_id)[-2:])


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def add(request):
    """/desk/households/add/: first it is looked whether the person is known; what is typed travels in no address."""
    allow(permits.places(request.user, "household.add"))
    form = SearchForm(request.POST if request.method == "POST" else None, person=request.user)
    context: dict = {"form": form}
    if form.is_bound and form.is_valid():
        given = form.cleaned_data
        context["hits"] = _rows(near(request.user, given))
        context["new"] = NewForm(person=request.user, initial={"area": given["area"].pk, "name": given["name"]})
    return render(request, "subjects/household_add.html", context)


def near(person, given) -> list[AssistedPerson]:
    """Same number, same name, or a name that sounds alike in the same town."""
    shown = AssistedPerson.objects.visible_to(person).filter(erased_on__isnull=True).select_related("household")
    found = shown.none()
    if given["id_number"]:
        found |= shown.named(given["id_number"])
    if given["name"]:
        found |= shown.named(given["name"])
        letters = pinyin_key(given["name"], person=True).split(" ")[-1]
        found |= within(shown.filter(initials=letters), given["area"].pk[:9], "household__area_id")
    return list(found.only(*SHOWN).order_by("household__area_id", "id")[:HITS])


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def new(request):
    """/desk/households/new/: the household with its first person; reached through the search."""
    allow(permits.places(request.user, "household.add"))
    if request.method != "POST":
        return redirect("household-add")
    form = NewForm(request.POST, person=request.user)

    def act(data):
        made = actions.open_household(data["area"], by=request.user, address=data["address"])
        given = {n: str(data[n]) for n in ("name", "born_on", "phone") if data[n]}
        actions.list_person(
            made, data["kinds"], by=request.user, listed_on=data["listed_on"], minor=data["minor"], given=given
        )
        return made.get_absolute_url()

    return form_page(request, form, act, heading=_("登记一户"), back=reverse("household-add"))

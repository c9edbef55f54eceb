"""人员页 · People and their posts within reach: find, look, register, appoint, end, give a password, end sessions."""

from itertools import islice

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db.models import OuterRef, Subquery
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from shangliang.kit import clock, pages
from shangliang.kit.finding import menu, sort_menu
from shangliang.kit.paging import page

from .. import actions, areas, reach
from ..can import ROLE_NAMES, Role, may_appoint
from ..forms.lists import PeopleFind
from ..forms.office import NewPersonForm, PasswordForm, PersonForm, PostForm, givable
from ..persons import Person, Post
from ..refusal import Refused
from .finding import allow, asked, form_page, may_export, one, own_places, taken, within


@login_required
@require_safe
def people(request):
    """/people/?q=&role=&area=&cursor=: by name, pinyin or initials."""
    ranges = reach.staff_ranges(request.user)
    allow(ranges)
    find = PeopleFind(request.GET)
    shown = page(asked_for(find, ranges), order=find.order, cursor=request.GET.get("cursor"))
    roots = [low for low, _high in ranges]
    context = {
        "page": shown, "rows": _rows(shown.rows), "find": find, "may_add": bool(givable(request.user)) and _may(request.user, "person.add"),
        "export_url": may_export(request.user) and reverse("people-export"),
        "filters": [menu(request, find, "role", _("角色"), [(r.value, ROLE_NAMES[r]) for r in Role], _("全部角色")),
                    menu(request, find, "state", _("任职情况"), find.fields["state"].choices, _("不限")),
                    menu(request, find, "area", _("地区"), [*_places(ranges), *own_places(roots, find.value("area"))], _("全部地区")),
                    sort_menu(request, find)],
    }  # fmt: skip
    return render(request, "people/people.html", context)


def asked_for(find, ranges):
    """Who has a post as it is asked for, within reach."""
    found, state = Person.objects.posted_within(ranges), find.value("state")
    if set(find.chosen) - {"q"}:
        posts = (Post.objects.ended() if state == "ended" else Post.objects.held()).within(ranges)
        posts = within(posts, find.value("area"), "organisation__area_id")
        posts = find.narrowed(posts, role="role", since="start__gte", until="start__lte")
        found = found.filter(pk__in=posts.values("person_id"))
    last = Post.objects.within(ranges).filter(person=OuterRef("pk")).order_by("-start").values("start")[:1]
    found = found.annotate(posted=Subquery(last))
    return found.named(find.value("q")) if find.value("q") else found


@login_required
@require_POST
def export(request):
    """/people/export/: names and posts; nobody's telephone, address or sign-in name."""
    ranges = reach.staff_ranges(request.user)
    allow(ranges)
    find = PeopleFind(request.GET)
    found = asked_for(find, ranges).order_by(*find.order)
    columns = [
        (_("姓名"), "name", 14),
        (_("现任职务"), "posts", 60),
        (_("最近任职"), "posted", 12),
        (_("代号"), "ref", 14),
    ]
    return taken(request, find, columns, _lines(found), title=_("人员与职务"), noun="person")


def _lines(found):
    """Rows for the ledger, their posts looked up by the thousand."""
    people = found.iterator(chunk_size=1000)
    while batch := list(islice(people, 1000)):
        for row in _rows(batch):
            person = row["person"]
            posts = "\n".join(
                f"{line['place']} {line['post'].organisation.name} {line['role']}" for line in row["posts"]
            )
            yield {"name": person.name, "posts": posts, "posted": person.posted, "ref": person.ref}


def _rows(persons) -> list[dict]:
    """Each person with the posts held today, in two queries whatever their number."""
    posts = Post.objects.held().filter(person__in=persons).select_related("organisation").order_by("id")
    by_person: dict[int, list[Post]] = {}
    for post in posts:
        by_person.setdefault(post.person_id, []).append(post)
    areas.names({p.organisation.area_id for held in by_person.values() for p in held})
    return [{"person": p, "posts": [_line(post) for post in by_person.get(p.pk, [])]} for p in persons]


def _line(post) -> dict:
    names = areas.path_names(post.organisation.area_id)
    return {"post": post, "place": " ".join(names[-2:]), "role": ROLE_NAMES[Role(post.role)]}


def _places(ranges) -> list[tuple[str, str]]:
    codes = [low for low, _high in ranges]
    known = areas.names(codes)
    return [(code, known.get(code, code)) for code in codes]


def _may(person, ability) -> bool:
    return any(post.allows(ability, post.organisation.area_id) for post in person.held_posts)


def find(request, ref) -> Person:
    return one(reach.people_visible_to(request.user), ref=ref)


@login_required
@require_safe
def person(request, ref):
    """/people/<ref>/: facts, posts with their dates, terms, and what nouns further up add."""
    found = find(request, ref)
    today = clock.today()
    posts = found.posts.select_related("organisation").order_by("-start", "-id")
    lines = [
        _line(p) | {"held": p.is_held(today), "may_end": p.end is None and _may_end(request.user, p)} for p in posts
    ]
    context = {
        "found": found, "posts": lines, "memberships": found.memberships.select_related("term__organisation", "station"),
        "may_edit": _cares(request.user, found, "person.edit"), "may_appoint": found != request.user and bool(givable(request.user)),
        "may_end_sessions": _cares(request.user, found, "session.end"), "phone": masked(found.phone),
        "panels": pages.panels("person.side", request.user, found),
    }  # fmt: skip
    return render(request, "people/person.html", context)


def masked(phone: str) -> str:
    """138****5678: enough to tell which number it is."""
    return f"{phone[:3]}****{phone[-4:]}" if len(phone) >= 8 else "*" * len(phone)


def _cares(by, found, ability) -> bool:
    return any(by.can(ability, p.organisation.area_id) for p in found.posts.select_related("organisation"))


def _may_end(by, post) -> bool:
    return any(may_appoint(own.role, post.role) for own in by.posts_with("post.end", post.organisation.area_id))


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def add(request):
    """/people/add/: a person with the first post."""
    allow(_may(request.user, "person.add") and givable(request.user))
    start = {"organisation": asked(request, "organisation")}
    form = NewPersonForm(request.POST if request.method == "POST" else None, by=request.user, initial=start)

    def act(data):
        place = data["organisation"]
        made = actions.add_person(
            data["name"], area=place.area_id, login=data["login"], phone=data["phone"], email=data["email"],
            password=data["password"], by=request.user,
        )  # fmt: skip
        actions.appoint(made, place, data["role"], title=data["title"], start=data["start"], by=request.user)
        return made.get_absolute_url()

    return form_page(request, form, act, heading=_("登记人员"), back="/people/")


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def edit(request, ref):
    """/people/<ref>/edit/."""
    found = find(request, ref)
    allow(_cares(request.user, found, "person.edit"))
    now = {"name": found.name, "phone": found.phone, "email": found.email}
    form = PersonForm(request.POST if request.method == "POST" else None, initial=now)

    def act(data):
        actions.edit_person(found, by=request.user, **data)
        return found.get_absolute_url()

    return form_page(request, form, act, heading=_("修改人员资料"), back=found.get_absolute_url())


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def password(request, ref):
    """/people/<ref>/password/."""
    found = find(request, ref)
    allow(_cares(request.user, found, "person.edit"))

    def act(data):
        actions.set_password(found, data["password"], by=request.user)
        return found.get_absolute_url()

    form = PasswordForm(request.POST if request.method == "POST" else None)
    return form_page(request, form, act, heading=_("重设密码"), back=found.get_absolute_url(), note=str(found))


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def appoint(request, ref):
    """/people/<ref>/appoint/."""
    found = find(request, ref)
    allow(givable(request.user))
    form = PostForm(
        request.POST if request.method == "POST" else None,
        by=request.user,
        initial={"organisation": asked(request, "organisation")},
    )

    def act(data):
        place, role = data.pop("organisation"), data.pop("role")
        actions.appoint(found, place, role, by=request.user, **data)
        return found.get_absolute_url()

    return form_page(
        request, form, act, heading=_("任职"), submit=_("任职"), back=found.get_absolute_url(), note=str(found)
    )


@login_required
@require_POST
def end(request, ref, post):
    """/people/<ref>/posts/<id>/end/: at once."""
    found = find(request, ref)
    chosen = one(found.posts.select_related("organisation"), pk=post)
    try:
        actions.end_post(chosen, by=request.user)
        messages.success(request, _("已免去，他从现在起不再有这一职务的任何权限。"))
    except Refused as reason:
        messages.error(request, str(reason))
    return redirect(found.get_absolute_url())


@login_required
@require_POST
def end_sessions(request, ref):
    """/people/<ref>/sessions/end/."""
    found = find(request, ref)
    ended = actions.end_sessions(found, by=request.user)
    messages.success(request, _("已让他在 %(n)d 处退出登录。") % {"n": ended})
    return redirect(found.get_absolute_url())

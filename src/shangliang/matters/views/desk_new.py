"""新登记 · A new matter from the desk: one's own, somebody else's (代填), settled on the spot, or grown out of another."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from shangliang.kit import once

from .. import actions, tokens
from ..forms.desk_new import NewForm
from ..kinds import KINDS
from ..lifecycle import Refused
from ..similar import known_before
from .desk_find import find_matter

DRAFTED = ("title", "text", "wish", "place", "topic_class", "area")


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def new(request, kind):
    """/desk/new/<kind>/, with ?settle=1 or ?source=<ref>."""
    if kind not in KINDS:
        raise Http404
    mode = "settle" if request.GET.get("settle") and "settle" in KINDS[kind].path else "raise"
    source = find_matter(request.user, request.GET["source"]) if request.GET.get("source") else None
    if not may_open(request.user, kind, mode):
        raise PermissionDenied
    data = request.POST if request.method == "POST" else None
    draft = actions.load_draft(token(request.user, kind)) if data is None and mode == "raise" else {}
    form = NewForm(data, person=request.user, kind=kind, mode=mode, source=source, initial=draft)
    if data is not None:
        answer = _sent(request, form)
        if answer:
            return answer
    context = {"form": form, "kind": KINDS[kind], "slug": kind, "mode": mode, "source": source, "draft": draft,
               "may_settle": "settle" in KINDS[kind].path and may_open(request.user, kind, "settle")}  # fmt: skip
    return render(request, "matters/desk/new.html", context)


def may_open(person, kind, mode="raise") -> bool:
    """Whether the person may raise (or settle) such a matter anywhere at all."""
    wanted = ["matter.settle"] if mode == "settle" else [KINDS[kind].raise_ability]
    if mode == "raise" and KINDS[kind].open_to_all:
        wanted.append("matter.raise_for")
    return any(post.allows(a, post.organisation.area_id) for post in person.held_posts for a in wanted)


def token(person, kind) -> str:
    return f"desk:{person.ref}:{kind}"


def _sent(request, form):
    """Keep as a draft, or raise; None when the form comes back with its errors."""
    if "draft" in request.POST:
        kept = {
            k: request.POST.get(k, "").replace("\0", "")[:20_000]
            for k in form.fields
            if k in DRAFTED or k.startswith("extra_")
        }
        actions.save_draft(token(request.user, form.kind), kept)
        messages.success(request, _("草稿已存好，只有您自己看得到。"))
        return redirect(request.get_full_path())
    if not form.is_valid():
        return None
    content = {k: v for k, v in request.POST.items() if k not in ("csrfmiddlewaretoken", "once")} | {
        "path": request.path
    }
    key = request.POST.get("once", "")[:64]
    code = tokens.code_for(request, key)
    try:
        url = once.of(request, content, lambda: _raise(request, form, code))
    except Known as known:
        form.known = known.rows
    except (Refused, once.Conflict) as reason:
        form.add_error(None, str(reason))
    except PermissionDenied:
        form.add_error("area", _("您不能在这个地方登记这类事项。"))
    else:
        ref = url.rstrip("/").split("/")[-2]
        return tokens.hand_over(redirect(url), url, ref, code) if url.endswith("/receipt/") else redirect(url)
    return None


class Known(Exception):
    """已经有了 · Asked first whether it is the same; nothing is written."""

    def __init__(self, rows) -> None:
        super().__init__()
        self.rows = rows


def _raise(request, form, code) -> str:
    person, fields = request.user, form.fields_of()
    if "sure" not in request.POST and (known := known_before(person, form, fields)):
        raise Known(known)
    if form.mode == "settle":
        result = form.cleaned_data["result"]
        matter, _code = actions.settle_at_once(form.kind, result=result, by=person, code=code, **fields)
        messages.success(request, _("已当场办结，台账号 %(serial)s。") % {"serial": matter.serial})
        return reverse("receipt", args=[matter.ref])
    if form.source:
        fields.pop("area")  # it grows where its source was raised
        matter = actions.open_from(form.source, form.kind, by=person, **fields)
        return reverse("matter-desk", args=[matter.ref])
    who = {"typed_by": person} if form.spoken_for else {"by": person}
    matter, _code = actions.raise_matter(form.kind, code=code, **who, **fields)
    actions.drop_draft(token(person, form.kind))
    messages.success(request, _("已登记，编号 %(ref)s。") % {"ref": matter.ref})
    if not form.spoken_for:
        return reverse("matter-desk", args=[matter.ref])
    return reverse("receipt", args=[matter.ref])

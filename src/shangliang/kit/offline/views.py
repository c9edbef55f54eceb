"""离线登记的页面 · The page that a phone keeps (nobody's data in it), what it asks and sends, and what became of it."""

import base64
import binascii
import json
from hashlib import sha256

from django.contrib import messages
from django.contrib.auth import get_user_model
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpResponse, JsonResponse
from django.middleware.csrf import get_token
from django.shortcuts import get_object_or_404, redirect, render
from django.template.loader import render_to_string
from django.templatetags.static import static
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from shangliang.kit import clock

from . import boxes, deciding, kinds, receiving, taking
from .kinds import Beside
from .rows import Operation, Outcome

MOST, SHOWN = 20, 50  # records of one request; rows of a list
FILES = (
    "kit/shangliang.css",
    "kit/page.js",
    "kit/seal.svg",
    *(f"kit/offline/{n}.js" for n in ("store", "sealing", "sending", "page")),
)


@login_required
@require_safe
@never_cache
def offline(request):
    """/desk/offline/: forms without data, kept by the service worker; what they hold never leaves the phone in clear."""
    shapes = []
    for kind in kinds.registered():
        for shape in kind.shapes(request.user):
            shape.form.auto_id = f"{kind.slug}-{shape.slug}-%s"  # several forms lie in one page
            shapes.append({"kind": kind, "shape": shape})
    scripts = [static(name) for name in FILES if name.startswith("kit/offline/")]
    return render(request, "kit/offline/page.html", {"shapes": shapes, "scripts": scripts})


@login_required
@require_safe
@never_cache
def hello(request):
    """/desk/offline/hello/: who is signed in, what time it is, the key to seal to, a token for sending."""
    key = boxes.public_key()
    return JsonResponse({
        "person": request.user.ref, "now": int(clock.real_now().timestamp() * 1000), "token": get_token(request),
        "key": {"id": key.key_id, "point": base64.b64encode(key.point).decode()},
        "waiting": deciding.waiting_for(request.user).count(),
    })  # fmt: skip


@login_required
@require_POST
@never_cache
@transaction.atomic
def take(request):
    """/desk/offline/take/: today's list, with the cookie that is half of its key."""
    posts = request.user.held_posts
    if not posts:
        raise PermissionDenied
    found = taking.take(request.user, posts[0].organisation.area_id, request.session.get_expiry_date())
    answer = JsonResponse(found)
    taking.lock(answer, found["until"])
    return answer


@login_required
@require_POST
@never_cache
def sync(request):
    """/desk/offline/sync/: {"sent": ms, "boxes": [base64, ...]} -> one answer for each, in their order."""
    try:
        asked = json.loads(request.body)
        sent, sealed = float(asked["sent"]), [base64.b64decode(one, validate=True) for one in asked["boxes"]]
    except (ValueError, KeyError, TypeError, binascii.Error):
        return JsonResponse({"error": _("送来的内容不完整，请再试一次。")}, status=400)
    if len(sealed) > MOST:
        return JsonResponse({"error": _("一次最多上传 %(most)s 条。") % {"most": MOST}}, status=400)
    answers = [receiving.receive(request.user, box, sent) for box in sealed]
    return JsonResponse({"answers": [vars(answer) for answer in answers]})


@login_required
@require_safe
@never_cache
def kept(request):
    """/desk/offline/kept/: what waits for me to decide, and what became of my own."""
    waiting = [_named(row) for row in deciding.waiting_for(request.user)[:SHOWN]]
    rows = [_named(row) for row in Operation.objects.of(request.user).exclude(outcome=Outcome.ASIDE)[:SHOWN]]
    return render(request, "kit/offline/kept.html", {"waiting": waiting, "rows": rows})


def _named(row):
    kind = kinds.get(row.kind)
    return {"row": row, "kind": kind.name if kind else row.kind}


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def one(request, ref):
    """/desk/offline/kept/<ref>/: what the phone wrote beside what stands there; entered, or not, by people."""
    row = get_object_or_404(deciding.visible_to(request.user), ref=ref)
    kind = kinds.get(row.kind)
    if not row.is_aside or kind is None:
        return render(request, "kit/offline/decided.html", _named(row))
    own, theirs = row.person == request.user.ref, []
    mended = request.POST if request.method == "POST" and own else None
    try:
        record = deciding.record_of(row, _person, by=request.user, data=mended)
        form = kind.form(record)
        if request.method == "POST":
            return _decided(request, row, record)
    except Beside as why:
        messages.error(request, str(why))
        theirs = why.theirs
    return render(
        request, "kit/offline/one.html",
        _named(row) | {"form": form, "own": own, "about": kind.about(record), "theirs": theirs or deciding.stands(kind, record), "said": _said(form)},
    )  # fmt: skip


def _decided(request, row, record):
    if "drop" in request.POST:
        deciding.drop(row, request.POST.get("why", "").replace("\0", ""), by=request.user)
        messages.success(request, _("已注明不记入。"))
    else:
        deciding.enter(row, record)
        messages.success(request, _("已记入。"))
    return redirect("offline-kept")


def _said(form) -> list[tuple[str, str]]:
    """What was filled in, label and words; a choice by its word."""
    found = []
    for bound in form:
        value = bound.value()
        words = value if isinstance(value, list) else [value]
        choices = {str(k): str(v) for k, v in getattr(bound.field, "choices", ())}
        text = "、".join(choices.get(str(word), str(word)) for word in words if word not in (None, "", False))
        if text and not bound.is_hidden:
            found.append((bound.label, text))
    return found


def _person(ref: str):
    return get_user_model().objects.get(ref=ref)


@require_safe
def worker(request):
    """/sw.js: keeps the page of offline records and what it needs; its name changes with any of them."""
    files = [static(name) for name in FILES]
    code = render_to_string("kit/offline/sw.js", {"files": json.dumps(files), "page": reverse("offline")})
    answer = HttpResponse(
        code.replace("VERSION", sha256(code.encode()).hexdigest()[:12]), content_type="text/javascript; charset=utf-8"
    )
    answer["Cache-Control"] = "no-cache"
    return answer

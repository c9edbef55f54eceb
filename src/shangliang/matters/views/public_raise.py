"""我有事要商量 · Four steps on a phone, each a page of its own; what was typed is kept on the server at each of them."""

import hashlib
import json

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponseNotAllowed
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from shangliang.kit import clock, once, rules
from shangliang.kit.files import store
from shangliang.kit.files.models import File
from shangliang.people.areas import Area

from .. import actions, tokens
from ..forms.public_raise import AboutForm, SayForm, first_sentence
from ..holders import complained_of, for_complaint, nearest
from ..lifecycle import Refused
from ..limits import limit_for
from ..similar import alike
from ..wording import day
from .public_matter import crumbs

COUNTY = 6  # digits: a concern is raised in a county or below it


class Draft:
    """草稿 · What this browser has typed so far, and the token that finds it."""

    def __init__(self, request):
        self.token = tokens.token(request, tokens.DRAFT)
        self.fields = actions.load_draft(self.token) if tokens.DRAFT in request.COOKIES else {}

    def keep(self, **fields) -> None:
        actions.save_draft(self.token, fields)
        self.fields |= fields

    def leads(self, request, step: int):
        """To a step, with the cookie that finds the draft again."""
        url = f"{request.path}?step={step}" if step > 1 else request.path
        return tokens.keep(redirect(url), tokens.DRAFT, self.token, seconds=tokens.WEEK)

    @property
    def seen(self) -> str:
        """A digest of it, so that what is sent is what was last looked at."""
        return hashlib.sha256(json.dumps(self.fields, sort_keys=True).encode()).hexdigest()[:24]

    @property
    def complete(self) -> bool:
        return bool(self.fields.get("text") and self.fields.get("title") and self.fields.get("area"))


def raise_topic(request, code):  # noqa: PLR0911 - one guard per line
    """The place first, then the step of the url; a step that comes too early leads back to the first one missing."""
    if request.method not in ("GET", "HEAD", "POST"):
        return HttpResponseNotAllowed(["GET", "POST"])
    area = get_object_or_404(Area, code=code)
    if len(code) < COUNTY:
        return _choose(request, area)
    if nearest(code) is None:
        return render(request, "matters/public/not_open.html", {"area": area, "crumbs": crumbs(code)})
    draft = Draft(request)
    if request.method == "POST" and "forget" in request.POST:
        actions.drop_draft(draft.token)
        return redirect(request.path)
    step = request.GET.get("step", "1")
    gone = _gone(request, draft, step)
    if gone:
        return gone
    if step != "1" and not draft.fields.get("text") and request.method != "POST":
        return redirect(request.path)
    if step == "4" and not draft.complete and request.method != "POST":
        return draft.leads(request, 3)
    return STEPS.get(step, say)(request, area, draft)


def _gone(request, draft, step):
    """A later step of what was sent already, come back to by the browser's own button: to its receipt."""
    _seen, url = tokens.sent(request)
    if step == "1" or request.method == "POST" or draft.fields.get("text") or not url:
        return None
    return _to_receipt(request, url)


def _to_receipt(request, url):
    messages.success(request, _("已经送出，编号 %(ref)s。不用再送一遍。") % {"ref": url.rstrip("/").split("/")[-2]})
    return redirect(url)


def _choose(request, area):
    """Above the county: which county is it about."""
    below = area.children.order_by("code")
    rows = [{"name": str(a), "url": reverse("raise", args=[a.code])} for a in below]
    return render(request, "matters/public/raise_where.html", {"area": area, "rows": rows})


def _page(request, area, draft, step: int, name: str, **context):
    titles = [_("什么事"), _("类似的"), _("补几项"), _("送出")]
    heads = [_("您要商量什么事"), _("有没有类似的"), _("再补几项"), _("看一遍，没问题就送出")]
    base = {
        "area": area,
        "crumbs": crumbs(area.code),
        "steps": titles,
        "at": step,
        "title": heads[step - 1],
        "draft": draft.fields,
    }
    return render(request, f"matters/public/raise_{name}.html", base | context)


def _typed(request) -> tuple:
    """What was sent, be it nothing: an empty form is a form with errors, not a fresh one."""
    return (request.POST, request.FILES) if request.method == "POST" else ()


def say(request, area, draft):
    """第一步: one box, the place, photos."""
    kept = [ref for ref in draft.fields.get("photos", []) if ref not in request.POST.getlist("drop")]
    most = int(rules.value("matter.photos", area.code))
    form = SayForm(*_typed(request), initial=draft.fields, most=most, kept=len(kept))
    if request.method == "POST":
        form.full_clean()
        if (
            "photos" in form.cleaned_data
        ):  # a text that is too short costs nobody the photos, nor hides what is wrong with them
            kept = _keep_photos(form, draft, area, kept)
        if form.is_valid():
            fresh = {k: form.cleaned_data[k] for k in ("text", "place")}
            draft.keep(**fresh, photos=kept)
            return draft.leads(request, 2 if alike(area, fresh["text"]) else 3)
    photos = File.objects.filter(ref__in=draft.fields.get("photos", []))
    response = _page(request, area, draft, 1, "say", form=form, photos=photos)
    return tokens.keep(response, tokens.DRAFT, draft.token, seconds=tokens.WEEK)


def _keep_photos(form, draft, area, kept) -> list[str]:
    """Those already kept and the new ones; a photo that can not be kept is an error in place."""
    for upload in form.cleaned_data["photos"]:
        try:
            kept.append(store(upload, by_id=None, area=area.code).ref)
        except ValidationError as refused:
            form.add_error("photos", refused)
    draft.keep(photos=kept)
    return kept


def similar(request, area, draft):
    """第二步: up to five that sound the same; follow one of them, or go on."""
    found = alike(area, draft.fields.get("text", ""))
    if not found or request.method == "POST":
        return draft.leads(request, 3)
    return _page(request, area, draft, 2, "similar", rows=found)


def about(request, area, draft):
    """第三步: title, class, place, contact, name."""
    kept = draft.fields
    initial = kept | {"title": kept.get("title") or first_sentence(kept.get("text", ""))}
    initial["area"] = kept["area"] if str(kept.get("area", "")).startswith(area.code) else area.code
    form = AboutForm(*_typed(request), area=area, initial=initial)
    if request.method == "POST" and form.is_valid():
        draft.keep(**form.cleaned_data)
        return draft.leads(request, 4)
    if request.method == "POST":
        draft.keep(**{k: v for k, v in form.cleaned_data.items() if k != "area"})
    return _page(request, area, draft, 3, "about", form=form, alone=len(form.fields["area"].choices) == 1)


def preview(request, area, draft):
    """第四步: everything once more, and where it goes; then it is sent, once."""
    if request.method == "POST":
        return _send(request, area, draft)
    place = get_object_or_404(Area, code=draft.fields["area"])
    about = body_of(draft)
    holder = for_complaint(about) if about else nearest(place.code)
    if holder is None:
        return draft.leads(request, 3)
    limit = limit_for("topic", "raised", holder.area_id)
    context = {
        "place": place, "holder": holder, "about": about, "limit": limit.label, "due": day(clock.due(clock.today(), limit, area=holder.area_id)), "seen": draft.seen,
        "photos": File.objects.filter(ref__in=draft.fields.get("photos", [])),
    }  # fmt: skip
    return _page(request, area, draft, 4, "preview", **context)


def body_of(draft):
    """The body complained of, as the third step has found it."""
    named = draft.fields.get("about", "")
    return next(iter(complained_of(draft.fields["area"], named)), None) if named else None


STEPS = {"1": say, "2": similar, "3": about, "4": preview}


class Incomplete(Exception):
    """The draft is gone, or no longer what the page showed."""


def _send(request, area, draft):
    """Raise it once: the same key gives the same receipt again, also when the first answer was lost."""
    key, seen = request.POST.get("once", ""), request.POST.get("seen", "")
    code = tokens.code_for(request, key)
    try:
        url = once.perform(
            key, {"seen": seen}, lambda: _raise(request, area, draft, seen, code), owner=once.owner_of(request)
        )
    except once.Conflict as conflict:
        messages.warning(request, str(conflict))
        return redirect(conflict.url)
    except Incomplete:
        was, receipt = tokens.sent(request)
        if was and was == seen:
            return _to_receipt(request, receipt)
        messages.warning(request, _("内容在别的页面改过了，请再看一遍再送出。"))
        return draft.leads(request, 4)
    except Refused as refused:
        messages.error(request, str(refused))
        return draft.leads(request, 3)
    response = tokens.hand_over(redirect(url), url, url.rstrip("/").split("/")[-2], code)
    response.delete_cookie(tokens.DRAFT)
    return tokens.note_sent(response, seen, url, request.path)


def _raise(request, area, draft, seen, code) -> str:
    if not draft.complete or seen != draft.seen:
        raise Incomplete
    kept = draft.fields
    place = area if area.code == kept["area"] else Area.objects.get(code=kept["area"])
    matter, _code = actions.raise_matter(
        "topic", title=kept["title"], text=kept["text"], area=place,
        by=request.user if request.user.is_authenticated else None, code=code, topic_class=kept.get("topic_class", ""),
        place=kept.get("place", ""), name=kept.get("name", ""), contact=kept.get("contact", ""),
        name_public=bool(kept.get("name_public")), about=body_of(draft), photos=File.objects.filter(ref__in=kept.get("photos", [])),
    )  # fmt: skip
    actions.drop_draft(draft.token)  # together with what became of it: one transaction
    return reverse("receipt", args=[matter.ref])

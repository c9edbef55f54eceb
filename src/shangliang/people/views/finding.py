"""查找与送出 · What the pages of people share: links of filters, an object or 404, a form that is sent once."""

from urllib.parse import urlencode

from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from shangliang.kit import once

from ..areas import Area
from ..refusal import Refused

LONGEST = 60


def asked(request, name: str) -> str:
    """A filter from the URL, short and without NUL."""
    return request.GET.get(name, "").replace("\0", "").strip()[:LONGEST]


def link(request, **changes) -> str:
    """The same list with other filters, from its first page."""
    kept = {k: asked(request, k) for k in request.GET if k != "cursor"} | changes
    query = urlencode({k: v for k, v in kept.items() if v})
    return f"{request.path}?{query}" if query else request.path


def menu(request, name: str, label, pairs, everything) -> dict:
    """A filter as the component c-filters takes it; its first line takes the filter away."""
    now = asked(request, name)
    options = [
        {"label": text, "url": link(request, **{name: value}), "on": now == value}
        for value, text in [("", everything), *pairs]
    ]
    chosen = next((o["label"] for o in options[1:] if o["on"]), "")
    return {"label": label, "menu": True, "chosen": chosen, "options": options}


def one(queryset, **by):
    """The object, or 404 whether it is hidden, gone or never was."""
    if any(isinstance(value, str) and "\0" in value for value in by.values()):
        raise Http404
    found = queryset.filter(**by).first()
    if found is None:
        raise Http404
    return found


def area_or_404(code: str) -> Area:
    return one(Area.objects.all(), code=code)


def allow(granted) -> None:
    if not granted:
        raise PermissionDenied


def form_page(request, form, act, *, heading, back, submit=None, note=""):
    """Show the form, or send it once: `act(cleaned_data)` returns the url to go on to. Errors stand in place."""
    if request.method == "POST" and form.is_valid():
        content = {k: v for k, v in request.POST.items() if k not in ("csrfmiddlewaretoken", "once")} | {
            "path": request.path
        }
        try:
            url = once.perform(
                request.POST.get("once", "")[:64], content, lambda: act(form.cleaned_data), owner=once.owner_of(request)
            )
            return redirect(url)
        except (Refused, once.Conflict) as reason:
            form.add_error(None, str(reason))
    context = {"form": form, "heading": heading, "back": back, "submit": submit or _("保存"), "note": note}
    return render(request, "people/form.html", context)

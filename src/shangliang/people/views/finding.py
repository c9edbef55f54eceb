"""查找与送出 · What pages share: places to filter by, a list taken away, an object or 404, a form that is sent once."""

from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils import dateformat
from django.utils.translation import gettext as _

from shangliang.kit import ledger, once, printing
from shangliang.kit.finding import Choice, menu
from shangliang.kit.paper.ledgersheet import ledger_sheet

from .. import actions, areas, reach
from ..areas import Area
from ..refusal import Refused

LONGEST = 60


def asked(request, name: str) -> str:
    """A filter from the URL, short and without NUL."""
    return request.GET.get(name, "").replace("\0", "").strip()[:LONGEST]


def own_places(roots, chosen: str) -> list[tuple[str, str]]:
    """For a menu: the places one level below the roots; below a chosen one, its own places too."""
    if not roots:
        return []
    parents = {*roots, *([chosen] if chosen and any(chosen.startswith(r) for r in roots) else [])}
    codes = sorted({*areas.children(parents)[:400], *(p for p in parents if p not in roots)})
    names = areas.names(codes)
    codes = [c for c in codes if c in names]  # the chosen one may be no place at all
    return [(c, names[c] if len(c) == min(map(len, codes)) else f"　{names[c]}") for c in codes]


def place_menu(request, find) -> list[dict]:
    """The filter 地区 for who reaches whole places; nothing for who sees only what is their own."""
    places = own_places([code for code, _full in reach.grounds(request.user)], find.value("area"))
    return [menu(request, find, "area", _("地区"), places, _("全部地区"))] if places else []


def within(found, code: str, field: str = "area_id"):
    """Those of the place and of everything below it; all of them without a code."""
    return found.filter(**{f"{field}__gte": code, f"{field}__lt": areas.after(code)}) if code else found


def sentence(find, *, but=()) -> str:
    """What a list shows, for its caption and for the ledger: 议题，办理中，城关镇，“路灯”."""
    words = []
    for name in [n for n in find.chosen if n not in but]:
        value = find.value(name)
        if name == "area":
            words.append(areas.names([value]).get(value, value))
        elif name in ("since", "until"):
            day = {"day": dateformat.format(value, _("Y年n月j日"))}
            words.append(_("从 %(day)s 起") % day if name == "since" else _("到 %(day)s 止") % day)
        elif isinstance(find.fields[name], Choice):
            words.append(str(dict(find.fields[name].choices)[value]))
        elif name == "q":
            words.append(f"“{value}”")
    return _("，").join(words)


def may_export(person) -> list[str]:
    """The places whose ledgers the person may take away."""
    return [p.organisation.area_id for p in person.held_posts if p.allows("matter.export", p.organisation.area_id)]


def taken(request, find, columns, rows, *, title: str, noun: str):
    """导出 · A list as xlsx, or to print (`as=pdf`), in its order and by its filters; who took what is on the trail.
    `columns`: (title, key, width)."""
    places = may_export(request.user)
    allow(places)
    actions.record_export(by=request.user, area=places[0], asked=find.chosen, noun=noun)
    made = [ledger.Column(*column) for column in columns]
    about = [(_("筛选"), sentence(find) or _("全部"))]
    if printing.asked(request) == "pdf":
        sheet = ledger_sheet(made, rows, title=title, by=str(request.user), about=about)
        return printing.answer(request, sheet, name=title, word=False)
    return ledger.export(made, rows, title=title, by=str(request.user), about=about)


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


def form_page(request, form, act, *, heading, back, submit=None, note="", template="people/form.html"):
    """Show the form, or send it once: `act(cleaned_data)` returns the url to go on to. Errors stand in place."""
    if request.method == "POST" and form.is_valid():
        content = {k: v for k, v in request.POST.items() if k not in ("csrfmiddlewaretoken", "once")} | {
            "path": request.path
        }
        try:
            url = once.of(request, content, lambda: act(form.cleaned_data))
            return redirect(url)
        except (Refused, once.Conflict) as reason:
            form.add_error(None, str(reason))
    context = {"form": form, "heading": heading, "back": back, "submit": submit or _("保存"), "note": note}
    return render(request, template, context)

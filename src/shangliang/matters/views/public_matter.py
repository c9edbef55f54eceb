"""公开的议题 · The page that everybody may read, once it is released; and 我也关心."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from shangliang.kit import asked, clock, notices, pages
from shangliang.kit.say import say
from shangliang.people import areas
from shangliang.people.can import Role

from .. import actions, tokens
from ..actions.raising import device_hash
from ..chain import chain, days_of
from ..forms.public_voice import AddressForm
from ..lifecycle import Refused, Stage
from ..models import Entry, Matter, WorkOrder
from ..models.orders import Part
from ..models.rows import counted, over
from ..wording import day, left
from .public_timeline import latest_agreement, public_lines, raised_by


@require_safe
def matter(request, ref):
    """The chain on top, the text, what was agreed, what happened; who works at the desk is sent to the desk's page."""
    found = asked.one(_public, ref=ref) or _hidden(request, ref)
    if isinstance(found, str):
        return redirect(found)
    if request.user.is_authenticated and "public" not in request.GET and _works_on(request.user, found):
        return redirect("matter-desk", ref)
    return _page(request, found)


def _page(request, found, address=None):
    entries = entries_of(found)
    followed = _followed(request, found)
    if followed and address is None and notices.by_email() and not request.user.is_authenticated:
        address = AddressForm()
    context = told(found, entries) | {
        "entries": public_lines(entries), "followed": followed, "address": address, "followers": found.followed,
        "photos": _photos(found), "mine": _mine(request, found), "panels": pages.panels("matter.public", request.user, found), "page_url": request.build_absolute_uri(found.get_absolute_url()),
    }  # fmt: skip
    return render(request, "matters/public/matter.html", context)


def _public(ref):
    return counted(Matter.objects.public()).select_related("holder").filter(ref=ref)


def _hidden(request, ref):
    """Not public: a merged one leads to what it was merged into, one's own may be read; anything else is a 404."""
    merged = (
        Matter.objects.filter(ref=ref, stage=Stage.MERGED, released_on__isnull=False)
        .select_related("merged_into")
        .first()
    )
    if merged and Matter.objects.public().filter(pk=merged.merged_into_id).exists():
        return merged.merged_into.get_absolute_url()
    if request.user.is_authenticated:
        own = counted(Matter.objects.visible_to(request.user)).select_related("holder").called(ref)
        if own is not None:
            return own
    raise Http404


def _works_on(person, found) -> bool:
    """Whether the desk's page is this person's: a post in reach, not only a matter of their own."""
    posted = any(post.role != Role.RESIDENT for post in person.held_posts)
    return posted and Matter.objects.visible_to(person).filter(pk=found.pk).exists()


def entries_of(found) -> list:
    """The whole history, oldest first, with what its lines name: one query."""
    entries = asked.rows(lambda matter: Entry.objects.filter(matter=matter).named(), matter=found.pk)
    for entry in entries:
        entry.matter = found
    return entries


def told(found, entries) -> dict:
    """What every public view of a matter tells: chain, clock, who has it, how it came in, what was agreed."""
    orders = asked.rows(_orders, matter=found.pk)
    first = next((e for e in entries if e.step == "raised"), None)
    return {
        "matter": found, "crumbs": crumbs(found.area_id), "chain": chain(found.rules, found.stage, days_of(entries)),
        "clock": clock_of(found, orders), "facts": _facts(found, orders), "agreed": latest_agreement(entries),
        "raised_by": raised_by(first) if first else "", "stage_label": found.stage_label, "raised_day": day(found.raised_on),
    }  # fmt: skip


def _orders(matter):
    kept = WorkOrder.objects.filter(matter=matter, returned_on=None, withdrawn_on=None)
    return kept.named().order_by("-part", "id")


def crumbs(code) -> list[dict]:
    """From the county down to the place, each a link to its home."""
    known = areas.names([code])
    line = [c for c in areas.lineage(code) if c in known and len(c) >= 6] or [code]
    return [{"name": known.get(c, c), "url": reverse("area-home", args=[c])} for c in line]


def clock_of(found, orders) -> dict:
    """Who is to act, what is left of the time, until when."""
    units = [o for o in orders if o.is_open] if found.stage in (Stage.ASSIGNED, Stage.HANDLING) else []
    units.sort(key=lambda o: o.part == Part.CO)
    who = f"{units[0].unit_name} · {units[0].part_label}" if units else str(found.holder)
    row = {"stage": found.stage, "outcome": found.outcome}
    said = left(
        found.stage, found.due_on, found.warn_on, found.paused_on, clock.today(), done=over(row), area=found.holder_area
    )
    due = (
        _("%(day)s 24:00 以前") % {"day": day(found.due_on)}
        if found.due_on and not found.closed_on and not found.paused_on
        else ""
    )
    if found.closed_on:
        took = clock.workdays_between(found.raised_on, found.closed_on, area=found.holder_area)
        said_so = ngettext("%(day)s，用了 %(n)s 个工作日", "%(day)s，用了 %(n)s 个工作日", took)
        due = said_so % {"day": day(found.closed_on), "n": took}
    return {"who": who, "light": said.light if said.light != "done" else "calm", "text": said.text, "due": due}


def _facts(found, orders) -> list[tuple]:
    rows = [(_("现在由"), found.holder)]
    rows += [(o.part_label, _("%(unit)s（%(state)s）") % {"unit": o.unit_name, "state": o.state}) for o in orders]
    if found.topic_class:
        rows.append((_("分类"), say(found.topic_class)))
    if found.place:
        rows.append((_("地点"), found.place))
    if found.holder.phone:
        rows.append((_("电话"), found.holder.phone))
    return rows


def _photos(found) -> list:
    return [link.file for link in found.files.filter(public=True).select_related("file")] if found.has_files else []


def _mine(request, found) -> bool:
    return request.user.is_authenticated and found.raisers.filter(person=request.user).exists()


def _followed(request, found) -> bool:
    if request.user.is_authenticated:
        return found.followers.filter(person=request.user).exists()
    device = request.COOKIES.get(tokens.DEVICE, "")
    return bool(device) and found.followers.filter(device=device_hash(device)).exists()


@require_POST
def follow(request, ref):
    """我也关心, or no longer: by account or by a cookie of this device; pressed twice it counts once."""
    found = counted(Matter.objects.public()).select_related("holder").called(ref)
    if found is None:
        raise Http404
    device = tokens.token(request, tokens.DEVICE)
    who = {"person": request.user} if request.user.is_authenticated else {"device": device}
    address = AddressForm(request.POST) if "contact" in request.POST else None
    if address and not address.is_valid():
        return _page(request, found, address)
    try:
        if request.POST.get("undo"):
            actions.unfollow(found, **who)
            messages.success(request, _("好的，不再算您一个。"))
        elif actions.follow(found, **who, contact=address.cleaned_data["contact"] if address else ""):
            messages.success(request, _("记下了：这件事您也关心。"))
        elif address:
            messages.success(request, _("记下了：有进展就发到这个邮箱。"))
    except Refused as refused:
        messages.error(request, str(refused))
    wanted = request.POST.get("next", "")
    safe = url_has_allowed_host_and_scheme(
        wanted, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    )
    return tokens.keep(
        redirect(wanted if safe else found.get_absolute_url()), tokens.DEVICE, device, seconds=tokens.YEAR
    )

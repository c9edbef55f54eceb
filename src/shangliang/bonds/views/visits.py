"""走访 · Today's list (whom I should visit, overdue first) and one visit written down with one hand."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.db import transaction
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from shangliang.gatherings.actions import SentBefore
from shangliang.gatherings.models import Visit
from shangliang.kit import clock, files
from shangliang.kit.offline.taking import lock_drafts
from shangliang.kit.periods import period_of
from shangliang.matters.lifecycle import Refused as NotRaised
from shangliang.people import areas
from shangliang.people.refusal import Refused
from shangliang.people.views.finding import allow, one

from .. import actions
from ..actions.beside import may_write
from ..forms.visiting import VisitForm
from ..models import Bond
from ..nav import roles
from ..rhythm import standings

MOST = 200  # bonds of one person on one page


def mine(person):
    """The bonds that the person keeps themselves, in force."""
    return Bond.objects.held_by(person).active().whole().order_by("start", "id")


def overdue(person) -> int | None:
    """待走访 · For the person's desk: how many are overdue; None for who keeps no bond."""
    if not person.has_role(*roles("visit.record")):
        return None
    found = standings(mine(person)[:MOST])
    return sum(s.light == "late" for s in found) if found else None


@login_required
@require_safe
@never_cache
def visits(request):
    """/desk/visits/: overdue first, then what is due soon."""
    person = request.user
    allow(person.has_role(*roles("visit.record")))
    found = sorted(standings(mine(person)[:MOST]), key=lambda s: (s.due, s.bond.pk))
    areas.names({s.bond.area_id for s in found})
    rows = [
        {
            "s": s,
            "bond": s.bond,
            "name": s.bond.named_for(person),
            "place": " ".join(areas.path_names(s.bond.area_id)[-2:]),
        }
        for s in found
    ]
    quarter = period_of("quarter", clock.today())
    context = {
        "late": [r for r in rows if r["s"].light == "late"], "soon": [r for r in rows if r["s"].light == "warn"],
        "later": [r for r in rows if r["s"].light == "calm"], "count": len(rows), "quarter": quarter.label,
        "done": sum(bool(s.last and s.last.on >= quarter.start) for s in found),
    }  # fmt: skip
    return render(request, "bonds/visits.html", context)


def find_bond(request, ref) -> Bond:
    return one(Bond.objects.visible_to(request.user).whole(), ref=ref)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def visit_new(request, ref):
    """/desk/visits/<ref>/: the answer to a form that was kept is a redirect; the script waits for that."""
    bond = find_bond(request, ref)
    allow(may_write(bond, request.user))
    also = _same_household(request.user, bond)
    typed = (request.POST, request.FILES) if request.method == "POST" else ()
    found = standings([bond])[0]
    form = VisitForm(
        *typed,
        bond=bond,
        also=[(o.ref, o.named_for(request.user)) for o in also],
        way=found.planned and found.planned.way,
    )
    if form.is_bound and form.is_valid() and _keep(request, bond, also, form):
        messages.success(request, _("已记下。"))
        return redirect(reverse("visits") if bond.person_id == request.user.pk else bond.get_absolute_url())
    context = {
        "form": form,
        "bond": bond,
        "name": bond.named_for(request.user),
        "standing": found,
        "place": " ".join(areas.path_names(bond.area_id)[-2:]),
    }
    answer = render(request, "bonds/visit.html", context)
    lock_drafts(request, answer)
    return answer


def _keep(request, bond, also, form) -> bool:
    """Whether it is written down; a refusal stands in the form with all that was typed."""
    try:
        _record(request.user, bond, also, form)
    except (Refused, NotRaised) as reason:
        form.add_error(None, str(reason))
        if isinstance(reason, SentBefore):
            form.add_error(
                None,
                _("上次记下的是%(on)s的“%(way)s”。") % {"on": reason.visit.on, "way": reason.visit.get_way_display()},
            )
    except ValidationError as reason:  # of kit.files: a photo that can not be kept
        form.add_error("photos", reason)
    return not form.errors


@transaction.atomic
def _record(by, bond, also, form) -> None:
    data, operation = form.cleaned_data, form.cleaned_data["operation"]
    known = Visit.objects.sent_as(operation, by=by).exists()
    photos = [] if known else files.store_all(data["photos"] or (), by_id=by.pk, area=bond.area_id, name=_("走访照片"))
    how = {"by": by, "way": data["way"], "on": data["on"], **form.words()}
    actions.record(bond, operation=operation, photos=photos, aid=form.aid(), need=form.need(), **how)
    for other in also:
        if other.ref in (data.get("also") or ()):
            actions.record(other, operation=f"{operation[:50]}/{other.ref}", **how)


def _same_household(person, bond) -> list[Bond]:
    """The others of the household whom the same helper looks after."""
    if not bond.assisted_id:
        return []
    found = mine(person).filter(kind="pairing", assisted__household=bond.assisted.household_id)
    return list(found.exclude(pk=bond.pk)[:20])

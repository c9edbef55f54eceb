"""关爱对象的页面 · Facts changed, opened for a reason, printed; taken off the list; the file destroyed, with a certificate."""

from django.contrib.auth.decorators import login_required
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from shangliang.kit import clock, printing
from shangliang.kit.trail import TrailRow
from shangliang.people import areas
from shangliang.people.refusal import Refused
from shangliang.people.views.finding import allow, form_page, one

from .. import actions, permits
from ..forms.persons import EraseForm, FactsForm, LeaveForm, RevealForm
from ..models import AssistedPerson
from ..sheets import person_sheet
from . import household
from .households import may_see


def find(request, ref, ability="household.see") -> AssistedPerson:
    """Whom one reaches or looks after, else a 404; who reaches them but may not do this gets a 403."""
    found = one(AssistedPerson.objects.visible_to(request.user).select_related("household__area"), ref=ref)
    allow(may_see(request.user) and permits.allowed(request.user, ability, found))
    return found


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def edit(request, ref):
    """/desk/households/p/<ref>/edit/: nothing that is kept is written into the form."""
    found = find(request, ref, "household.edit")
    data = request.POST if request.method == "POST" else None
    form = FactsForm(data, area=found.household.area_id, found=found)

    def act(data):
        given = form.given()
        more = {"kinds": data["kinds"], "minor": data["minor"], "listed_on": data["listed_on"]}
        return actions.edit_facts(found, given, by=request.user, **more).get_absolute_url()

    return form_page(request, form, act, heading=_("改档案"), back=found.get_absolute_url(), note=str(found))


@login_required
@require_POST
@never_cache
def reveal(request, ref):
    """/desk/households/p/<ref>/reveal/: recorded, then shown once, on this answer and nowhere else."""
    found = find(request, ref, "household.reveal")
    clear, form = _opened(request, found)
    return household.shown(
        request, found.household, opened=found, clear=clear, form=None if clear is not None else form
    )


def _opened(request, found):
    """The facts in clear, or the form with what was wrong."""
    form = RevealForm(request.POST, auto_id=f"id_{found.ref}_%s")
    bond = permits.bonded(request.user, found)
    if bond or form.is_valid():
        try:
            return actions.reveal(found, by=request.user, **({} if bond else form.cleaned_data)), form
        except Refused as reason:
            form.add_error(None, str(reason))
    return None, form


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def paper(request, ref):
    """/desk/households/p/<ref>/paper/: one person, one file (一人一档); masked, or in clear for a reason."""
    found = find(request, ref)
    clear, form = None, RevealForm()
    if request.method == "POST":
        allow(permits.allowed(request.user, "household.reveal", found))
        clear, form = _opened(request, found)
    card = household.cards_of(request.user, [found], found, clear, form)[0]
    made = person_sheet(card, place=" ".join(areas.path_names(found.household.area_id)[-3:]), today=clock.today())
    refused = request.method == "POST" and clear is None  # then the form again, never a masked file for a clear one
    return (printing.page_of if refused else printing.answer)(
        request, made, name=_("一人一档"), word=False, back=found.get_absolute_url(), page="subjects/person_paper.html",
        card=card, form=form,
    )  # fmt: skip


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def leave(request, ref):
    """/desk/households/p/<ref>/leave/: off the list, with the reason."""
    found = find(request, ref, "household.edit")
    form = LeaveForm(request.POST if request.method == "POST" else None)

    def act(data):
        return actions.leave_list(found, data["why"], note=data["note"], by=request.user).get_absolute_url()

    return form_page(
        request, form, act, heading=_("退出关爱名单"), submit=_("退出"), back=found.get_absolute_url(), note=str(found)
    )


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def erase(request, ref):
    """/desk/households/p/<ref>/erase/: the reason; then what will be destroyed, and yes."""
    found = find(request, ref)
    allow(permits.by_reach(request.user, "household.erase", found.household.area_id))
    if found.erased_on:
        return redirect("assisted-erased", found.ref)
    form = EraseForm(request.POST if request.method == "POST" else None)
    sure = form.is_bound and form.is_valid()
    if sure and request.POST.get("sure") == "yes":
        actions.erase_person(found, form.cleaned_data["why"], by=request.user)
        return redirect("assisted-erased", found.ref)
    why = dict(form.fields["why"].choices)[form.cleaned_data["why"]] if sure else ""
    context = {"found": found, "form": form, "sure": sure, "why": why, "today": clock.today()}
    return render(request, "subjects/person_erase.html", context)


@login_required
@require_safe
def erased(request, ref):
    """/desk/households/p/<ref>/erased/: the certificate: what was destroyed, when, why, and its row of the trail."""
    found = one(
        AssistedPerson.objects.visible_to(request.user).select_related("household"), ref=ref, erased_on__isnull=False
    )
    allow(may_see(request.user) and permits.allowed(request.user, "household.see", found))
    row = TrailRow.objects.filter(noun="assisted_person", object=found.ref, action="assisted_person.erase").first()
    context = {"found": found, "row": row, "place": " ".join(areas.path_names(found.household.area_id)[-3:]),
               "digest": bytes(row.hash).hex() if row else "", "many": row.detail["rows"] if row else 0}  # fmt: skip
    return render(request, "subjects/person_erased.html", context)

"""纸签的页 · Print a sheet, take one back, reconcile; and in public: printed = issued + unused + spoiled."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from shangliang.kit.once import seed_of
from shangliang.people import reach
from shangliang.people.areas import after
from shangliang.people.refusal import Refused

from .. import actions
from ..forms.slips import BackForm, PrintForm, ReconcileForm
from ..models import SlipBook
from ..owners import owner_of
from .polls import attempt
from .printing import sheet


def find(person, ref: str, ability: str = "consultation.enter"):
    """The book and whose it is, for who may arrange that; unknown and out of reach are the same 404."""
    book = SlipBook.objects.filter(ref=ref).first()
    owner = owner_of(book) if book else None
    if owner is None or not _reaches(person, owner.area):
        raise Http404
    if not person.can(ability, owner.area):
        raise PermissionDenied
    return book, owner


def _reaches(person, area: str) -> bool:
    return any(code == area or (full and code <= area < after(code)) for code, full in reach.grounds(person))


@login_required
@require_safe
def book(request, ref):
    """/desk/slips/<ref>/."""
    found, owner = find(request.user, ref)
    return page(request, found, owner)


def page(request, found, owner, **forms):
    may = request.user.can("consultation.open", owner.area)
    open_now = found.pepper is not None and not found.reconciled_on
    context = {
        "book": found, "owner": owner, "may": may, "known": found.slips.filter(spoiled=True).count(),
        "print_form": PrintForm() if may and open_now else None,
        "back_form": BackForm() if open_now else None,
        "reconcile_form": ReconcileForm() if may and open_now and found.printed and not owner.running else None,
    }  # fmt: skip
    return render(request, "gatherings/slips/book.html", context | forms)


@login_required
@never_cache
@require_POST
def print_sheet(request, ref):
    """/desk/slips/<ref>/print/: the sheet is the answer; its codes are nowhere else."""
    found, owner = find(request.user, ref, "consultation.open")
    form = PrintForm(request.POST)
    if not form.is_valid():
        return page(request, found, owner, print_form=form)
    try:
        codes = actions.print_sheet(found, form.cleaned_data["number"], by=request.user, seed=seed_of(request, "slips"))
    except Refused as reason:
        form.add_error(None, str(reason))
        return page(request, found, owner, print_form=form)
    strips = [{"code": code} for code in codes]
    back = reverse("slip-book", args=[ref])
    return sheet(request, strips, name=_("纸签"), title=owner.title, said=owner.secrecy, path=owner.path, back=back)


@login_required
@require_POST
def hand_back(request, ref):
    """/desk/slips/<ref>/back/."""
    found, owner = find(request.user, ref)
    form = BackForm(request.POST)

    def perform() -> str:
        actions.hand_back(found, form.cleaned_data["code"], by=request.user)
        messages.success(request, _("这张纸签已经作废，用它表过的态不再算数。"))
        return reverse("slip-book", args=[ref])

    answer = attempt(request, form, perform, form.cleaned_data) if form.is_valid() else None
    return answer or page(request, found, owner, back_form=form)


@login_required
@require_POST
def reconcile(request, ref):
    """/desk/slips/<ref>/reconcile/."""
    found, owner = find(request.user, ref, "consultation.open")
    form = ReconcileForm(request.POST)

    def perform() -> str:
        actions.count_slips(found, by=request.user, **form.cleaned_data)
        messages.success(request, _("纸签对上了，清点结果已经公开。"))
        return reverse("slip-book", args=[ref])

    answer = attempt(request, form, perform, form.cleaned_data) if form.is_valid() else None
    return answer or page(request, found, owner, reconcile_form=form)


@require_safe
def public(request, ref):
    """/slips/<ref>/: the equation, for everybody."""
    found = SlipBook.objects.filter(ref=ref).first()
    owner = owner_of(found) if found and found.printed else None
    if owner is None:
        raise Http404
    return render(request, "gatherings/slips/public.html", {"book": found, "owner": owner})

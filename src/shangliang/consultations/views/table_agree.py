"""共识页 · Write the agreement beside the statements it rests on; read it back; sign; hand it on."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from shangliang.kit import once
from shangliang.matters.lifecycle import Refused as MatterRefused
from shangliang.people.refusal import Refused
from shangliang.people.views.finding import form_page

from ..actions import agreeing
from ..forms.table_agree import OPEN, AgreementForm, ObjectionForm, SignForm, UnheardForm, written
from .finding import own
from .table_prepare import pressed


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def agreement(request, ref):
    """/desk/c/<ref>/agreement/."""
    found = own(request.user, ref)
    form = AgreementForm(request.POST if request.method == "POST" else None, initial=written(found))
    if request.method == "POST" and form.is_valid():
        answer = _write(request, found, form)
        if answer:
            return answer
    statements = found.statements.shown().order_by("number")[:300]
    context = {"found": found, "form": form, "statements": statements, "open_rows": OPEN}
    return render(request, "consultations/table/agreement.html", context)


def _write(request, found, form):
    def act():
        agreeing.write_agreement(found, points=form.points, differences=form.differences, by=request.user)
        messages.success(request, _("已写下，请复述确认。"))
        return found.desk_url()

    content = {k: v for k, v in request.POST.items() if k not in ("csrfmiddlewaretoken", "once")} | {"ref": found.ref}
    try:
        return redirect(once.of(request, content, act))
    except (Refused, once.Conflict) as reason:
        form.add_error(None, str(reason))
    return None


@login_required
@require_POST
def all_confirm(request, ref):
    """/desk/c/<ref>/read-back/: nobody (else) objects."""
    found = own(request.user, ref)
    act = lambda: agreeing.confirm_everybody(found, by=request.user)  # noqa: E731
    return pressed(request, found, act, _("复述确认已记下。"))


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def objection(request, ref):
    """/desk/c/<ref>/objection/."""
    found = own(request.user, ref)

    def act(data):
        person = found.participants.get(pk=data["participant"])
        agreeing.read_back(found, person, confirms=False, objection=data["objection"], by=request.user)
        return found.desk_url()

    form = ObjectionForm(request.POST if request.method == "POST" else None, consultation=found)
    return form_page(request, form, act, heading=_("记下异议"), back=found.desk_url(), note=found.title)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def unheard(request, ref):
    """/desk/c/<ref>/unheard/: who had gone before the text was read out."""
    found = own(request.user, ref)

    def act(data):
        person = found.participants.get(pk=data["participant"])
        agreeing.note_unheard(person, data["reason"], by=request.user)
        messages.success(request, _("原因已记下。"))
        return found.desk_url()

    people = agreeing.unanswered(found)
    form = UnheardForm(request.POST if request.method == "POST" else None, people=people)
    note = _("等候答复的还有 %(n)s 人") % {"n": len(people)}
    return form_page(request, form, act, heading=_("没有听到复述的人"), back=found.desk_url(), note=note)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def sign(request, ref):
    """/desk/c/<ref>/sign/."""
    found = own(request.user, ref)

    def act(data):
        agreeing.sign(found, by=request.user, **data)
        messages.success(request, _("签字已登记。"))
        return found.desk_url()

    form = SignForm(*(request.POST, request.FILES) if request.method == "POST" else ())
    return form_page(request, form, act, heading=_("登记签字"), back=found.desk_url(), note=found.title)


@login_required
@require_POST
def conclude(request, ref):
    """/desk/c/<ref>/conclude/: the agreement moves the matters on."""
    found = own(request.user, ref)

    def act():
        try:
            agreeing.conclude(found, by=request.user)
        except MatterRefused as reason:
            raise Refused(str(reason)) from reason

    return pressed(request, found, act, _("共识已形成，所议事项已往前走一步，可以报送。"))

"""变动 · Bonds registered, changed, ended; what is written down beside one: a form each, sent once."""

from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from shangliang.matters.lifecycle import Refused as NotRaised
from shangliang.people.refusal import Refused
from shangliang.people.views.finding import allow, form_page, one
from shangliang.subjects.models import Enterprise

from .. import actions
from ..actions.beside import may_write
from ..forms import beside as forms
from ..forms.binding import BondForm, ChangeForm, ContactForm, EndForm
from ..kinds import KINDS
from ..nav import roles
from .visits import find_bond


def page(view):
    """A form: for who is signed in, looked at and sent."""
    return login_required(require_http_methods(["GET", "HEAD", "POST"])(never_cache(view)))


def _typed(request):
    return request.POST if request.method == "POST" else None


@page
def new(request, kind):
    """/desk/bonds/new/<kind>/: a leader and a member, a member and a community; the others have pages of their own."""
    if kind not in KINDS or KINDS[kind].target not in ("whom", "area"):
        raise Http404
    allow(request.user.has_role(*roles(KINDS[kind].ability)))
    form = BondForm(_typed(request), kind=kind, by=request.user)

    def act(data):
        return actions.make_bond(kind, data["who"], form.target(), by=request.user, on=data["on"]).get_absolute_url()

    return form_page(request, form, act, heading=_("登记%(kind)s") % {"kind": KINDS[kind].name}, back=reverse("bonds"))


@page
def change(request, ref):
    """/desk/bonds/<ref>/change/."""
    found = find_bond(request, ref)
    allow(request.user.can(found.rules.ability, found.area_id))

    def act(data):
        made = actions.change_helper(found, data["who"], data["reason"], by=request.user, on=data["on"])
        return made.get_absolute_url()

    form = ChangeForm(_typed(request), bond=found, by=request.user)
    return form_page(request, form, act, heading=_("更换"), back=found.get_absolute_url(), note=str(found))


@page
def end(request, ref):
    """/desk/bonds/<ref>/end/."""
    found = find_bond(request, ref)
    allow(request.user.can(found.rules.ability, found.area_id))

    def act(data):
        return actions.end_bond(found, data["reason"], by=request.user, on=data["on"]).get_absolute_url()

    return form_page(
        request, EndForm(_typed(request)), act, heading=_("结束"), back=found.get_absolute_url(), note=str(found)
    )


@page
def contact(request, ref):
    """/desk/enterprises/<ref>/contact/."""
    firm = one(Enterprise.objects.visible_to(request.user).select_related("contact"), ref=ref)
    allow(request.user.can("subject.add", firm.area_id))

    def act(data):
        if data["lead"] or firm.contact_id is None:  # the first one leads
            actions.contact_enterprise(firm, data["organisation"], data["title"], by=request.user)
        else:
            actions.make_bond(
                "enterprise", None, firm, by=request.user, organisation=data["organisation"], title=data["title"]
            )
        return firm.get_absolute_url()

    form = ContactForm(_typed(request), initial={"title": firm.contact_title, "lead": True})
    return form_page(request, form, act, heading=_("包联"), back=firm.get_absolute_url(), note=str(firm))


def _beside(request, ref, make_form, act, heading, **more):
    """A form beside a bond: for whose it is, or who binds there."""
    found = find_bond(request, ref)
    allow(may_write(found, request.user))
    form = make_form(_typed(request), **({"bond": found} if more.get("bound") else {}))

    def perform(data):
        try:
            act(found, data, request.user)
        except NotRaised as reason:
            raise Refused(str(reason)) from None
        return found.get_absolute_url()

    return form_page(request, form, perform, heading=str(heading), back=found.get_absolute_url(), note=str(found))


@page
def aid(request, ref):
    """/desk/bonds/<ref>/aid/."""
    return _beside(
        request, ref, forms.AidForm, lambda bond, data, by: actions.give_aid(bond, by=by, **data), _("登记帮扶物资")
    )


@page
def card(request, ref):
    """/desk/bonds/<ref>/card/."""
    return _beside(
        request,
        ref,
        forms.CardForm,
        lambda bond, data, by: actions.exchange_card(bond, by=by, **data),
        _("交换联系方式"),
    )


@page
def ask(request, ref):
    """/desk/bonds/<ref>/ask/."""
    return _beside(
        request, ref, forms.AskForm, lambda bond, data, by: actions.ask_organ(bond, by=by, **data), _("联系有关部门")
    )


@page
def answer(request, ref, pk):
    """/desk/bonds/<ref>/ask/<pk>/."""
    inquiry = one(find_bond(request, ref).inquiries.select_related("bond"), pk=pk)
    return _beside(
        request,
        ref,
        forms.AnswerForm,
        lambda _bond, data, by: actions.answer_organ(inquiry, by=by, **data),
        _("登记答复"),
    )


@page
def tick(request, ref):
    """/desk/bonds/<ref>/tick/: only of kinds that have a checklist."""

    def act(bond, data, by):
        checklist, _slash, item = data.pop("item").partition("/")
        actions.tick(bond, checklist, item, by=by, **data)

    if not find_bond(request, ref).rules.lists:
        raise Http404
    return _beside(request, ref, forms.TickForm, act, _("登记清单事项"), bound=True)


@page
def need(request, ref):
    """/desk/bonds/<ref>/need/."""
    if not find_bond(request, ref).rules.matter:
        raise Http404
    return _beside(request, ref, forms.NeedForm, _raise, _("登记需求"), bound=True)


def _raise(bond, data, by):
    actions.raise_need(bond, by=by, **data)

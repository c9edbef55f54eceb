"""名单页 · Who is in the pool, for the desk alone; who may not decide on this is taken out with a reason until the lottery is made."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db.models import Q
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from shangliang.kit import seal
from shangliang.kit.finding import menu, sort_menu
from shangliang.kit.paging import page
from shangliang.people.views.finding import form_page, one

from ..actions import recusing
from ..forms.draw_steps import WhyForm
from ..forms.lists import PoolFind
from .draw_finding import run_of

CONTACT = "participant.contact"


@login_required
@never_cache
@require_safe
def pool(request, ref, number):
    """/desk/c/<ref>/draw/<n>/pool/?state=&q=&cursor=."""
    run = run_of(request.user, ref, number)
    find = PoolFind(request.GET)
    shown = page(asked_for(run, find), order=find.order, cursor=request.GET.get("cursor"))
    context = {
        "run": run, "found": run.consultation, "find": find, "page": shown,
        "rows": [{"one": row, "features": "、".join(row.features.values())} for row in shown.rows],
        "may": not run.made_at and not run.stopped_on,
        "filters": [menu(request, find, "state", _("能不能抽"), find.fields["state"].choices, _("全部")), sort_menu(request, find)],
    }  # fmt: skip
    return render(request, "consultations/seats/people.html", context)


def asked_for(run, find):
    """By the number, by the whole contact, or by a part of the name: names are sealed, so they are read one by one."""
    found = run.candidates.all()
    if state := find.value("state"):
        found = (
            found.filter(fixed=True)
            if state == "fixed"
            else found.filter(out="" if state == "in" else state, fixed=False)
        )
    words = find.value("q")
    if not words:
        return found
    if words.isdigit():
        return found.filter(Q(number=words) | Q(contact_index=seal.blind(words, CONTACT)))
    return found.filter(pk__in=[row.pk for row in found.only("pk", "name") if words in str(row.name)])


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def recuse(request, ref, number, candidate):
    """/desk/c/<ref>/draw/<n>/<number>/recuse/: in, or out again."""
    run = run_of(request.user, ref, number)
    who = one(run.candidates.select_related("draw__consultation"), number=candidate[:8])
    back = who.out == "recused"

    def act(data):
        held = (recusing.readmit if back else recusing.recuse)(who, data["why"], by=request.user)
        messages.success(request, _("回避已取消。") if back else _("回避已记下，这个人不进抽签。"))
        if run.approved_on:
            messages.warning(request, _("名单变了，方案要请党组织重新审定。"))
        if held.failed:
            messages.warning(request, _("少了这个人，名额做不到：%(why)s") % {"why": held.failed})
        return run.desk_url()

    form = WhyForm(request.POST if request.method == "POST" else None)
    heading = _("取消 %(n)s 号的回避") if back else _("%(n)s 号回避")
    note = _("现在登记的原因：%(why)s") % {"why": who.out_why} if back else ""
    return form_page(
        request, form, act, heading=heading % {"n": who.number}, back=f"{run.desk_url()}pool/",
        submit=_("取消回避") if back else _("登记回避"), note=f"{who.name} {note}".strip(),
    )  # fmt: skip

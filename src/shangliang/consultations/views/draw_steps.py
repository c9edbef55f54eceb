"""抽签各步 · Approve, make, publish, draw, withdraw, stop: one form or one button each; the certificate and the files."""

import io
import zipfile
from pathlib import Path

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from shangliang.kit import clock, printing
from shangliang.people.models import Organisation
from shangliang.people.organisations import OrgKind
from shangliang.people.views.finding import allow, form_page, one

from ..actions import drawing, pooling
from ..forms.draw_steps import ApproveDrawForm, PublishForm, SeedForm, WhyForm
from ..seatsheet import certificate_sheet
from .draw_finding import APPROVES, plan_of, run_of
from .table_prepare import pressed

VERIFIER = Path(__file__).parents[2] / "kit/draw/verify_draw.py"


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def approve(request, ref, number):
    """/desk/c/<ref>/draw/<n>/approve/: by the Party organisation itself, or recorded for it."""
    run, desk = plan_of(request.user, ref, number)
    area = run.consultation.host.area_id
    itself = request.user.can(APPROVES, area)
    allow(itself or (desk and request.user.can("consultation.record_seats", area)))
    party = Organisation.objects.filter(area_id=area, kind=OrgKind.PARTY).order_by("pk").first()
    post = next((p for p in request.user.held_posts if p.allows(APPROVES, area)), None) if itself else None
    body = post.organisation if post else party
    first = {"approver": str(body or ""), "on": clock.today()}

    def act(data):
        pooling.approve_draw(run, by=request.user, **data)
        messages.success(request, _("审定已记下。"))
        return run.desk_url()

    form = ApproveDrawForm(request.POST if request.method == "POST" else None, initial=first)
    heading = _("审定抽签方案") if itself else _("登记党组织的审定")
    return form_page(request, form, act, heading=heading, back=run.desk_url(), note=f"{run.consultation.title} · {run}")


@login_required
@require_POST
def make(request, ref, number):
    """/desk/c/<ref>/draw/<n>/make/."""
    run = run_of(request.user, ref, number)
    done = _("签已做好。") if pooling.small(run) else _("名单较大，正在计算，稍后再看。")
    return pressed(request, run.consultation, lambda: drawing.make_lottery(run, by=request.user), done, run.desk_url())


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def publish(request, ref, number):
    """/desk/c/<ref>/draw/<n>/publish/."""
    run = run_of(request.user, ref, number)

    def act(data):
        drawing.publish_draw(run, by=request.user, **data)
        messages.success(request, _("承诺已公布。从现在起，名单、名额和签都不能再改。"))
        return run.desk_url()

    form = PublishForm(request.POST if request.method == "POST" else None, initial={"seed_way": "balls"})
    return form_page(request, form, act, heading=_("公布承诺"), back=run.desk_url(), submit=_("公布"), note=str(run))


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def seed(request, ref, number):
    """/desk/c/<ref>/draw/<n>/seed/: only after the commitment is out."""
    run = run_of(request.user, ref, number)
    if not run.published_at:
        return pressed(request, run.consultation, lambda: drawing.draw_panel(run, by=request.user, seed="", witnesses=[]), "", run.desk_url())  # fmt: skip

    def act(data):
        drawing.draw_panel(run, by=request.user, **data)
        messages.success(request, _("已开签，入选的人已列入名册。"))
        return run.desk_url()

    form = SeedForm(request.POST if request.method == "POST" else None, way=run.seed_way)
    note = f"{run.get_seed_way_display()} · {run.announced}"
    return form_page(request, form, act, heading=_("开签"), back=run.desk_url(), submit=_("开签"), note=note)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def withdraw(request, ref, number, candidate):
    """/desk/c/<ref>/draw/<n>/<number>/leave/: who is next is not asked, it is told."""
    run = run_of(request.user, ref, number)
    who = one(run.candidates.select_related("draw__consultation", "participant"), number=candidate[:8])

    def act(data):
        after = drawing.withdraw_candidate(who, data["why"], by=request.user)
        told = _("%(n)s 号候补递补入选。") % {"n": after.number} if after else _("没有人递补。")
        messages.success(request, _("退出已记下。") + (told if who.drawn else ""))
        return run.desk_url()

    form = WhyForm(request.POST if request.method == "POST" else None)
    heading = _("%(n)s 号退出") % {"n": who.number}
    return form_page(request, form, act, heading=heading, back=run.desk_url(), submit=_("登记退出"), note=who.name)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def stop(request, ref, number):
    """/desk/c/<ref>/draw/<n>/stop/: kept and shown, with its reason."""
    run = run_of(request.user, ref, number)

    def act(data):
        pooling.stop_draw(run, data["why"], by=request.user)
        messages.success(request, _("这次抽签已作废，记录保留。"))
        return f"{run.consultation.desk_url()}seats/"

    form = WhyForm(request.POST if request.method == "POST" else None)
    return form_page(request, form, act, heading=_("抽签作废"), back=run.desk_url(), submit=_("作废"), note=str(run))


@login_required
@require_safe
def certificate(request, ref, number):
    """/desk/c/<ref>/draw/<n>/certificate/: to print, with the witnesses and lines to sign."""
    run = run_of(request.user, ref, number)
    if run.drawn_at is None:
        raise Http404
    name = f"{run.consultation.title} {_('抽签证书')}"
    return printing.answer(request, certificate_sheet(run), name=name, back=run.desk_url())


@login_required
@require_safe
def folder(request, ref, number):
    """/desk/c/<ref>/draw/<n>/folder.zip: all that the commitment is about, for whoever supervises; numbers, no name."""
    run = run_of(request.user, ref, number)
    if run.made_at is None:
        raise Http404
    from .. import lots  # numpy: not before it is asked

    box = io.BytesIO()
    with zipfile.ZipFile(box, "w", zipfile.ZIP_DEFLATED) as made:
        for name, text in {
            **run.told["tables"],
            "lottery.csv": lots.lottery_csv(run),
            "commitment.txt": run.commitment,
        }.items():
            made.writestr(name, text)
        made.write(VERIFIER, VERIFIER.name)
    return HttpResponse(box.getvalue(), content_type="application/zip", headers={"Content-Disposition": f'attachment; filename="draw-{ref}-{number}.zip"'})  # fmt: skip

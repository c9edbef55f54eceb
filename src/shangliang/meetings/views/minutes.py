"""纪要页 · The draft from the record; edited; those who were there comment; final and locked; every version can be read."""

from django.contrib.auth.decorators import login_required
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from shangliang.gatherings.models.gathering import IN_THE_ROOM
from shangliang.kit import clock, once
from shangliang.people.refusal import Refused
from shangliang.people.views.finding import allow, form_page, one

from .. import actions
from ..forms.roll import LineForm, MinutesForm, RemarkForm, UntilForm
from ..minutes import draft
from ..models import Minutes
from ..presence import afterwards
from ..rules import minutes_days
from .seen import press, seen

FORMS = ["GET", "HEAD", "POST"]


@login_required
@require_http_methods(FORMS)
def line(request, ref):
    """/desk/meetings/<ref>/lines/add/?item=<pk>."""
    found = seen(request.user, ref, "meeting.hold")
    first = {"item": request.GET["item"][:20]} if "item" in request.GET else {}
    form = LineForm(request.POST if request.method == "POST" else None, meeting=found, initial=first)

    def act(data):
        item = form.items.get(data["item"])
        actions.say_line(found, data["verb"], data["text"], item=item, by=request.user)
        return f"{found.get_absolute_url()}#agenda"

    return form_page(
        request, form, act, heading=_("记一段"), back=found.get_absolute_url(), note=str(found), submit=_("记下")
    )


@login_required
@require_http_methods(FORMS)
def minutes(request, ref):
    """/desk/meetings/<ref>/minutes/: the text, or for who writes them the form."""
    found = seen(request.user, ref)
    held = Minutes.objects.filter(meeting=found).first()
    writes = request.user.can("meeting.call", found.area_id) and not (held and held.is_final)
    first = {"text": held.text if held else draft(found), "rev": held.rev if held else 0}
    form = MinutesForm(request.POST if request.method == "POST" else None, initial=first)
    if request.method == "POST":
        allow(writes)
        if form.is_valid():
            answer = _kept(request, found, form)
            if answer:
                return answer
    return render(request, "meetings/minutes.html", _context(request.user, found, held, form if writes else None))


def _kept(request, found, form):
    def act() -> str:
        actions.keep_minutes(found, form.cleaned_data["text"], rev=form.cleaned_data["rev"], by=request.user)
        return request.path

    try:
        return redirect(once.of(request, form.cleaned_data | {"path": request.path}, act))
    except (Refused, once.Conflict) as reason:
        form.add_error(None, str(reason))
        return None


def _context(person, found, held, form) -> dict:
    today, ended = clock.today(), found.gathering.ended_at
    due = clock.local_day(ended) + clock.days(minutes_days(found.area_id)) if ended else None
    was_there = found.gathering.attendances.filter(person=person, presence__in=IN_THE_ROOM).exists()
    asking = bool(held and not held.is_final and held.comments_until and today <= held.comments_until)
    later, latest = afterwards(found) if form else None, held and held.versions.first()
    return {
        "stale": later if later and latest and latest.at < later["last"] else None,
        "found": found, "held": held, "form": form if ended else None, "due": due, "late": bool(due and today > due and not (held and held.is_final)),
        "asking": asking, "may_remark": asking and was_there, "versions": list(held.versions.select_related("by")) if held and form else [],
        "remarks": list(held.remarks.select_related("by")) if held and (form or was_there) else [], "draft": draft(found) if form and not ended else "",
        "writes": form is not None, "may_issue": bool(held and held.is_final and not held.document_id) and person.can("meeting.call", found.area_id),
        "document": held.document if held and held.document_id and person.can("document.draft", found.area_id) else None,
    }  # fmt: skip


@login_required
@require_http_methods(FORMS)
def comments(request, ref):
    """/desk/meetings/<ref>/minutes/comments/."""
    found = seen(request.user, ref, "meeting.call")
    form = UntilForm(
        request.POST if request.method == "POST" else None, initial={"until": clock.today() + clock.days(3)}
    )
    back = f"{found.get_absolute_url()}minutes/"

    def act(data):
        actions.seek_comments(found, data["until"], by=request.user)
        return back

    return form_page(request, form, act, heading=_("纪要征求意见"), back=back, note=str(found), submit=_("征求意见"))


@login_required
@require_http_methods(FORMS)
def remark(request, ref):
    """/desk/meetings/<ref>/minutes/remark/."""
    found = seen(request.user, ref)
    held = one(Minutes.objects.select_related("meeting"), meeting=found)
    allow(found.gathering.attendances.filter(person=request.user, presence__in=IN_THE_ROOM).exists())
    form = RemarkForm(request.POST if request.method == "POST" else None)
    back = f"{found.get_absolute_url()}minutes/"

    def act(data):
        actions.remark(held, data["text"], by=request.user)
        return back

    return form_page(request, form, act, heading=_("对纪要提意见"), back=back, note=str(found), submit=_("提交"))


@login_required
@require_POST
def final(request, ref):
    """/desk/meetings/<ref>/minutes/final/."""
    found = seen(request.user, ref, "meeting.call")

    def act():
        actions.finalise(found, by=request.user)

    return press(request, act, f"{found.get_absolute_url()}minutes/", _("纪要已经定稿。"))


@login_required
@require_POST
def issue(request, ref):
    """/desk/meetings/<ref>/minutes/issue/."""
    found = seen(request.user, ref, "meeting.call")

    def act():
        return actions.issue_minutes(found, by=request.user).get_absolute_url()

    return press(
        request, act, f"{found.get_absolute_url()}minutes/", _("已转为公文，可以签发、编号，下载 Word 和 PDF。")
    )


@login_required
@require_safe
def version(request, ref, number):
    """/desk/meetings/<ref>/minutes/<number>/: one of the versions before."""
    found = seen(request.user, ref, "meeting.call")
    held = one(Minutes.objects.all(), meeting=found)
    row = one(held.versions.select_related("by"), number=min(number, 32_000))
    return render(request, "meetings/version.html", {"found": found, "row": row, "latest": held.rev})

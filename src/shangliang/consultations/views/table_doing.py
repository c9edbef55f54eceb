"""活动与阶段的页 · What people can do and when, side by side; one page for each activity; who may see and join."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from shangliang.kit import once
from shangliang.people.refusal import Refused

from ..actions import arranging
from ..forms.table_doing import OPEN, AccessForm, ActivityForm, PhasesForm, written
from ..models import Activity
from .finding import own


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def doing(request, ref):
    """/desk/c/<ref>/doing/: two forms, told apart by the button that sends them."""
    found = own(request.user, ref)
    sent = request.POST.get("do", "") if request.method == "POST" else ""
    typed = {key: value for key, value in request.POST.items() if "_" in key}  # kept whatever button was pressed
    phases = PhasesForm(request.POST if sent == "phases" else None, phases=found.phases.all(), initial=typed)
    access = AccessForm(
        request.POST if sent == "access" else None,
        initial={"public": found.public, "open_to_all": found.open_to_all},
    )
    acts = {
        "phases": (phases, lambda: arranging.date_phases(found, phases.dates(), by=request.user), _("日期已定。")),
        "access": (access, lambda: arranging.set_access(found, by=request.user, **access.cleaned_data), _("已存下。")),
    }
    if sent in acts and _done(request, *acts[sent]):
        return redirect(request.path)
    if request.method == "POST" and sent not in acts:
        messages.error(request, _("没有认出按的是哪个按钮，什么都没有改，请再按一次。"))
    activities = list(found.activities.select_related("gathering"))
    held = {one.kind for one in activities}
    kinds = [(k.value, k.label) for k in arranging.ADDED if not (k in arranging.ONCE and k in held)]
    context = {"found": found, "activities": activities, "kinds": kinds, "phases": phases, "access": access}
    return render(request, "consultations/table/doing.html", context)


def _done(request, form, act, word: str) -> bool:
    if not form.is_valid():
        return False
    try:
        act()
    except Refused as reason:
        form.add_error(None, str(reason))
        return False
    messages.success(request, word)
    return True


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def add(request, ref, kind):
    """/desk/c/<ref>/doing/new/<kind>/."""
    found = own(request.user, ref)
    if kind not in arranging.ADDED:
        raise Http404
    first = {"title": Activity.Kind(kind).label}
    act = lambda facts: arranging.add_activity(found, kind, by=request.user, **facts)  # noqa: E731
    return _activity(request, found, kind, first, act, _("加上这一项"))


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def change(request, ref, pk):
    """/desk/c/<ref>/doing/<pk>/."""
    found, one = _found(request, ref, pk)
    if one.kind not in arranging.ADDED:
        raise Http404
    act = lambda facts: arranging.change_activity(one, by=request.user, **facts)  # noqa: E731
    return _activity(request, found, one.kind, written(one), act, _("存下"), one)


def _found(request, ref, pk):
    found = own(request.user, ref)
    one = found.activities.select_related("consultation__host").filter(pk=pk).first() if pk < 2**63 else None
    if one is None:
        raise Http404
    return found, one


def _activity(request, found, kind, first, act, submit, one=None):
    form = ActivityForm(request.POST if request.method == "POST" else None, kind=kind, initial=first)
    back = f"{found.desk_url()}doing/"
    if request.method == "POST" and form.is_valid():
        content = {k: v for k, v in request.POST.items() if k not in ("csrfmiddlewaretoken", "once")}

        def once_done():
            act(form.facts())
            messages.success(request, _("已存下。"))
            return back

        try:
            return redirect(once.of(request, content | {"path": request.path}, once_done))
        except (Refused, once.Conflict) as reason:
            form.add_error(None, str(reason))
    context = {"found": found, "form": form, "kind": Activity.Kind(kind), "one": one, "back": back, "submit": submit}
    return render(request, "consultations/table/activity.html", context | {"open_rows": OPEN})


@login_required
@require_POST
def drop(request, ref, pk):
    """/desk/c/<ref>/doing/<pk>/drop/."""
    found, one = _found(request, ref, pk)
    try:
        arranging.drop_activity(one, by=request.user)
        messages.success(request, _("已去掉。"))
    except Refused as reason:
        messages.error(request, str(reason))
    return redirect("consultation-doing", found.ref)

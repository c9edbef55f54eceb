"""办一步 · The form of one step of one matter: opened, refused in words, taken once."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from shangliang.kit import once
from shangliang.kit.files import Refused as NotTaken

from .. import guards
from ..forms.desk_registry import form_for
from ..lifecycle import BY_NAME, Refused
from ..models.permits import permit
from ..models.similar import similar_to
from ..taking import ORDER_STEPS, take
from .desk_find import find_matter, matter_url, way_back


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def move(request, ref, step):
    """/desk/m/<ref>/<step>/."""
    matter = find_matter(request.user, ref)
    wanted = BY_NAME.get(step)
    if wanted is None or step not in matter.rules.path or step in ORDER_STEPS:
        raise Http404
    granted = permit(request.user, wanted, matter)
    if granted is None:
        raise PermissionDenied
    form = _form(request, matter, wanted, granted)
    if request.method == "POST" and form.is_valid():
        answer = attempt(request, form, lambda: take(matter, wanted, form, request.user), matter)
        if answer:
            return answer
    return _page(request, matter, wanted, form)


def _form(request, matter, step, granted):
    more = {"similar": similar_to(matter, request.user)} if step.name == "merge" else {}
    data = (request.POST, request.FILES) if request.method == "POST" else ()
    return form_for(step.name)(*data, matter=matter, step=step, person=request.user, granted=granted, **more)


def attempt(request, form, act, matter, default=""):
    """Act once per form; a refusal goes back into the form with what was typed, and the stage as it is now."""
    after = way_back(request, default or matter_url(matter))
    content = {k: v for k, v in request.POST.items() if k not in ("csrfmiddlewaretoken", "once", "next")}
    content |= {f"file {name}": request.FILES.getlist(name) for name in request.FILES}

    def perform():
        done = act()
        messages.success(request, _said(form, done))
        return after

    try:
        return redirect(once.of(request, content | {"path": request.path}, perform))
    except (Refused, once.Conflict) as reason:
        form.add_error(None, str(reason))
        _catch_up(form, matter)
    except NotTaken as reason:
        form.add_error("papers", reason)
    return None


def _said(form, done) -> str:
    step = getattr(form, "step", None)
    if step is None:
        return str(form.done)
    return _("已办：%(word)s。现在是“%(stage)s”。") % {
        "word": done.rules.label(step),
        "stage": done.stage_label,
    }


def _catch_up(form, matter) -> None:
    """The page now knows the stage as it is, so that a second press is meant for that."""
    matter.refresh_from_db(fields=["stage"])
    if "expected" in form.fields:
        form.data = form.data.copy()
        form.data["expected"] = matter.stage


def _page(request, matter, step, form):
    held = guards.held(step.name, matter)
    open_now = matter.stage in step.frm and held is None
    context = {
        "matter": matter, "step": step, "form": form, "word": matter.rules.label(step), "open_now": open_now, "held": held,
        "stage": matter.stage_label, "next": way_back(request, ""), "reads": step.name == "release",
    }  # fmt: skip
    return render(request, "matters/desk/move.html", context, status=200 if open_now else 409)

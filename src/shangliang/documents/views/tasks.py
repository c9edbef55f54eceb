"""重点任务 · What a document was broken into: time that has passed beside tasks done (时间过半、任务过半)."""

from django.contrib.auth.decorators import login_required
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from shangliang.kit import clock
from shangliang.matters.lifecycle import Stage
from shangliang.matters.models import Matter
from shangliang.people.views.finding import allow, form_page

from .. import actions
from ..figures import elapsed
from ..forms.marks import TaskForm
from .seen import seen

DONE = {Stage.CLOSED, Stage.ARCHIVED}


@login_required
@require_safe
def tasks(request, ref):
    """/desk/documents/<ref>/tasks/."""
    found = seen(request.user, ref)
    today = clock.today()
    own = list(found.tasks.select_related("matter"))
    open_ = Matter.objects.visible_to(request.user).filter(pk__in=[task.matter_id for task in own])
    seen_ = set(open_.values_list("pk", flat=True))
    rows = [
        {"task": task, "matter": task.matter, "done": task.matter.stage in DONE, "late": late(task, today), "seen": task.matter_id in seen_}
        for task in own
    ]  # fmt: skip
    done = sum(row["done"] for row in rows)
    time, share = elapsed(today), done / len(rows) if rows else 0.0
    context = {"found": found, "rows": rows, "done": done, "all": len(rows), "time": time, "share": share, "behind": share < time,
               "today": today, "may": may_break_down(request.user, found)}  # fmt: skip
    return render(request, "documents/tasks.html", context)


def late(task, today) -> bool:
    return task.matter.stage not in DONE and task.until < today


def may_break_down(person, found) -> bool:
    return person.can("document.draft", found.area_id) and person.can("key_task.open", found.area_id)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def add(request, ref):
    """/desk/documents/<ref>/tasks/add/."""
    found = seen(request.user, ref, "document.draft")
    allow(may_break_down(request.user, found))
    form = TaskForm(request.POST if request.method == "POST" else None)

    def act(data):
        actions.break_down(found, by=request.user, **data)
        return f"{found.get_absolute_url()}tasks/"

    return form_page(
        request, form, act, heading=_("分解一项重点任务"), back=f"{found.get_absolute_url()}tasks/", note=found.title
    )

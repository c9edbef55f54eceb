"""通知 · The inbox of the person: what happened to what concerns them, newest first; each opens the matter."""

from django.contrib.auth.decorators import login_required
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from shangliang.kit import notices, paging
from shangliang.kit.finding import pills, sort_menu

from ..forms.desk_find import NoticeFind


@login_required
@require_safe
def inbox(request):
    """/desk/notices/."""
    find = NoticeFind(request.GET)
    found = find.apply(notices.for_person(request.user.pk))
    page = paging.page(found, order=find.order, cursor=request.GET.get("cursor"), size=20)
    context = {
        "page": page, "find": find, "newest": max((n.pk for n in page.rows), default=0), "unread_here": sum(n.read_at is None for n in page.rows),
        "filters": [pills(request, find, "state", _("全部")), sort_menu(request, find)],
    }  # fmt: skip
    return render(request, "matters/desk/inbox.html", context)


@login_required
@require_POST
def read_all(request):
    """/desk/notices/read/: everything up to the newest shown is read."""
    up_to = request.POST.get("up_to", "")
    notices.mark_read(request.user.pk, int(up_to) if up_to.isdecimal() and len(up_to) < 19 else 0)
    return redirect("inbox")

"""通知 · The inbox of the person: what happened to what concerns them, newest first; each opens the matter."""

from django.contrib.auth.decorators import login_required
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from shangliang.kit import notices, paging


@login_required
@require_safe
def inbox(request):
    """/desk/notices/."""
    page = paging.page(notices.for_person(request.user.pk), order=("-id",), cursor=request.GET.get("cursor"), size=30)
    newest = max((n.pk for n in page.rows), default=0)
    return render(
        request,
        "matters/desk/inbox.html",
        {"page": page, "newest": newest, "unread_here": sum(n.read_at is None for n in page.rows)},
    )


@login_required
@require_POST
def read_all(request):
    """/desk/notices/read/: everything up to the newest shown is read."""
    up_to = request.POST.get("up_to", "")
    notices.mark_read(request.user.pk, int(up_to) if up_to.isdecimal() and len(up_to) < 19 else 0)
    return redirect("inbox")

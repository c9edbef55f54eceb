"""我的账号 · What a person keeps of themselves: posts, larger type, where they are signed in."""

from allauth.usersessions.models import UserSession
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from shangliang.kit import context as kit_context
from shangliang.kit import views as kit_views

from .. import actions, areas
from ..can import ROLE_NAMES, Role
from ..forms.mine import PreferForm
from .finding import one


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def me(request):
    """/me/: my posts, larger type by default, password, sessions."""
    form = PreferForm(request.POST or None, initial={"elder": request.user.elder})
    if request.method == "POST" and form.is_valid():
        actions.prefer(request.user, elder=form.cleaned_data["elder"])
        messages.success(request, _("已保存。"))
        answer = redirect("me")
        kit_views.keep(answer, kit_context.ELDER_COOKIE, "1" if request.user.elder else "0")
        return answer
    posts = [
        {
            "post": p,
            "role": ROLE_NAMES[Role(p.role)],
            "place": " ".join(areas.path_names(p.organisation.area_id)[-2:]),
        }
        for p in request.user.held_posts
    ]
    return render(request, "people/me.html", {"form": form, "posts": posts})


@login_required
@require_POST
def end_session(request, pk):
    """/account/sessions/<pk>/end/: one of my own; another's is as unknown as none."""
    session = one(UserSession.objects.filter(user=request.user), pk=pk)
    own = session.session_key == request.session.session_key
    actions.end_own_session(session, by=request.user)
    if own:
        return redirect("account_login")
    messages.success(request, _("已让那台设备退出登录。"))
    return redirect("usersessions_list")

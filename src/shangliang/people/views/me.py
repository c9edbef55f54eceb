"""我的账号 · What a person keeps of themselves: posts, larger type, where they are signed in."""

from allauth.account import views as account
from allauth.usersessions.models import UserSession
from allauth.usersessions.views import ListUserSessionsView
from django.contrib import messages
from django.contrib.auth import HASH_SESSION_KEY
from django.contrib.auth.decorators import login_required
from django.contrib.sessions.models import Session
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST
from django.views.generic.edit import FormView

from shangliang.kit import context as kit_context
from shangliang.kit import views as kit_views
from shangliang.kit.finding import sort_menu
from shangliang.kit.offline.taking import unlock_no_more
from shangliang.kit.paging import page

from .. import actions, areas
from ..can import ROLE_NAMES, Role
from ..forms.lists import SessionFind
from ..forms.mine import PreferForm
from .finding import one


def sign_out(request):
    """/account/logout/: what was typed does not stay on a phone that somebody else takes over. Where records wait that were
    written without a network (sealed, nobody can read them), they stay: our script has thrown away all else."""
    answer = account.logout(request)
    if request.method == "POST":
        unlock_no_more(answer)
        if "keep" not in request.POST:
            answer["Clear-Site-Data"] = '"storage"'
    return answer


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def me(request):
    """/me/: my posts, larger type by default, password, sessions."""
    form = PreferForm(request.POST if request.method == "POST" else None, initial={"elder": request.user.elder})
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
    pushes = any(post.allows("figure.see", post.organisation.area_id) for post in request.user.held_posts)
    return render(request, "people/me.html", {"form": form, "posts": posts, "pushes": pushes})


class Sessions(ListUserSessionsView):
    """/account/sessions/: one's own, paged by key; POST ends all others. allauth looks at them one by one, this does not."""

    def get_context_data(self, **kwargs) -> dict:
        request, find = self.request, SessionFind(self.request.GET)
        own = UserSession.objects.filter(user=request.user, session_key__in=_alive())
        found = find.narrowed(own, since="created_at__date__gte", until="created_at__date__lte")
        shown = page(found, order=find.order, cursor=request.GET.get("cursor"))
        shown.rows[:] = _true(shown.rows, request.user)
        context = FormView.get_context_data(self, **kwargs)
        return context | {
            "page": shown,
            "find": find,
            "filters": [sort_menu(request, find)],
            "several": own.count() > 1,
        }


def _alive():
    return Session.objects.filter(expire_date__gt=timezone.now()).values("session_key")


def _true(shown, person) -> list[UserSession]:
    """Without those that a new password has put out: they are in the table, but nobody gets in by them any more."""
    kept = {s.session_key: s.get_decoded() for s in Session.objects.filter(pk__in=[one.session_key for one in shown])}
    now = person.get_session_auth_hash()
    return [one for one in shown if kept.get(one.session_key, {}).get(HASH_SESSION_KEY) == now]


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

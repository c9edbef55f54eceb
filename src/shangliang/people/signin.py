"""登录 · allauth's flows in this house: accounts are made by offices; a name, a phone or a login name will do."""

from hashlib import sha256

from allauth.account.adapter import DefaultAccountAdapter
from django.conf import settings
from django.contrib.auth.backends import ModelBackend
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from shangliang.kit import context, seal, views

from .can import Role
from .persons import PHONE, Person


class Backend(ModelBackend):
    """账号 · settings.AUTHENTICATION_BACKENDS; who is signed in comes with their posts, by one kept question."""

    def get_user(self, user_id):
        found = Person.objects.signed_in(user_id)
        return found if found and self.user_can_authenticate(found) else None


class Adapter(DefaultAccountAdapter):
    """账号流程 · settings.ACCOUNT_ADAPTER."""

    error_messages = DefaultAccountAdapter.error_messages | {
        "enter_current_password": _("现在的密码不对，请再输一次。"),
        "incorrect_password": _("密码不对，请再输一次。"),
    }

    def is_open_for_signup(self, request):
        return False

    def get_login_redirect_url(self, request):
        """Who has a desk goes there, a resident to the public pages."""
        desk = any(post.role != Role.RESIDENT for post in request.user.held_posts)
        return settings.DESK_URL if desk else "/"

    def get_password_change_redirect_url(self, request):
        return "/me/"

    def post_login(self, request, user, **how):
        """Who prefers large type gets it on this device too."""
        response = super().post_login(request, user, **how)
        if user.elder:
            views.keep(response, context.ELDER_COOKIE, "1")
        return response

    def add_message(self, request, level, message_template=None, message_context=None, extra_tags="", message=None):
        """Only what this house says itself: that somebody signed in or out they see."""
        if message:
            super().add_message(request, level, message=message, extra_tags=extra_tags)

    def reauthenticate(self, user, password):
        found = self.authenticate(self.request, login=user.login, password=password)
        return found is not None and found.pk == user.pk


def account(typed: str) -> Person | None:
    """Whose account is meant: by login name, else by phone, else by a name that only one person has."""
    found = Person.objects.filter(login=typed).first()
    return found or _only(Q(phone_index=seal.blind(typed, PHONE))) or _only(Q(name=typed))


def login_of(typed: str) -> str:
    """What is authenticated and counted: the account's login name, however it was typed, so that the three ways of
    typing are not three times as many attempts. Nobody's account: a digest, for failed attempts are stored."""
    found = account(typed)
    return found.login if found else "?" + sha256(typed.encode()).hexdigest()[:32]


def locked_out(request, response, credentials):
    """settings.AXES_LOCKOUT_CALLABLE: the same page, with what was typed and the sentence of the form."""
    response.status_code = 429
    return response


def _only(condition: Q) -> Person | None:
    found = list(Person.objects.filter(condition, is_active=True)[:2])
    return found[0] if len(found) == 1 else None

"""登录表单 · Sign in, change the password; errors in place, in one sentence for every reason."""

from allauth.account import forms as account
from django import forms
from django.utils.translation import gettext_lazy as _

from .. import signin

LONGEST = 256  # characters of a password: longer ones only cost time


def _password(label, autocomplete, help_text=""):
    widget = forms.PasswordInput(attrs={"autocomplete": autocomplete})
    return forms.CharField(label=label, max_length=LONGEST, strip=False, widget=widget, help_text=help_text)


class SignInForm(account.LoginForm):
    """登录"""

    error_messages = {
        "wrong": _("名字或密码不对。请再试一次；忘记密码请找给您开通账号的办公室。"),
        "locked": _("连续输错次数太多，请 15 分钟后再试，或请给您开通账号的办公室重设密码。"),
    }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        widget = forms.TextInput(attrs={"autocomplete": "username", "autocapitalize": "none", "autofocus": True})
        self.fields["login"] = forms.CharField(label=_("登录名、手机号或姓名"), max_length=60, widget=widget)
        self.fields["password"] = _password(_("密码"), "current-password")
        self.fields["remember"].label = _("在这台设备上保持登录")

    def user_credentials(self):
        return {"login": signin.login_of(self.cleaned_data["login"]), "password": self.cleaned_data["password"]}

    def _clean_with_password(self, credentials):
        found = signin.Adapter(self.request).authenticate(self.request, **credentials)
        if not found:
            why = "locked" if getattr(self.request, "axes_locked_out", False) else "wrong"
            raise forms.ValidationError(self.error_messages[why], code=why)
        self.user = found
        self._login = account.Login(user=found)
        return self.cleaned_data


class ChangePasswordForm(account.ChangePasswordForm):
    """改密码"""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["oldpassword"] = _password(_("现在的密码"), "current-password")
        _rename(self)

    def clean(self):
        return _said(super().clean(), self)


class SetPasswordForm(account.SetPasswordForm):
    """设密码"""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        _rename(self)

    def clean(self):
        return _said(super().clean(), self)


class ReauthenticateForm(account.ReauthenticateForm):
    """再次确认身份"""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["password"] = _password(_("密码"), "current-password")


def _rename(form) -> None:
    for name, label in (("password1", _("新密码")), ("password2", _("再输一次新密码"))):
        field = form.fields[name]
        field.label, field.max_length = label, LONGEST
        field.widget.attrs = {"autocomplete": "new-password", "maxlength": LONGEST}
        field.help_text = _("至少 8 个字符，不要用常见的密码。") if name == "password1" else ""


def _said(cleaned, form):
    if "password2" in form.errors:
        form.errors["password2"] = form.error_class([_("两次输入的新密码不一样。")])
    return cleaned

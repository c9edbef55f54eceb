"""程序与通知 · A token for a program; an address that is told of what happens."""

from urllib.parse import urlsplit

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from shangliang.kit import outbound, rules

from ..access import LONGEST, Scope
from ..webhooks import TOLD

ALONE = gettext_lazy("日历地址要单独建一个令牌：它会写在网址里，不能同时用来办事。")


class TokenForm(forms.Form):
    """程序令牌 · What it is for, what it may do, how long."""

    label = forms.CharField(
        label=gettext_lazy("用在哪里"), max_length=60, help_text=gettext_lazy("例如：县电子政务平台对接。")
    )
    scopes = forms.MultipleChoiceField(
        label=gettext_lazy("可以做什么"), choices=Scope.choices, widget=forms.CheckboxSelectMultiple, initial=["read"]
    )
    days = forms.IntegerField(label=gettext_lazy("有效多少天"), min_value=1, max_value=LONGEST, initial=90)

    def __init__(self, *args, area: str, **kwargs):
        super().__init__(*args, **kwargs)
        self.longest = rules.value("access.longest", area)
        self.fields["days"].help_text = _("最长 %(n)s 天，到期自动失效。") % {"n": self.longest}

    def clean_days(self):
        days = self.cleaned_data["days"]
        if days > self.longest:
            raise forms.ValidationError(_("最长 %(n)s 天。") % {"n": self.longest})
        return days

    def clean_scopes(self):
        scopes = self.cleaned_data["scopes"]
        if Scope.CALENDAR in scopes and len(scopes) > 1:
            raise forms.ValidationError(ALONE)
        return scopes


class WebhookForm(forms.Form):
    """推送地址 · Where to, of which place, about what."""

    label = forms.CharField(label=gettext_lazy("推送给谁"), max_length=60)
    url = forms.CharField(label=gettext_lazy("接收地址"), max_length=300)
    area = forms.ChoiceField(label=gettext_lazy("哪个地方的事"))
    nouns = forms.MultipleChoiceField(
        label=gettext_lazy("推送什么"), choices=TOLD, widget=forms.CheckboxSelectMultiple, initial=["matter"]
    )

    def __init__(self, *args, places, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["area"].choices = places
        self.fields["url"].help_text = _("只能推送到系统管理员准许的主机：%(hosts)s。") % {
            "hosts": _("、").join(outbound.hosts())
        }

    def clean_url(self):
        url = self.cleaned_data["url"].strip()
        if not outbound.allowed(url):
            raise forms.ValidationError(
                _("这个地址不在准许的主机里，或者不是 https 地址。请核对，或者请系统管理员加上。")
            )
        if urlsplit(url).username is not None or urlsplit(url).fragment:
            raise forms.ValidationError(_("地址里不要写用户名、密码和 # 后面的部分。"))
        return url

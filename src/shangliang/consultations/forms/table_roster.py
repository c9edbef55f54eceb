"""名册与通知的表单 · One person of a class; the notice with its reason where interest is short."""

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from shangliang.people.models import Person


class ParticipantForm(forms.Form):
    """确定一个参与人"""

    name = forms.CharField(label=_("姓名"), max_length=60, help_text=_("密封保存，只有主办方看得到。"))
    seat = forms.ChoiceField(label=_("类别"))
    body = forms.CharField(label=_("单位或身份"), max_length=80, required=False, help_text=_("例如：三组住户。"))
    contact = forms.CharField(label=_("联系方式"), max_length=120, required=False)
    account = forms.CharField(
        label=_("账号"),
        max_length=60,
        required=False,
        help_text=_("有账号的写登录名，通知会送到他的消息里；没有的打印邀请函。"),
    )
    interested = forms.BooleanField(label=_("与这件事有利益关系"), required=False)

    def __init__(self, *args, consultation, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["seat"].choices = [(seat.code, seat.name) for seat in consultation.seats]

    def clean_account(self):
        login = self.cleaned_data["account"].strip()
        found = Person.objects.filter(login=login, is_active=True).first() if login else None
        if login and found is None:
            raise forms.ValidationError(gettext("没有这个登录名，请核对；没有账号的不用填。"))
        return found

    def facts(self) -> dict:
        """The arguments of the action."""
        given = dict(self.cleaned_data)
        return given | {"person": given.pop("account")}


class WaiveForm(forms.Form):
    """写明理由"""

    waived = forms.CharField(
        label=_("利益相关方不到一半的理由"), max_length=300, widget=forms.Textarea(attrs={"rows": 3})
    )


class NoticeForm(forms.Form):
    """发协商通知"""

    waived = forms.CharField(
        label=_("利益相关方不到一半的理由"),
        max_length=300,
        required=False,
        help_text=_("够一半的不用填。"),
    )


class ReplyForm(forms.Form):
    """回执"""

    answer = forms.ChoiceField(label=_("回执"), choices=[("coming", _("参加")), ("not", _("不能参加"))])

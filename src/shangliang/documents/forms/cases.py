"""典型案例的表单"""

from django import forms
from django.utils.translation import gettext_lazy as _

from ..models import Case
from .writing import hosts_of, line


class WriteUpForm(forms.Form):
    """写成案例"""

    title = line(_("标题"), limit=120, required=True, hint=_("案例会公开，标题和正文都不要写群众的姓名和住址。"))
    organisation = forms.ChoiceField(label=_("发文机关"))

    def __init__(self, *args, person, **kwargs):
        super().__init__(*args, **kwargs)
        self.hosts = {host.ref: host for host in hosts_of(person)}
        self.fields["organisation"].choices = [(ref, str(host)) for ref, host in self.hosts.items()]

    def clean_organisation(self):
        return self.hosts[self.cleaned_data["organisation"]]


class RateForm(forms.Form):
    """评级"""

    rating = forms.ChoiceField(label=_("评级"), choices=Case.Rating.choices, widget=forms.RadioSelect)
    why = line(_("评级意见"), limit=300)
    brand = line(_("品牌"), limit=40, hint=_("印在公开的案例上，例如：有事好商量。"))

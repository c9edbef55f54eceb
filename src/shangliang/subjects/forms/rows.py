"""档案各行的表单 · Consents, subsidies, needs and wishes, guarantees."""

import datetime as dt
from decimal import Decimal

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from shangliang.kit import clock
from shangliang.kit.forms import DateField

from .. import care, facts
from ..models import Basis, Purpose

FIRST_YEAR = 2000


class ConsentForm(forms.Form):
    """同意 · The paper and what it covers, or the legal basis."""

    basis = forms.ChoiceField(label=gettext_lazy("依据"), choices=Basis.choices, widget=forms.RadioSelect)
    purpose = forms.ChoiceField(label=gettext_lazy("用途"), choices=Purpose.choices)
    fields_ = forms.MultipleChoiceField(
        label=gettext_lazy("包括哪些信息"), choices=[(n, facts.LABELS[n]) for n in facts.MINOR],
        widget=forms.CheckboxSelectMultiple,
    )  # fmt: skip
    photo = forms.FileField(
        label=gettext_lazy("同意书照片"), required=False,
        help_text=gettext_lazy("拍下签了名的纸。照片里的拍摄地点会去掉。"),
    )  # fmt: skip
    guardian = forms.CharField(label=gettext_lazy("监护人姓名和关系"), max_length=60, required=False)
    document = forms.CharField(label=gettext_lazy("文号，或纸质同意书的存档号"), max_length=60, required=False)
    officer = forms.CharField(label=gettext_lazy("经办人（法定依据时写）"), max_length=60, required=False)
    starts = DateField(label=gettext_lazy("从哪天起"))
    expires = DateField(label=gettext_lazy("到哪天止"), required=False)

    def __init__(self, *args, found, **kwargs):
        super().__init__(*args, **kwargs)
        self.found = found
        self.initial.setdefault("starts", clock.today())

    def clean(self):
        given = super().clean()
        basis = given.get("basis")
        if self.found.minor and basis == Basis.PAPER:
            self.add_error("basis", _("未成年人本人的同意不够，要监护人同意书，或者写明法定依据。"))
        if basis == Basis.GUARDIAN and not given.get("guardian"):
            self.add_error("guardian", _("请写监护人的姓名和关系。"))
        if basis == Basis.LAW and not given.get("document"):
            self.add_error("document", _("法定依据要写明文号和经办人。"))
        if basis == Basis.LAW and not given.get("officer"):
            self.add_error("officer", _("法定依据要写明文号和经办人。"))
        if basis in (Basis.PAPER, Basis.GUARDIAN) and not given.get("photo") and not given.get("document"):
            self.add_error("photo", _("请拍下同意书，或者写明纸质同意书的存档号。"))
        if given.get("expires") and given.get("starts") and given["expires"] < given["starts"]:
            self.add_error("expires", _("截止日期应不早于开始日期。"))
        return given


class SubsidyForm(forms.Form):
    """补贴 · One kind in one year."""

    kind = forms.ChoiceField(label=gettext_lazy("补贴种类"))
    year = forms.IntegerField(label=gettext_lazy("年度"), min_value=FIRST_YEAR)
    amount = forms.DecimalField(
        label=gettext_lazy("全年金额（元）"), min_value=Decimal("0.01"), max_value=10_000_000, decimal_places=2
    )

    def __init__(self, *args, area, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["kind"].choices = [("", _("请选择")), *care.pairs(care.SUBSIDIES, area)]
        self.initial.setdefault("year", clock.today().year)

    def clean_year(self):
        year = self.cleaned_data["year"]
        if year > clock.today().year + 1:
            raise forms.ValidationError(_("年度还没有到，请核对。"))
        return year


def _past(day: dt.date) -> dt.date:
    if day > clock.today():
        raise forms.ValidationError(_("日期还没有到，请核对。"))
    return day


class NeedForm(forms.Form):
    """需求或微心愿"""

    wish = forms.TypedChoiceField(
        label=gettext_lazy("是什么"), choices=[("", gettext_lazy("需求")), ("wish", gettext_lazy("微心愿"))], coerce=bool,
        required=False, empty_value="", widget=forms.RadioSelect(attrs={"class": "short"}),
    )  # fmt: skip
    text = forms.CharField(label=gettext_lazy("内容"), max_length=300, widget=forms.Textarea(attrs={"rows": 3}))
    raised_on = DateField(label=gettext_lazy("提出日期"))

    def __init__(self, *args, area, **kwargs):
        super().__init__(*args, **kwargs)
        self.initial.setdefault("raised_on", clock.today())

    def clean_raised_on(self):
        return _past(self.cleaned_data["raised_on"])


class GuaranteeForm(forms.Form):
    """核对保障"""

    kind = forms.ChoiceField(label=gettext_lazy("保障项目"))
    in_place = forms.TypedChoiceField(
        label=gettext_lazy("落实了没有"), choices=[("yes", gettext_lazy("已落实")), ("no", gettext_lazy("还没有落实"))],
        coerce=lambda word: word == "yes", widget=forms.RadioSelect(attrs={"class": "short"}),
    )  # fmt: skip
    note = forms.CharField(label=gettext_lazy("说明"), max_length=200, required=False)

    def __init__(self, *args, area, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["kind"].choices = [("", _("请选择")), *care.pairs(care.GUARANTEES, area)]


class MetForm(forms.Form):
    """实现了 · On which day, and how."""

    on = DateField(label=gettext_lazy("实现日期"))
    how = forms.CharField(label=gettext_lazy("怎样实现的"), max_length=300, widget=forms.Textarea(attrs={"rows": 2}))

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.initial.setdefault("on", clock.today())

    def clean_on(self):
        return _past(self.cleaned_data["on"])


ROW_FORMS: dict[str, type[forms.Form]] = {"subsidy": SubsidyForm, "need": NeedForm, "guarantee": GuaranteeForm}

"""有地点的对象的表单 · Name and place on the tree; looks for what is there already before something new is registered."""

from collections.abc import Sequence

from django import forms
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from rapidfuzz import fuzz, process

from shangliang.kit.forms import DateField
from shangliang.people import areas
from shangliang.people.areas import TOWNSHIP
from shangliang.people.importers.places import Places, roots
from shangliang.people.models import Area

FIRST, LAST = 1949, 2100  # years in which something of ours can have opened
ALIKE, SHOWN, MANY = 80, 5, 500  # how alike two names are, of 100; how many are shown, how many compared


class AreaField(forms.ModelChoiceField):
    """所在地 · A place on the tree as an office would write it (城关镇赵家庄村), or by its code; groups and stations below a
    village too. Names are looked for below `roots`: what the person reaches."""

    roots: Sequence[str] = ()

    def __init__(self, **more):
        super().__init__(
            Area.objects.all(),
            **{
                "label": _("所在地"),
                "help_text": _("写地名，例如：城关镇赵家庄村；也可以写区划代码。"),
                "error_messages": {"invalid_choice": _("没有这个区划代码。")},
            }
            | more,
            widget=forms.TextInput,
        )

    def to_python(self, value):
        if isinstance(value, str) and "\0" in value:
            raise forms.ValidationError(gettext("没有这个区划代码。"))
        if isinstance(value, str) and value.strip() and not value.strip()[0].isdigit():
            value, wrong = Places(self.roots).find(value)
            if wrong:
                raise forms.ValidationError(wrong)
        return super().to_python(value)

    def prepare_value(self, value):
        """What is proposed is written as a name wherever the name leads back to it."""
        if not isinstance(value, str) or not value.isdigit():
            return super().prepare_value(value)
        known = Places(self.roots)
        words = ["".join(known.names.get(code, "") for code in areas.lineage(value)[-n:]) for n in (1, 2)]
        return next((word for word in words if known.find(word) == (value, "")), value)


def sure_field() -> forms.BooleanField:
    """Asked only where something like it is there already (`look_first`)."""
    return forms.BooleanField(label=_("看过了，都不是，仍要登记"), required=False)


def look_first(form, name: str, known) -> None:
    """Search before create: what is there under a name like this one is shown, with links; `sure` goes past it."""
    rows = {row.pk: row for row in known[:MANY]}
    like = process.extract(
        name, {key: row.name for key, row in rows.items()}, scorer=fuzz.WRatio, limit=SHOWN, score_cutoff=ALIKE
    )
    if like:
        form.fields["sure"].widget = forms.CheckboxInput()
        links = format_html_join(
            gettext("、"),
            '<a class="text" href="{}">{}</a>',
            ((rows[key].get_absolute_url(), f"{rows[key].area} {named}") for named, _score, key in like),
        )
        form.add_error("name", format_html(gettext("可能已经登记过：{}。请先看看，都不是再勾选下面一项。"), links))


class LocatedForm(forms.Form):
    """有地点的对象 · `by` must reach the place; `found` is what is changed (its place stays), None for something new."""

    name = forms.CharField(label=_("名称"), max_length=80)
    area = AreaField()
    place = forms.CharField(label=_("具体地点"), max_length=120, required=False, help_text=_("例如：村部二楼。"))
    lat = forms.DecimalField(label=_("纬度"), required=False, min_value=3, max_value=54, max_digits=8, decimal_places=6)
    lon = forms.DecimalField(
        label=_("经度"), required=False, min_value=73, max_value=136, max_digits=9, decimal_places=6
    )
    opened_on = DateField(label=_("启用日期"), required=False, help_text=_("不填就是今天。"))
    sure = sure_field()

    def __init__(self, *args, by, model, found=None, **kwargs):
        super().__init__(*args, **kwargs)
        self.by, self.model, self.found = by, model, found
        self.fields["area"].roots = roots(by, model.edited_by)
        if found is not None:
            del self.fields["area"]
        if not self.data.get("sure"):
            self.fields["sure"].widget = forms.HiddenInput()

    def clean_area(self):
        area = self.cleaned_data["area"]
        if not self.by.can(self.model.edited_by, area.pk):
            raise forms.ValidationError(gettext("这个地方不归您管。"))
        return area

    def clean_opened_on(self):
        day = self.cleaned_data["opened_on"]
        if day and not FIRST <= day.year <= LAST:
            raise forms.ValidationError(gettext("日期不对，请核对年份。"))
        return day

    def clean(self):
        found = super().clean()
        if (found.get("lat") is None) != (found.get("lon") is None):
            self.add_error("lat", gettext("经度、纬度要么都填，要么都不填。"))
        sure = found.pop("sure", False)
        if self.found is None and not sure and found.get("name") and found.get("area"):
            self._look(found["name"], found["area"].pk)
        return found

    def _look(self, name: str, code: str) -> None:
        """What the same township has under a name like this one."""
        look_first(self, name, self.model.objects.visible_to(self.by).within(code[:TOWNSHIP]).standing())

    def facts(self) -> dict:
        """The arguments of the action, but for name and area; without a day, the action's own."""
        given = {k: v for k, v in self.cleaned_data.items() if k not in ("name", "area")}
        if not given.get("opened_on"):
            given.pop("opened_on", None)
        return given

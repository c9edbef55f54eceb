"""表单 · How a form is written on the page: label, help, control, error in place. Every noun's forms use it."""

from django import forms
from django.forms.renderers import TemplatesSetting


class Paper(TemplatesSetting):
    """纸面 · settings.FORM_RENDERER: {{ form }} and {{ form.field.as_field_group }} come out in our hand."""

    form_template_name = "kit/form.html"
    field_template_name = "kit/field.html"


class DateInput(forms.DateInput):
    """日期 · The phone's own date picker; it speaks ISO whatever the language of the page."""

    input_type = "date"

    def __init__(self, attrs=None):
        super().__init__(attrs, format="%Y-%m-%d")


class DateTimeInput(forms.DateTimeInput):
    """时刻 · The phone's own picker of day and minute."""

    input_type = "datetime-local"

    def __init__(self, attrs=None):
        super().__init__(attrs, format="%Y-%m-%dT%H:%M")


class TimeInput(forms.TimeInput):
    """时间 · The phone's own picker of a time of day."""

    input_type = "time"

    def __init__(self, attrs=None):
        super().__init__(attrs, format="%H:%M")


class DateField(forms.DateField):
    """日期 · A date with the native picker; 2023-6-5, 2023/06/05 and 2023年6月5日 are understood when typed."""

    widget = DateInput

    def __init__(self, **kwargs):
        formats = ["%Y-%m-%d", "%Y/%m/%d", "%Y.%m.%d", "%Y年%m月%d日"]
        super().__init__(**({"input_formats": formats} | kwargs))


class Files(forms.ClearableFileInput):
    """多个附件 · The browser lets several be picked."""

    allow_multiple_selected = True


class FilesField(forms.FileField):
    """附件 · Several at once, or none; each is checked by kit.files when it is stored."""

    widget = Files

    def clean(self, data, initial=None):
        found = data if isinstance(data, (list, tuple)) else [data]
        return [super(FilesField, self).clean(one, initial) for one in found if one]

"""党委、政府一方的步骤 · Approve, submit, instruct, hand down: whose act it is, on what paper."""

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from shangliang.people.models import Area, Organisation
from shangliang.people.organisations import OrgKind

from ..holders import below, governs
from .desk_base import StepForm, line, words


class ApproveForm(StepForm):
    """审定 · By the Party organisation of that level: in its own name, or recorded for it."""

    dated = True

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.recorded:
            hint = _("写全称，例如：村党支部委员会。") if self.local else _("写全称，例如：中共永昌县委员会。")
            self.fields["body"] = line(_("哪一级党组织"), hint=hint)
            self.initial["body"] = _party(self.matter)
            self.order_fields(["body", "document", "on"])
        else:
            self.fields["document"] = line(_("文号或会议"), required=False)
        wanted = "note" in self.step.needs
        self.fields["note"] = words(_("不予审定的理由") if wanted else _("审定意见"), required=wanted)

    def facts(self):
        found = super().facts()
        return found if self.recorded else found | {"body": str(self.granted.post.organisation)}


def _party(matter) -> str:
    found = Organisation.objects.filter(area_id=matter.holder_area, kind=OrgKind.PARTY).order_by("pk").first()
    return str(found) if found else ""


class SubmitForm(StepForm):
    """报送 · The outcome goes to the Party committee and the government of the place; they decide what follows."""

    dated = True
    target = line(gettext_lazy("报送给谁"), hint=gettext_lazy("报送党委、政府，由党委、政府研究决定，可以几个单位。"))
    document = line(gettext_lazy("报送文号"), required=False)
    note = words(gettext_lazy("报送说明"), required=False)
    papered = True

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.initial["target"] = "、".join(str(o) for o in governs(self.matter.holder))[:120]


class InstructForm(StepForm):
    """批示 · What a leader of the Party committee or the government wrote on it."""

    body = line(gettext_lazy("谁的批示"), hint=gettext_lazy("写职务，不写姓名。例如：县人民政府县长。"))
    note = words(gettext_lazy("批示内容"), hint=gettext_lazy("照原文抄录。"))
    dated = True

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if not self.recorded:
            self.initial["body"] = self.granted.post.title or str(self.granted.post.organisation)
            self.fields["document"] = line(_("文号"), required=False)


class HandDownForm(StepForm):
    """转下一级 · To the platform of a place below that can settle it."""

    area = forms.ChoiceField(label=gettext_lazy("转到哪里"))
    note = words(gettext_lazy("为什么转下去"), hint=gettext_lazy("写清要下一级办什么。"))

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["area"].choices = [("", _("请选择")), *self._places()]

    def _places(self):
        """The places that lie below the holder: on the way to where it was raised first, then all children."""
        here = self.matter.holder_area
        children = Area.objects.filter(parent_id=here)
        way = Area.objects.filter(pk__in=[self.matter.area_id])
        found = {
            a.pk: a
            for a in [*way.order_by("code"), *children.order_by("code")]
            if a.pk.startswith(here) and a.pk != here
        }
        return [(code, area.name) for code, area in found.items()]

    def clean_area(self):
        area = Area.objects.get(pk=self.cleaned_data["area"])
        if below(self.matter.holder, area.pk) is None:
            raise forms.ValidationError(_("那里还没有接收的平台，请选别处或留在本级办理。"))
        self.place = area
        return area.pk

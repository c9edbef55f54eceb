"""起草的表单 · Text typed with 一、（一）1.（1）: the structure is read from it, the numbers are counted anew."""

from django import forms
from django.utils.translation import gettext_lazy as _

from shangliang.people.models import Organisation
from shangliang.people.organisations import OrgKind

from ..actions.drafting import MOST_ISSUERS
from ..kinds import KINDS
from ..models import Urgency

HOSTS = (OrgKind.CPPCC, OrgKind.COMMITTEE, OrgKind.PARTY_GROUP)
LONGEST = 200_000


def hosts_of(person):
    """The bodies in whose name the person may draft."""
    codes = {
        p.organisation.area_id for p in person.held_posts if p.allows("document.draft", p.organisation.area_id)
    }  # fmt: skip
    return Organisation.objects.filter(area_id__in=codes, kind__in=HOSTS).select_related("area")


def line(label, *, limit=200, required=False, hint=""):
    return forms.CharField(label=label, max_length=limit, required=required, help_text=hint)


class WritingForm(forms.Form):
    """写稿 · What both drafting and revising ask."""

    title = line(_("标题"), limit=120, required=True)
    text = forms.CharField(
        label=_("正文"),
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 22, "data-paste": "", "lang": "zh-Hans"}),
        help_text=_(
            "一行一段。标题写“一、”“（一）”“1.”“（1）”，序号自动排；表格一行一行写，格子之间用 | 隔开。从 Word 粘贴时格式自动去掉。"
        ),
    )
    to = line(_("主送机关"))
    copies = line(_("抄送机关"))
    joint = forms.CharField(
        label=_("联合发文机关"), max_length=400, required=False, widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("和别的机关一起发的，一行写一个，主办机关不写。最多 6 个。"),
    )  # fmt: skip
    annexes = forms.CharField(
        label=_("附件"), max_length=LONGEST, required=False,
        widget=forms.Textarea(attrs={"rows": 6, "data-paste": "", "lang": "zh-Hans"}),
        help_text=_("每个附件先写一行“附件：名称”，下面写内容。附件说明和附件的页自动排。"),
    )  # fmt: skip
    note = line(_("附注"), hint=_("例如：此件公开发布。括号自动加。"))
    urgency = forms.ChoiceField(
        label=_("紧急程度"), required=False, choices=[("", _("平件")), *Urgency.choices],
        help_text=_("涉密的文件不能在本系统起草。"),
    )  # fmt: skip

    MORE = ("joint", "annexes", "note", "urgency")

    def clean_joint(self) -> list[str]:
        names = [name for one in self.cleaned_data["joint"].splitlines() if (name := one.strip(" \u3000、，；"))]
        if len(names) > MOST_ISSUERS - 1 or any(len(name) > 40 for name in names):
            raise forms.ValidationError(_("连主办机关最多 6 个，每个名称最多 40 字。"))
        return names

    def main(self):
        """The fields that every document needs."""
        return [field for field in self.visible_fields() if field.name not in self.MORE]

    def more(self):
        """Those that few need."""
        return [self[name] for name in self.MORE]

    def has_more(self) -> bool:
        """Whether one of them says something, or is wrong."""
        return any(field.value() or field.errors for field in self.more())


class NewForm(WritingForm):
    """起草公文"""

    kind = forms.ChoiceField(label=_("种类"))
    organisation = forms.ChoiceField(label=_("发文机关"))

    field_order = ("kind", "organisation", "title", "to", "text", "copies")

    def __init__(self, *args, person, **kwargs):
        super().__init__(*args, **kwargs)
        self.hosts = {host.ref: host for host in hosts_of(person)}
        self.fields["kind"].choices = [(slug, f"{kind.name} · {kind.sentence}") for slug, kind in KINDS.items()]
        self.fields["organisation"].choices = [(ref, str(host)) for ref, host in self.hosts.items()]

    def facts(self) -> dict:
        """The arguments of the action."""
        found = dict(self.cleaned_data)
        return found | {"organisation": self.hosts[found["organisation"]], "body": found.pop("text")}


class EditForm(WritingForm):
    """改稿 · `rev`: the version that the writer sees."""

    why = line(_("这一稿改了什么"), hint=_("例如：按主席会议的意见改第二部分。"))
    rev = forms.IntegerField(widget=forms.HiddenInput, min_value=1, max_value=2**31 - 1)

    def facts(self) -> dict:
        found = dict(self.cleaned_data)
        return found | {"body": found.pop("text")}

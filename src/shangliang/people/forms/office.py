"""办公表单 · People, posts, organisations, groups below an area, terms and members."""

from django import forms
from django.contrib.auth.password_validation import validate_password
from django.utils.translation import gettext_lazy as _

from shangliang.kit.forms import DateField

from .. import areas, reach
from ..areas import Area, after
from ..can import ROLE_NAMES, Role, may_appoint
from ..organisations import Organisation, OrgKind
from ..persons import Person
from ..terms import Term

TOWNSHIP = 9  # digits of its code


def givable(person) -> list[tuple[str, str]]:
    """The roles that this person may give anywhere."""
    return [(r.value, ROLE_NAMES[r]) for r in Role if any(may_appoint(p.role, r) for p in reach.held(person))]


def bodies_of(person, ability: str):
    """The organisations at which the person may use the ability: the choices of a form, in the order of the tree."""
    codes = {p.organisation.area_id for p in reach.held(person) if p.allows(ability, p.organisation.area_id)}
    found = Organisation.objects.none()
    for code in sorted(codes):
        found |= Organisation.objects.within(code)
    return found.order_by("area_id", "kind", "name")


def places(roots: list[str]) -> list:
    """For a form that asks where: the roots and what lies below them, two levels at most for one who stands above a county."""
    rows = []
    for code in (c for c in roots if not any(c != o and c.startswith(o) for o in roots)):
        below = Area.objects.filter(code__gte=code, code__lt=after(code))
        if len(code) < 6:
            below = below.exclude(level__in=["village", "local"])
        rows += below.order_by("code").values_list("code", flat=True)[:1500]
    areas.names(rows)
    return [(code, " ".join(areas.path_names(code, _trim(roots)))) for code in rows]


def by_township(pairs) -> list:
    """What lies above the townships first, then each township with its villages: a county has two hundred lines."""
    towns = {code for code, _name in pairs if len(code) == TOWNSHIP}
    if len(towns) < 2:
        return pairs
    groups: dict[str, list] = {}
    for code, name in pairs:
        groups.setdefault(code[:TOWNSHIP], []).append((code, name))
    found = []
    for code, lines in groups.items():
        found += [(areas.names([code])[code], lines)] if code in towns else lines
    return found


def _trim(roots) -> str:
    """What need not be said in front of each place: everything above the person's own."""
    shortest = min(roots, key=len, default="")
    return areas.parent_of(shortest) if shortest else ""


class ByRef(forms.CharField):
    """代号 · An object of `queryset` by its public id; what is out of reach is as unknown as what does not exist."""

    def __init__(self, *, queryset=None, **more):
        super().__init__(**({"max_length": 10} | more))
        self.queryset = queryset

    def clean(self, value):
        ref = super().clean(value)
        found = self.queryset.filter(ref=ref).first() if ref else None
        if ref and found is None:
            raise forms.ValidationError(_("没有这个代号，请从列表里选。"))
        return found


class PersonForm(forms.Form):
    """人员资料"""

    name = forms.CharField(label=_("姓名"), max_length=40)
    phone = forms.RegexField(
        r"^[0-9+\- ]{5,30}$", label=_("手机"), required=False, help_text=_("密封保存，可用来登录。"),
        error_messages={"invalid": _("号码只含数字、空格、+ 和 -。")},
    )  # fmt: skip
    email = forms.EmailField(label=_("电子邮箱"), required=False, max_length=120)


class NewPersonForm(PersonForm):
    """登记人员 · With the first post, so that the person belongs somewhere from the start."""

    login = forms.CharField(label=_("登录名"), max_length=40, required=False, help_text=_("不填则自动编一个。"))
    password = forms.CharField(
        label=_("初始密码"), max_length=128, required=False, strip=False, help_text=_("不填则暂时不能登录。"),
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}, render_value=True),
    )  # fmt: skip
    organisation = ByRef(label=_("组织代号"), help_text=_("在组织页上能看到。"))
    role = forms.ChoiceField(label=_("角色"))
    title = forms.CharField(label=_("职务名称"), max_length=60, required=False)
    start = DateField(label=_("任职日期"), required=False, help_text=_("不填就是今天。"))

    def __init__(self, *args, by, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["organisation"].queryset = bodies_of(by, "post.appoint")
        self.fields["role"].choices = givable(by)

    def clean_login(self):
        login = self.cleaned_data["login"]
        if login and Person.objects.filter(login=login).exists():
            raise forms.ValidationError(_("这个登录名已经有人用了，请换一个。"))
        return login

    def clean_password(self):
        password = self.cleaned_data["password"]
        if password:
            validate_password(password)
        return password or None


class PostForm(forms.Form):
    """任职"""

    organisation = ByRef(label=_("组织代号"), help_text=_("在组织页上能看到。"))
    role = forms.ChoiceField(label=_("角色"))
    title = forms.CharField(label=_("职务名称"), max_length=60, required=False)
    start = DateField(label=_("任职日期"), required=False, help_text=_("不填就是今天。"))
    end = DateField(label=_("离任日期"), required=False, help_text=_("当天起不再担任；不知道就不填。"))

    def __init__(self, *args, by, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["organisation"].queryset = bodies_of(by, "post.appoint")
        self.fields["role"].choices = givable(by)


class PasswordForm(forms.Form):
    """重设密码"""

    password = forms.CharField(
        label=_("新密码"), max_length=128, strip=False, help_text=_("至少 8 个字符；他在各处的登录都会退出。"),
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}), validators=[validate_password],
    )  # fmt: skip


class OrganisationForm(forms.Form):
    """组织"""

    name = forms.CharField(label=_("名称"), max_length=120)
    short = forms.CharField(label=_("简称"), max_length=40, required=False)
    phone = forms.CharField(
        label=_("办公电话"), max_length=30, required=False, help_text=_("公开的电话，不填个人号码。")
    )


class NewOrganisationForm(OrganisationForm):
    """登记组织"""

    kind = forms.ChoiceField(label=_("类别"), choices=OrgKind.choices)
    area = forms.ModelChoiceField(
        Area.objects.all(), label=_("所在区划代码"), widget=forms.TextInput(attrs={"inputmode": "numeric"}),
        error_messages={"invalid_choice": _("没有这个区划代码。")},
    )  # fmt: skip


class LocalAreaForm(forms.Form):
    """添加组、站、点"""

    name = forms.CharField(label=_("名称"), max_length=40, help_text=_("例如：三社、太阳工作站。"))


class TermForm(forms.Form):
    """届次"""

    number = forms.IntegerField(label=_("第几届"), min_value=1, max_value=99)
    start = DateField(label=_("开始日期"))
    end = DateField(label=_("结束日期"), required=False)


class MemberForm(forms.Form):
    """登记委员"""

    person = ByRef(label=_("人员代号"), help_text=_("在人员页上能看到。"))
    sector = forms.CharField(label=_("界别"), max_length=40)
    standing = forms.BooleanField(label=_("常务委员"), required=False)
    station = ByRef(label=_("委员工作站代号"), required=False)
    start = DateField(label=_("增补日期"), required=False, help_text=_("届中增补的填；从这一天起算履职。"))

    def __init__(self, *args, by, term: Term, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["person"].queryset = reach.people_visible_to(by)  # type: ignore[attr-defined]
        stations = Organisation.objects.within(term.organisation.area_id).filter(kind=OrgKind.STATION)
        self.fields["station"].queryset = stations  # type: ignore[attr-defined]


class EndForm(forms.Form):
    """离任"""

    end = DateField(label=_("离任日期"), help_text=_("从这一天起不再是委员；以前的履职照算。"))
    why = forms.CharField(label=_("原因"), max_length=200)

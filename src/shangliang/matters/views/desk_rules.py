"""规则 · What holds in a place and where that comes from, and which organisations there have set their own."""

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe

from shangliang.kit import rules
from shangliang.kit.finding import menu
from shangliang.people import areas
from shangliang.people.areas import after
from shangliang.people.models import Area, Organisation
from shangliang.people.views.finding import may_export, taken

from ..forms.desk_rules import RuleFind
from ..lifecycle import Stage


@login_required
@require_safe
def rule_list(request):
    """/desk/rules/?area=."""
    code, find = place(request), RuleFind(request.GET, group=GROUP_NAMES)
    context = {
        "groups": grouped(asked_for(code, find), find.value("group")), "find": find, "area": code, "name": named(code),
        "places": below(request.user, code), "may": may_set(request.user, code), "export_url": may_export(request.user) and reverse("rules-export"),
        "filters": [menu(request, find, "group", _("类别"), GROUP_NAMES, _("全部类别")), menu(request, find, "own", _("出自"), find.fields["own"].choices, _("不限"))],
    }  # fmt: skip
    return render(request, "matters/desk/rules.html", context)


def asked_for(code, find) -> list[dict]:
    """What holds in the place, as it is asked for; beside it the organisations that have set their own."""
    names = dict(Organisation.objects.filter(area_id=code).values_list("pk", "name"))
    rows = [
        row_of(found) | {"own": _named(rules.own(found.declaration.key, code), names)}
        for found in rules.effective(code)
    ]
    words = str(find.value("q"))
    return [
        row
        for row in rows
        if words in f"{row['name']} {row['basis']}" and (row["from"] is not None or row["own"] or not find.value("own"))
    ]


def _named(keys, names) -> str:
    return "、".join(sorted(names[key] for key in keys if key in names))


@login_required
@require_POST
def export(request):
    """/desk/rules/export/: the same table as xlsx."""
    code, find = place(request), RuleFind(request.GET, group=GROUP_NAMES)
    lines = [
        row | {"group": group["name"]}
        for group in grouped(asked_for(code, find), find.value("group"))
        for row in group["rows"]
    ]
    columns = [
        (_("类别"), "group", 18),
        (_("规则"), "name", 36),
        (_("现行"), "text", 30),
        (_("出自"), "source", 20),
        (_("依据"), "basis", 50),
    ]
    return taken(request, find, columns, lines, title=_("规则"), noun="rule")


# A rule stands in the first group whose beginning its key has.
GROUPS = (
    ("matter.limit.", gettext_lazy("各环节时限")),
    ("matter.", gettext_lazy("提醒、督办与确认")),
    ("files.", gettext_lazy("附件")),
    ("readiness.", gettext_lazy("应急准备的标准")),
    ("", gettext_lazy("日历及其他")),
)
GROUP_NAMES = [
    ("limits", GROUPS[0][1]),
    ("reminders", GROUPS[1][1]),
    ("files", GROUPS[2][1]),
    ("readiness", GROUPS[3][1]),
    ("other", GROUPS[4][1]),
]
STAGES = [f"matter.limit.{stage.value}" for stage in Stage]


def grouped(rows, only: str = "") -> list[dict]:
    """The rules under a heading each (`only`: of one); limits in the order of the stages, then of the levels and kinds."""
    found: dict[str, list[dict]] = {start: [] for start, _name in GROUPS}
    for row in sorted(rows, key=lambda r: (STAGES.index(r["key"]) if r["key"] in STAGES else len(STAGES), r["key"])):
        found[next(start for start, _name in GROUPS if row["key"].startswith(start))].append(row)
    shown = [group for group, (key, _name) in zip(GROUPS, GROUP_NAMES, strict=True) if only in ("", key)]
    return [{"name": str(name), "rows": found[start]} for start, name in shown if found[start]]


def place(request) -> str:
    """The asked area, if it lies in a place of the person's; else the person's own."""
    own = [p.organisation.area_id for p in request.user.held_posts]
    if not own:
        raise PermissionDenied
    asked = request.GET.get("area", "")
    if not asked:
        return min(own, key=len)
    if "\0" in asked or not Area.objects.filter(pk=asked[:20]).exists() or not any(c <= asked < after(c) for c in own):
        raise Http404
    return asked


def may_set(person, code: str) -> bool:
    return person.can("rule.set", code)


def named(code: str) -> str:
    return " ".join(areas.path_names(code)[-2:]) if code else _("全部地区")


def source(found, body=None) -> str:
    """Where the value comes from."""
    if body is not None and found.from_body == body.pk:
        return str(body)
    return _("系统默认") if found.from_area is None else named(found.from_area)


def row_of(found, body=None) -> dict:
    return {"key": found.declaration.key, "name": found.declaration.name, "text": said(found.declaration, found.value), "basis": found.basis,
            "source": source(found, body), "default": said(found.declaration, found.declaration.default), "from": found.from_area}  # fmt: skip


def said(rule, value) -> str:
    """A value in the language of the page; what an office wrote in its own words stays as it is."""
    if rule.kind == "limit":
        return value.label
    if rule.kind == "bool":
        return _("是") if value else _("否")
    if rule.choices:
        return str(rule.choices[value])
    return f"{rule.format(value)} {rule.unit}" if rule.unit else rule.format(value)


def below(person, code) -> list[tuple[str, str]]:
    """The person's own places and those right below the shown one."""
    own = {p.organisation.area_id for p in person.held_posts}
    children = Area.objects.filter(parent_id=code).order_by("code").values_list("code", flat=True)[:100]
    codes = [*sorted(own), *[c for c in children if c not in own]]
    return [(c, named(c)) for c in codes]

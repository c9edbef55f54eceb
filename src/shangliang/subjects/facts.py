"""档案项目 · The facts of a person's file: what each is called, which are sensitive, how each is shown masked.

A sensitive fact may be kept only under a consent that is still good, or a named legal basis. Pure: asks no database.
"""

from typing import Any

from django.utils.translation import gettext_lazy as _

LABELS: dict[str, Any] = {
    "name": _("姓名"),
    "id_number": _("身份证号"),
    "born_on": _("出生日期"),
    "phone": _("电话"),
    "guardian": _("监护人"),
    "disability_grade": _("残疾等级"),
    "disability": _("残疾情况"),
    "illness": _("疾病情况"),
    "health": _("健康状况"),
    "income": _("家庭收入"),
    "school": _("就学情况"),
    "house": _("住房情况"),
}
SENSITIVE = ("id_number", "disability_grade", "disability", "illness", "health", "income")
MINOR = ("name", *SENSITIVE)  # a minor's name too
PARTLY = ("name", "id_number", "phone", "guardian")  # shown with marks; the others not at all
SHOWN = 8  # a telephone of so many digits shows its ends


def sensitive(*, minor: bool) -> tuple[str, ...]:
    return MINOR if minor else SENSITIVE


def masked_name(name: str) -> str:
    """The surname, and marks for the rest."""
    return name[:1] + "*" * max(1, len(name) - 1) if name else ""


def masked(field: str, value: str) -> str:
    """Enough to see that there is something, never what; of most facts nothing."""
    if not value or field not in PARTLY:
        return ""
    if field in ("name", "guardian"):
        return masked_name(value)
    if field == "phone" and len(value) >= SHOWN:
        return f"{value[:3]}****{value[-2:]}"
    return "*" * len(value)

"""台账行的写法 · The rows of a ledger of matters as HTML: no component, no include, no look-up of a word for each of them."""

from django import template
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from shangliang.kit.templatetags.lines import fill

register = template.Library()

ROW = """<tr data-row>
<td class="main"><a class="title" href="{url}" hx-get="{url}" hx-target="#drawer">{title}</a><small>{about}</small></td>
<td>{place}</td><td class="tight">{stage}</td><td data-label="{lead}">{unit}</td>
<td class="num" data-label="{also}">{followed}</td>
<td class="tight"><span class="tag {light}">{left}</span></td></tr>
"""


@register.simple_tag
def matter_rows(rows) -> SafeString:
    """Rows as models/rows.py has dressed them."""
    lead, also, escalated = _("主办"), _("也关心"), _("已提请上一级")
    return fill(ROW, (
        {"url": row["desk_url"], "title": row["title"], "about": _about(row, escalated), "place": row["place"],
         "stage": row["stage_label"], "unit": row["unit"] or "", "followed": row["followed"] or "–", "light": row["light"],
         "left": row["left"], "lead": lead, "also": also}
        for row in rows
    ))  # fmt: skip


def _about(row, escalated: str) -> str:
    """议题 · 永政协〔2023〕3号 · 公共服务."""
    parts = [row["kind_name"], row["serial"] or row["ref"], row["topic_class"], escalated if row["escalated"] else ""]
    return " · ".join(part for part in parts if part)

"""交办单的表单 · 签收, 退办, 阶段反馈, 答复: what a unit writes on its order."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, gettext_noop

from shangliang.kit import rules

from .desk_base import line, papers, radio, words

# 成果转办单 · result classes of the reply sheet (domain.md A3).
RESULTS = [
    (t, gettext_lazy(t))
    for t in (
        gettext_noop("已落实"),
        gettext_noop("正在落实"),
        gettext_noop("列入计划"),
        gettext_noop("暂不具备条件"),
        gettext_noop("留作参考"),
    )
]


class OrderForm(forms.Form):
    """交办单 · Bound to an order; a step without fields only needs the button. `done`: what is said afterwards."""

    done: Any = ""

    def __init__(self, *args, order, **kwargs):
        super().__init__(*args, **kwargs)
        self.order = order

    def facts(self):
        return {k: v for k, v in self.cleaned_data.items() if v}


class ReceiveForm(OrderForm):
    """签收."""

    done = gettext_lazy("已签收。")


class ReturnForm(OrderForm):
    """退办 · Not competent: why, and who would be."""

    done = gettext_lazy("已退办，理由已送交办的一方。")
    note = words(gettext_lazy("退办理由"), hint=gettext_lazy("写明为什么不属于本单位职责，建议由谁办。"))


class ProgressForm(OrderForm):
    """阶段反馈."""

    done = gettext_lazy("阶段反馈已报。")
    note = words(gettext_lazy("办到哪一步了"), hint=gettext_lazy("提出人和关心的人会看到。"))
    papers = papers(gettext_lazy("附件"))


class ReplyForm(OrderForm):
    """答复 · What was done, how far it is carried out, its number; a proposal's reply carries its class letter."""

    done = gettext_lazy("已答复。")
    note = words(
        gettext_lazy("答复"), rows=6, hint=gettext_lazy("先与提出人沟通，再答复。写清办了什么、还有什么没有办。")
    )
    result = radio(gettext_lazy("落实情况"), RESULTS)
    number = line(gettext_lazy("答复文号"), required=False, limit=60)
    papers = papers(gettext_lazy("答复件、办结前后照片等"))

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        matter = self.order.matter
        letters = classes(matter.holder_area)
        needed = matter.kind == "proposal" and self.order.part != "co"
        if needed and letters:
            self.fields["result_class"] = radio(_("办理结果类别"), letters, hint=_("标在答复件首页右上角。"))
            self.order_fields(["note", "result_class", "result", "number", "papers"])


def classes(area: str) -> list[tuple[str, str]]:
    """The class letters of the place, from its rule: one per line, letter and meaning."""
    lines = [text.strip() for text in str(rules.value("matter.classes", area)).splitlines() if text.strip()]
    return [(text.split()[0][:2], text) for text in lines]


ORDER_FORMS = {"receive": ReceiveForm, "return_order": ReturnForm, "progress": ProgressForm, "reply": ReplyForm}

"""样张 · Invented samples for the living page: no row of the database, no name of a person."""

import datetime as dt

from django import forms
from django.utils.translation import gettext as _

from .forms import DateField

STAGES = ("提出", "受理", "审定", "协商", "报送", "办理", "反馈", "确认")
LONG = ("提出", "受理", "审定", "确定参与人", "协商", "达成共识", "报送", "交办", "办理", "答复", "确认", "评议")


def steps(labels, at: int) -> list[dict]:
    """A chain as the components take it: label, state, day (on) or a word (note)."""
    first = dt.date(2023, 5, 22)
    states = ["past"] * at + ["now"] + ["next"] * (len(labels) - at - 1)
    return [
        {"label": label, "state": state, "on": first + dt.timedelta(3 * i) if i <= at else None}
        for i, (label, state) in enumerate(zip(labels, states, strict=True))
    ]


class SampleForm(forms.Form):
    """样表 · One field of each sort."""

    text = forms.CharField(
        label="有什么事想商量", max_length=500, widget=forms.Textarea, help_text="一句话也行。写清在哪里、影响谁。"
    )
    place = forms.CharField(label="在哪里", max_length=60, required=False, help_text="例如：三组到小学的路")
    kind = forms.ChoiceField(
        label="是哪一类", choices=[("road", "道路照明"), ("water", "农村水利"), ("care", "医疗养老"), ("other", "别的事")],
        widget=forms.RadioSelect(attrs={"class": "short"}),
    )  # fmt: skip
    area = forms.ChoiceField(label="村、社区", choices=[("", "请选择"), ("200", "赵家庄村"), ("201", "金家庄村")])
    seen = DateField(label="哪天看到的", required=False)
    photo = forms.FileField(label="照片", required=False, help_text="最多 6 张，每张 10 MB 以内。位置信息会自动去掉。")
    public = forms.BooleanField(label="可以公开我的称呼", required=False, help_text="不勾选，公众页只写“一位村民”。")


def entries() -> list[dict]:
    return [
        {"on": dt.date(2023, 6, 12), "official": True, "title": "县城市管理局答复", "text": "三组主路 640 米拟装太阳能路灯 18 盏，已列入本月计划，6月25日前安装。",
         "tags": [{"label": "阶段反馈"}], "links": [{"url": "#", "label": "附件 2"}]},
        {"on": dt.date(2023, 6, 9), "text": "县政府督查室交办，城市管理局已签收，会办：县教育局。"},
        {"on": dt.date(2023, 6, 5), "text": "协商议事室开会，应到 17 人，实到 16 人，利益相关方 10 人。达成共识 3 条，保留不同意见 1 条。",
         "tags": [{"label": "82% 赞成先装主路", "kind": "done"}], "links": [{"url": "#", "label": "看大家怎么说"}]},
        {"on": dt.date(2023, 5, 26), "text": "村党支部审定为协商议题。", "by": "赵家庄村党支部"},
    ]  # fmt: skip


def rows() -> list[dict]:
    names = ("ref", "title", "sort", "place", "stage", "unit", "followers", "light", "left")
    table = [
        ("K7Q2M9X4TD", "赵家庄村三组到小学的路晚上没有灯", "基础设施", "城关镇 赵家庄村", "办理", "县城市管理局", 38, "calm", "9 个工作日"),
        ("M3V8C4R6QA", "灌溉用水轮到谁家，能不能提前三天知道", "农村水利", "朱王堡镇 下汤村", "办理", "县水务局", 54, "warn", "2 个工作日"),
        ("T9H2W5Y7KE", "老旧楼院清洁怎么分工，费用谁来出", "物业", "城关镇 天锦苑社区", "审定", "社区党支部", 21, "warn", "今天"),
        ("R4P7N2D8JC", "扩建厂房贷款与用工", "融资、用工", "某生物制品公司", "协商", "县工信局", None, "late", "逾期 3 天"),
        ("B6N4F8P2ZD", "卫生室周三、周六没有医生坐诊", "医疗", "东寨镇 双桥村", "待确认", "县卫健局", 17, "done", "已答复"),
    ]  # fmt: skip
    return [dict(zip(names, row, strict=True)) for row in table]


def tiles() -> list[dict]:
    named = ((6, _("待受理"), ""), (4, _("将到期"), "warn"), (1, _("已逾期"), "late"), (3, _("待确认"), ""), (9, _("待走访"), ""), (0, _("本周会议"), ""))
    return [{"number": number, "label": label, "kind": kind, "url": "/kit/desk/"} for number, label, kind in named]


def filters() -> list[dict]:
    def option(label, count=None, on=False):
        return {"label": label, "count": count, "on": on, "url": "/kit/desk/"}

    return [
        {"label": "种类", "options": [option("全部", 42, on=True), option("议题", 30), option("企业问题", 7)]},
        {"label": "地区", "menu": True, "chosen": "城关镇", "options": [option("永昌县", 42), option("城关镇", 12, on=True), option("朱王堡镇", 9)]},
        {"label": "环节", "menu": True, "options": [option(name) for name in STAGES]},
    ]


def sample(request) -> dict:
    """Everything that the living page shows."""
    bad = SampleForm({"bad-text": "", "bad-place": "三组到小学的路", "bad-kind": "moon", "bad-seen": "2023-13-40", "bad-area": "200"}, prefix="bad")
    return {
        "steps": steps(STAGES, 5), "long": steps(LONG, 8), "few": steps(STAGES, 2), "entries": entries(), "rows": rows(),
        "tiles": tiles(), "filters": filters(), "form": SampleForm(), "bad": bad, "page": {"next": "sample", "previous": "sample"},
        "counts": [{"number": n, "label": label, "url": "#tiles"} for n, label in ((12, "正在征集"), (3, "正在协商"), (27, "正在落实"), ("86%", "群众满意"))],
        "raise_steps": ["说事", "看看有没有人提过", "怎么联系", "核对送出"],
        "facts": [("提出", "5月22日，村文书代填"), ("审定", "5月26日，村党支部"), ("共识", "3 条，保留不同意见 1 条"), ("交办", "6月9日，县政府督查室"), ("会办", "县教育局（未签收）")],
        "areas": [{"name": "永昌县", "url": "#"}, {"name": "城关镇", "url": "#"}, {"name": "赵家庄村", "url": "#"}],
        "day": dt.date(2023, 6, 12),
    }  # fmt: skip


def nav() -> list[dict]:
    """The office's navigation as nav.groups() gives it to somebody who is signed in."""
    named = (("", ("今天",)), ("事", ("议题", "提案", "企业问题", "意见建议")), ("会 · 行", ("协商", "会议", "调研走访")), ("连", ("结对帮扶", "包联企业")), ("看", ("测评", "态势")))
    return [{"name": name, "items": [{"label": label, "url": "/kit/desk/", "here": label == "议题"} for label in labels]} for name, labels in named]


def desk(request) -> dict:
    chosen = next((row for row in rows() if row["ref"] == request.GET.get("open")), None)
    return sample(request) | {"chosen": chosen, "page": {"rows": rows(), "next": "sample"}, "export_url": "#export", "nav": nav()}

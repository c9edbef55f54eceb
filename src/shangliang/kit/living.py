"""样张 · Invented samples for the living page: no row of the database, no name of a person."""

import datetime as dt

from django import forms

from .forms import DateField

STAGES = ("提出", "受理", "审定", "协商", "报送", "办理", "反馈", "确认")
LONG = ["提出", "受理", "审定", "确定参与人", "协商", "达成共识", "报送", "交办", "办理", "答复", "确认", "评议"]
KINDS = [("road", "道路照明"), ("water", "农村水利"), ("care", "医疗养老"), ("other", "别的事")]
VILLAGES = [("", "请选择"), ("200", "赵家庄村"), ("201", "金家庄村")]
HERE = "/kit/desk/"

ANSWER = "三组主路 640 米拟装太阳能路灯 18 盏，已列入本月计划，6月25日前安装。"
MEETING = (
    "协商议事室开会，应到 17 人，实到 16 人，利益相关方 10 人。"
    "达成共识 3 条，保留不同意见 1 条。"
)  # fmt: skip
ENTRIES = [
    {"on": dt.date(2023, 6, 12), "official": True, "title": "县城市管理局答复", "text": ANSWER}
    | {"tags": [{"label": "阶段反馈"}], "links": [{"url": "#", "label": "附件 2"}]},
    {"on": dt.date(2023, 6, 9), "text": "县政府督查室交办，城市管理局已签收，会办：县教育局。"},
    {"on": dt.date(2023, 6, 5), "text": MEETING}
    | {"tags": [{"label": "82% 赞成先装主路", "kind": "done"}], "links": [{"url": "#", "label": "看大家怎么说"}]},
    {"on": dt.date(2023, 5, 26), "text": "村党支部审定为协商议题。", "by": "赵家庄村党支部"},
]
COLUMNS = ("ref", "title", "sort", "place", "stage", "unit", "followers", "light", "left")
TABLE = """
K7Q2M9X4TD|赵家庄村三组到小学的路晚上没有灯|基础设施|城关镇 赵家庄村|办理|县城市管理局|38|calm|9 个工作日
M3V8C4R6QA|灌溉用水轮到谁家，能不能提前三天知道|农村水利|朱王堡镇 下汤村|办理|县水务局|54|warn|2 个工作日
T9H2W5Y7KE|老旧楼院清洁怎么分工，费用谁来出|物业|城关镇 天锦苑社区|审定|社区党支部|21|warn|今天
R4P7N2D8JC|扩建厂房贷款与用工|融资、用工|某生物制品公司|协商|县工信局||late|逾期 3 天
B6N4F8P2ZD|卫生室周三、周六没有医生坐诊|医疗|东寨镇 双桥村|待确认|县卫健局|17|done|已答复
"""
TILES = [(6, "待受理", ""), (4, "将到期", "warn"), (1, "已逾期", "late"), (3, "待确认", "")]
TILES += [(9, "待走访", ""), (0, "本周会议", "")]
COUNTS = [(12, "正在征集"), (3, "正在协商"), (27, "正在落实"), ("86%", "群众满意")]
FACTS = [
    ("提出", "5月22日，村文书代填"),
    ("审定", "5月26日，村党支部"),
    ("共识", "3 条，保留不同意见 1 条"),
    ("交办", "6月9日，县政府督查室"),
    ("会办", "县教育局（未签收）"),
]
NAV = {
    "": ["今天"],
    "事": ["议题", "提案", "企业问题", "意见建议"],
    "会 · 行": ["协商", "会议", "调研走访"],
    "连": ["结对帮扶", "包联企业"],
    "看": ["测评", "态势"],
}


class SampleForm(forms.Form):
    """样表 · One field of each sort."""

    text = forms.CharField(label="有什么事想商量", max_length=500, widget=forms.Textarea)
    place = forms.CharField(label="在哪里", max_length=60, required=False, help_text="例如：三组到小学的路")
    kind = forms.ChoiceField(label="是哪一类", choices=KINDS, widget=forms.RadioSelect(attrs={"class": "short"}))
    area = forms.ChoiceField(label="村、社区", choices=VILLAGES)
    seen = DateField(label="哪天看到的", required=False)
    photo = forms.FileField(label="照片", required=False, help_text="最多 6 张。拍摄位置会自动去掉。")
    public = forms.BooleanField(label="可以公开我的称呼", required=False, help_text="不勾选，只写“一位村民”。")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["text"].help_text = "一句话也行。写清在哪里、影响谁。"


def steps(labels, at: int) -> list[dict]:
    """A chain as the components take it: label, state, day (on) or a word (note)."""
    first = dt.date(2023, 5, 22)
    states = ["past"] * at + ["now"] + ["next"] * (len(labels) - at - 1)
    return [
        {"label": label, "state": state, "on": first + dt.timedelta(3 * i) if i <= at else None}
        for i, (label, state) in enumerate(zip(labels, states, strict=True))
    ]


def rows() -> list[dict]:
    return [dict(zip(COLUMNS, line.split("|"), strict=True)) for line in TABLE.strip().splitlines()]


def tiles() -> list[dict]:
    return [{"number": number, "label": label, "kind": kind, "url": HERE} for number, label, kind in TILES]


def option(label: str, count: int | None = None, *, on: bool = False) -> dict:
    return {"label": label, "count": count, "on": on, "url": HERE}


def filters() -> list[dict]:
    """Three groups as c-filters takes them: pills, and two menus of which one is chosen."""
    areas = [option("永昌县", 42), option("城关镇", 12, on=True), option("朱王堡镇", 9)]
    return [
        {"label": "种类", "options": [option("全部", 42, on=True), option("议题", 30), option("企业问题", 7)]},
        {"label": "地区", "menu": True, "chosen": "城关镇", "options": areas},
        {"label": "环节", "menu": True, "options": [option(name) for name in STAGES]},
    ]


def nav() -> list[dict]:
    """The office's navigation as nav.groups() gives it to somebody who is signed in."""
    return [
        {"name": name, "items": [{"label": label, "url": HERE, "here": label == "议题"} for label in labels]}
        for name, labels in NAV.items()
    ]


def wrong_form() -> SampleForm:
    typed = {"text": "", "place": "三组到小学的路", "kind": "moon", "seen": "2023-13-40", "area": "200"}
    return SampleForm({f"bad-{name}": value for name, value in typed.items()}, prefix="bad")


def sample(request) -> dict:
    """Everything that the living page shows."""
    return {
        "steps": steps(STAGES, 5),
        "long": steps(LONG, 8),
        "few": steps(STAGES, 2),
        "entries": ENTRIES,
        "rows": rows(),
        "tiles": tiles(),
        "counts": [{"number": number, "label": label, "url": "#tiles"} for number, label in COUNTS],
        "filters": filters(),
        "form": SampleForm(),
        "alone": SampleForm(prefix="alone"),
        "bad": wrong_form(),
        "page": {"next": "sample", "previous": "sample"},
        "raise_steps": ["说事", "看看有没有人提过", "怎么联系", "核对送出"],
        "facts": FACTS,
        "areas": [{"name": name, "url": "#"} for name in ("永昌县", "城关镇", "赵家庄村")],
        "day": dt.date(2023, 6, 12),
    }


def desk(request) -> dict:
    chosen = next((row for row in rows() if row["ref"] == request.GET.get("open")), None)
    page = {"rows": rows(), "next": "sample"}
    return sample(request) | {"chosen": chosen, "page": page, "export_url": "#export", "nav": nav()}

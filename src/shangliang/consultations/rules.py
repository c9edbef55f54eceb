"""协商的规则 · What an office may change about consultations: lead times, shares, numbers, limits."""

from django.utils.translation import gettext_lazy as _

from shangliang.kit import rules

LEVELS = {12: "village", 9: "township", 6: "county", 4: "city", 2: "city"}
SEEN, OURS = _("地方协商工作规则：提前15个工作日通知、10个工作日送材料"), _("本系统默认")
LINES = (
    ("notice.village", _("协商通知提前多久（村、社区）"), "3日", OURS, "limit"),
    ("notice.township", _("协商通知提前多久（乡镇、街道）"), "5个工作日", OURS, "limit"),
    ("notice.county", _("协商通知提前多久（县区）"), "15个工作日", SEEN, "limit"),
    ("notice.city", _("协商通知提前多久（市）"), "15个工作日", SEEN, "limit"),
    ("papers.village", _("会前材料提前多久送（村、社区）"), "1日", OURS, "limit"),
    ("papers.township", _("会前材料提前多久送（乡镇、街道）"), "3个工作日", OURS, "limit"),
    ("papers.county", _("会前材料提前多久送（县区）"), "10个工作日", SEEN, "limit"),
    ("papers.city", _("会前材料提前多久送（市）"), "10个工作日", SEEN, "limit"),
    ("interested_share", _("利益相关方至少占多大份额"), "50%", _("各地协商工作规则的通行做法"), "share"),
    ("statement_length", _("一条看法最多多少字"), "140", OURS, "int"),
    ("statements_each", _("一个人最多写几条看法"), "10", OURS, "int"),
    ("words_each", _("一个人最多写几段回应、理由和修改建议"), "20", OURS, "int"),
    ("add_after", _("表态几条以后可以添看法"), "5", OURS, "int"),
    ("shares_from", _("几个人表态以后公布份额"), "5", _("人太少时看得出是谁，所以不公布；本系统默认"), "int"),
    ("map_from", _("几个人表态以后画看法图"), "15", _("人太少时看法图没有意义；本系统默认"), "int"),
    ("recount_least", _("复核纸质卡片至少抽几张"), "30", _("抽样复核的通行做法，本系统默认"), "int"),
    ("recount_share", _("复核纸质卡片至少抽多大份额"), "5%", _("抽样复核的通行做法，本系统默认"), "share"),
    (
        "draw_rest",
        _("抽中参加过协商的人，多少天以后才再进抽签"),
        "365",
        _("轮流参加，免得总是同几个人；本系统默认"),
        "int",
    ),
    ("draw_at_once", _("名单多少人以内，抽签当页算完"), "150", OURS, "int"),
    ("objection_days", _("书面异议的期限"), "15日", _("各地协商工作规则的通行做法"), "limit"),
)
UNITS = {
    "statement_length": _("字"),
    "statements_each": _("条"),
    "words_each": _("段"),
    "add_after": _("条"),
    "shares_from": _("人"),
    "map_from": _("人"),
    "recount_least": _("张"),
    "draw_rest": _("天"),
    "draw_at_once": _("人"),
}


def declare() -> None:
    """Called when the app is ready."""
    for key, name, default, basis, kind in LINES:
        rules.declare(
            f"consultation.{key}", name=name, default=default, basis=basis, kind=kind, unit=UNITS.get(key, "")
        )


def notice_limit(area: str):
    """How long before the sitting the notice must be out, by the level of the host."""
    return rules.value(f"consultation.notice.{LEVELS[min(len(area), 12)]}", area)


def papers_limit(area: str):
    """How long before the sitting the papers must be with everybody, by the level of the host."""
    return rules.value(f"consultation.papers.{LEVELS[min(len(area), 12)]}", area)

"""公文的规则 · What an office may change: the word before the year in its numbers, how long one may comment, what bulletins open with."""

from django.utils.translation import gettext_lazy as _

from shangliang.kit import rules
from shangliang.kit.rulekinds import between
from shangliang.people.organisations import OrgKind

PREFIX, COMMENTS, SLIPS = "document.prefix", "document.comment_days", "document.slip_days"
BRAND, PAPER = "document.brand", "document.paper"


def declare() -> None:
    """Called when the app is ready."""
    rules.declare(
        PREFIX, name=_("发文机关代字（后面加发、函、纪等）；不填就用地名的第一个字加“政协”"), default="", kind="text",
        basis=_("惯例，例如陇政协发〔2023〕5号"),
    )  # fmt: skip
    rules.declare(
        COMMENTS, name=_("公文征求意见一般多少日"), default=7, kind="int", basis=_("本系统默认"), check=between(1, 90)
    )
    rules.declare(
        SLIPS, name=_("批量打印的交办单保留多少日"), default=3, kind="int", basis=_("本系统默认"), check=between(1, 30)
    )
    rules.declare(
        BRAND, name=_("本地协商品牌的名称，印在公开的案例上"), default="", kind="text",
        basis=_("惯例，例如“有事好商量”"),
    )  # fmt: skip
    rules.declare(
        PAPER,
        name=_("简讯的电头怎样开头（本报、本网）"),
        default="本报",
        kind="text",
        basis=_("民主协商报的电头：本报金昌讯"),
    )


def series(body, mark: str) -> str:
    """陇政协发: the word of the area's numbers; the Party group and the committees count in series of their own (陇政协党组发)."""
    word = rules.value(PREFIX, body.area_id).strip() or f"{body.area.name[:1]}政协"
    return word + _own(body) + mark


def _own(body) -> str:
    if body.kind == OrgKind.PARTY_GROUP:
        return "党组"
    name = body.short or body.name.rpartition("政协")[2]
    return name.removesuffix("委员会").removesuffix("委")[:10] + "委" if body.kind == OrgKind.COMMITTEE else ""


def comment_days(area: str) -> int:
    return rules.value(COMMENTS, area)


def slip_days(area: str) -> int:
    return rules.value(SLIPS, area)


def brand(area: str) -> str:
    return rules.value(BRAND, area).strip()[:40]


def paper_word(area: str) -> str:
    """本报: what a bulletin's dateline opens with."""
    return rules.value(PAPER, area).strip()

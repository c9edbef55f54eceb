"""天水三个县区的测评 · 甘谷, 清水 and 秦州 scored by the emergency framework after the visits; gaps carried by the suggestions of the story.

The scores are invented; where the register of readiness and the drills give a figure, that counts.
"""

from .scoring import Assessed, Short

KEY, CITY, OFFICE = "emergency_rescue", "6205", "tianshui-office"
GANGU, QINGSHUI, QINZHOU = "620523", "620521", "620502"
NAMES = {GANGU: "甘谷县", QINGSHUI: "清水县", QINZHOU: "秦州区"}
# What was seen on the way, where no figure exists (invented).
SEEN = {
    GANGU: {"D3": "0.92", "E2": "0.8"},
    QINGSHUI: {"C4": "0.9", "D3": "0.8", "E3": "0.65"},
    QINZHOU: {"A3": "1", "E2": "0.6", "E3": "0.72"},
}


def shorts(walks) -> dict[str, tuple[Short, ...]]:
    """Which suggestion carries which gap; `walks` in the order of the story: shelters, rain, stations, publicity, drills."""
    shelter, rain, stations, publicity, drills = walks
    bureau, brigade = "应急管理局", "消防救援大队"
    rows = (
        (GANGU, "B6", "应急避难场所的标识和物资要补齐", "帐篷和饮水没有按清单存放。", bureau, (9, 30), shelter),
        (QINGSHUI, "D3", "山洪雨量站数据中断要尽快恢复", "两处雨量站没有数据，预警送不全。", bureau, (6, 30), rain),
        (
            QINGSHUI,
            "C3",
            "乡镇消防工作站人手要稳定",
            "两个乡镇由干部兼职，夜间没有人值守。",
            brigade,
            (9, 30),
            stations,
        ),
        (QINZHOU, "E2", "应急知识要进社区、进学校", "多数居民说不出最近的避难场所在哪里。", bureau, (9, 30), publicity),
        (QINZHOU, "F2", "演练之后的问题要有人跟到底", "乡镇演练少，问题没有销号台账。", bureau, (12, 31), drills),
    )
    found: dict[str, list[Short]] = {}
    for code, line, advice, gap, unit, day, walk in rows:
        found.setdefault(code, []).append(Short(line, advice, gap, f"{NAMES[code]}{unit}", day, walk))
    return {code: tuple(shown) for code, shown in found.items()}


def tell(people, diary, walks) -> None:
    carried = shorts(walks)
    for turn, (code, name) in enumerate(NAMES.items()):
        held = Assessed(f"{name}应急救援体系测评（虚构数据）", KEY, code, OFFICE, people, diary, host=CITY)
        held.on((5, 26), 10, turn * 5, held.open)
        held.on((6, 2), 18, turn * 5, held.mark, "review", "现场查看和座谈核对（虚构）", **SEEN[code])
        held.on((6, 2), 18, 30 + turn * 5, held.find, *carried[code])
        if code == QINGSHUI:
            held.on((6, 29), 10, 0, held.again, "D3", "0.95", "雨量站恢复上传后复查（虚构）")

"""推进会、动员会 · The promotion meeting of 金昌 on 5 June and the mobilisation of 临泽 on 19 May: nothing is decided, all is kept.

What was learnt, reported and arranged stands on the page; who sat there and what was commended is invented.
"""

from .chamber import Business, Chamber

PROMOTION = (
    Business("learn", "传达学习有关文件精神", result="传达学习了文件精神"),
    Business("inform", "通报全市政协协商向基层延伸工作推进情况", result="139 个村、43 个社区都有协商议事会和议事室", speaker="市政协办公室"),
    Business("commend", "表彰协商向基层延伸工作先进集体和个人", result="宣读了表彰决定，颁发了荣誉证书（名单虚构）"),
    Business("speak", "村、社区和企业交流经验", result="三个单位作了交流发言", speaker="赵家庄村、金川路街道、金铁集团", planned=30),
    Business("arrange", "部署下一步工作", result="作了部署", lines=(
        ("stressed", "坚持市、县（区）政协和乡镇（街道）、村（社区）四级协同联动。"),
        ("demanded", "健全完善议题征集、主体确定、成果落实反馈等机制。"),
    )),
)  # fmt: skip
MOBILISATION = (
    Business("learn", "传达学习省、市、县动员大会精神", result="传达学习了会议精神"),
    Business("arrange", "部署机关结对帮扶工作", result="作了部署", planned=20, lines=(
        ("demanded", "一名干部联系一户，当面交换联系方式，小心愿尽快办到。"),
    )),
)  # fmt: skip
OBSERVED = ("石映川（虚构）", "路长庚（虚构）", "卫平原（虚构）", "甘露清（虚构）", "解放田（虚构）", "陶望春（虚构）")


def promote(people, diary) -> None:
    """After the places were looked at in the morning."""
    held = Chamber("promotion", "6203", "city-office", people, diary, PROMOTION, place="市政协会议室", chair="市政协主席",
                   title="政协协商向基层延伸工作现场观摩推进会")  # fmt: skip
    held.on((6, 1), 9, 30, held.call, (6, 5), 15)
    held.on((6, 1), 10, 0, held.notify, due=OBSERVED)
    held.sit((6, 5), 15)
    held.on((6, 6), 10, 0, held.write_minutes)
    held.on((6, 9), 10, 0, held.finalise)


def mobilise(people, diary) -> None:
    """All thirteen helpers, before they are paired in the afternoon."""
    held = Chamber("mobilisation", "620723", "linze-office", people, diary, MOBILISATION, place="县政协会议室", chair="县政协主席",
                   title="县政协机关结对帮扶行动动员部署会")  # fmt: skip
    helpers = tuple(people[login] for login in (*(f"helper-620723-{n}" for n in range(12)), "helper"))
    held.on((5, 18), 16, 0, held.call, (5, 19), 10, 1)
    held.on((5, 18), 16, 10, held.notify, persons=helpers)
    held.sit((5, 19), 10)
    held.on((5, 22), 9, 0, held.write_minutes)
    held.on((5, 23), 9, 0, held.finalise)

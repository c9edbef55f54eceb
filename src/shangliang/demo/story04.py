"""故事四 天水 · Research on the emergency-rescue system in 甘谷, 清水 and 秦州: five sides to strengthen, gaps that become rectifications.

The page says "近日": the days of research (30 May to 1 June) and of the forum (2 June) are invented.
"""

from . import tianshui, tianshui_scored
from .tale import Tale
from .walk import Walk

GANGU, QINGSHUI, QINZHOU = "620523", "620521", "620502"


def _advice(area, title, text, upto, unit="", **more) -> Tale:
    """意见建议 · One gap seen on the way, on one of the five sides."""
    return Tale(
        area, "公共安全", title, text, "", (6, 2), upto, unit, kind="suggestion", by="tianshui-office",
        extra={"basis": "全市应急救援体系和机制建设专题调研"}, adopt="调研座谈会一致认为应当补上。",
        submit="调研所见，建议由有关部门研究办理。", **more,
    )  # fmt: skip


def _rectification(area, title, text, raised, upto, unit, **more) -> Tale:
    """整改 · Opened by the organ that is responsible, out of an advice it has taken up."""
    extra = {"measure": text, "evidence": "现场照片和验收单"}
    return Tale(area, "公共安全", title, text, "", raised, upto, unit, kind="rectification", extra=extra, **more)


SHELTER = _advice(
    GANGU, "应急避难场所的标识和物资要补齐", "【基础设施】两处避难场所入口没有标识，帐篷和饮水没有按清单存放。", "receive",
    "甘谷县应急管理局",
)  # fmt: skip
SHELTER_MENDED = _rectification(
    GANGU, "补齐两处避难场所的标识和物资", "重做入口标识，按清单补齐帐篷、饮水和应急灯，每季盘点。", (6, 16), "progress",
    "甘谷县应急管理局", by="甘谷县应急管理局", progress="入口标识已安装，物资采购已完成询价。",
)  # fmt: skip
RAIN = _advice(
    QINGSHUI, "山洪雨量站数据中断要尽快恢复", "【监测预警】县应急指挥中心的屏幕上，有两处雨量站没有数据。", "close",
    "清水县应急管理局", reply="两处雨量站已更换电池和通信模块，恢复上传，并建立日查制度。",
    on={"reply": (6, 26), "confirm": (6, 27), "close": (6, 28)}, gap=1,
)  # fmt: skip
RAIN_MENDED = _rectification(
    QINGSHUI, "恢复两处雨量站数据", "更换电池和通信模块，建立日查制度。", (6, 16), "close",
    "清水县应急管理局", by="清水县应急管理局", gap=1,
    reply="6月20日两处雨量站数据恢复上传，日查记录已建立。", on={"reply": (6, 21)},
)  # fmt: skip
OTHERS = (
    _advice(QINGSHUI, "乡镇消防工作站人手要稳定", "【人才队伍】两个乡镇的消防工作站由干部兼职，夜间没有人值守。", "receive",
            "清水县消防救援大队", gap=3),
    _advice(QINZHOU, "应急知识要进社区、进学校", "【宣教培训】随机问了二十位居民，多数说不出最近的避难场所在哪里。", "submit",
            on={"submit": (6, 26)}),
    _advice(QINZHOU, "演练之后的问题要有人跟到底", "【应急演练】去年演练记录了七条问题，没有销号台账。", "adopt", on={"adopt": (6, 27)}),
)  # fmt: skip


def tell(people, diary) -> None:
    walks = []
    for advice, mended in ((SHELTER, SHELTER_MENDED), (RAIN, RAIN_MENDED)):
        source = Walk(advice, people).write_into(diary)
        Walk(mended, people, source=source).write_into(diary)
        walks.append(source)
    walks += [Walk(tale, people).write_into(diary) for tale in OTHERS]
    tianshui.tell(people, diary, walks)
    tianshui_scored.tell(people, diary, walks)

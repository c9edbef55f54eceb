"""版面 · Lines that belong to the page and to no piece of it: masthead, page number, editors, a web page's menu."""

import re

FURNITURE = re.compile(
    r"^(?:网站首页|数字报首页|数字报|返回首页|首页|上一[版篇期]|下一[版篇期]|（?展开通版.*|收起通版|放大|缩小|默认|打印|朗读|分享.{0,10}|"
    r"民主协商报|人民政协报|字[数號]：?\s*\d+.*|版次：?.*|第\s*[\dA-Z一二三四五六七八]{1,3}\s*版.{0,20}|[A-D]?\d{1,2}版?(?: [\u4e00-\u9fff·]{2,8})?|(?:本版)?(?:责任)?编辑：.*|责编：.*|"
    r"(?:校对|版式|美编|组版|电话|邮箱|E-?mail|投稿邮箱|热线|地址|邮编|国内统一.*|来源)：?.*|"
    r"(?:\S{2,12} )?20\d\d(?:年|[-./])\d{1,2}(?:月|[-./])\d{1,2}日?(?: ?(?:星期|周|第|字数|版次|农历|来源|[A-D]?\d\d[:版]).{0,30})?|"
    r"(?:星期|周)[一二三四五六日天].{0,12}|[-—=_*·• ]+)$",
    re.IGNORECASE,
)
CONTINUED = re.compile(
    r"^（?\s*(?:上接|紧接|接|续接)\s*(?:第?\s*[A-D]?[\d一二三四五六七八九十]{1,2}\s*版|头版|上版)[^。]{0,12}）?$"
)
SECTIONS = set(
    "视察调研 协商议政 民主监督 参政议政 基层动态 基层政协 市县政协 县区政协 政协动态 工作动态 委员风采 委员履职 履职风采 简讯 短讯 快讯 要闻 综合 "
    "图片新闻 协商在基层 基层协商 提案工作 文史工作 结对帮扶 招商引资 会议活动 政协要闻 各地政协 陇原政协 学习贯彻 自身建设 社情民意".split()
)

LABEL = re.compile(
    r"[“【\[「][^”】\]」]{2,20}[”】\]」](?:协商在基层|进行时|在行动|在一线|在基层|系列报道|专栏|专题|时间)?"
)


def is_furniture(line: str) -> bool:
    return bool(FURNITURE.match(line)) and not line.endswith(("。", "！", "？"))


def is_section(line: str) -> bool:
    """A label over several pieces: one of the usual ones, or wholly in quotation marks."""
    return line.replace(" ", "") in SECTIONS or bool(LABEL.fullmatch(line))

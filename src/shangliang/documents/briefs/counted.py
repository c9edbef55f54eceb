"""所数 · What a figure counts: the noun after it (3篇调研报告) or before it (急难愁盼问题5件)."""

import re

VERBS = (
    "走访慰问 走访调研 走访 慰问(?!物资|品|金) 看望 收集梳理 收集 征集 梳理归纳 梳理 归纳 帮助解决 推动解决 协调解决 解决 化解 办理(?!情况) 办结 提出 提交 报送 编报 编发 形成 撰写 采用 "
    "反映 收到 接待 邀请 组织 召开 举办 举行 开展 进行 完成 实现 建成 新建 建设 设立 成立 打造 培育 落实 投入 争取到?位? 筹措 筹集 募集 捐赠 捐助 捐款 资助 发放 送去 送上 送出 赠送 "
    "签订 签约(?!金额|资金|额) 引进 引资 考察 参观 观摩 视察 察看了? 查看 调研 达成 协调 帮助企业 帮助 惠及 带动 受益 覆盖 栽植 种植(?!面积) 硬化 维修 修建 改造 铺设 安装 清理 整治 硬化 享受 获得 "
    "义诊 服务 培训(?!班|基地|中心) 宣讲 宣传 编辑出版 出版 印发 征订 立案 审查立案 交办 督办 选派 下派 下沉 联系 结对帮扶 帮扶(?=困|孤|残|特|农|群|家|户) 结对(?=困|孤|残|特|农|群|家|户) 吸纳 参与 参加 出席 听取 审议通过 审议 通过 传达学习 "
    "传达 学习 表彰 评选 聘请 聘任 拍摄 创作 展出 展示 转化 推荐 推送 救助 资助 捐 增加 增长到? 减少 提高 下降 提升 达成 谈成 洽谈 对接 落地 招引 流转 调处 排查 发现 整改 检查 抽查 调解 受理 销号 挖掘 整理 录入 采写 刊发 发表 安排 分成 分为 设置 开设 分 建立 搭建"
).split()
CUT_LEFT = re.compile(
    "|".join([*sorted(VERBS, key=len, reverse=True), r"等(?=[\u4e00-\u9fff])", "同志", "人员(?=[\u4e00-\u9fff]{3})", "的", "了", "共(?!识|同|建|享|产)", "累计", "先后", "其中", "截至目前", "分别", "以及", "名"])
)
TAIL = re.compile(r"(?:共计|共有|共|合计|累计|计|大约|约|近|达到了?|达|为|有|超过|超|多达|突破|至|到|了|均|各|价值|总共|不少于|最高|分别|高达|增至|从|由|、|等|仅|已|只)+$")
HEAD = re.compile(r"^(?:、|和|及|与|并|还|也|已|将|共|全[省市县区州镇乡]|各类|各|其中|有|本[省市县区]|每年|能|今年|目前|现有|现场|新|总共|同时|该|以)+(?=[\u4e00-\u9fff]{2})")
HEAD_SAFE = re.compile(r"^(?:各[界级]|全[民体]|本[土科]|新[能媒型农兴]|有[机]|已|共[识同建享])")
BREAK = re.compile(r"[，。；：！？“”‘’…\n]")
CUT_RIGHT = re.compile(
    r"[，。；：！？、“”…\n《》（）\d%]|参加|参与|出席|列席|作了|作出|做了|进行|围绕|结合|深入|走进|走访|开展|召开|提出|汇报|现场|正式|一起|共同|分别|先后|集中|逐一|前往|奔赴|"
    r"负责|到场|到会|到位|听取|积极|自愿|主动|受益|受训|交流|发言|汇聚|组成|达成|的|了|着|也|都|均|已|将|被|从|把|由(?!衷)|赴|于|等(?!级)|"
    r"就(?!业|餐|诊|医)|(?<!结)对(?!口|接|象|外)|与(?!会)|在(?!建|册|校|岗|外|职|线)|为(?!民)|向(?!阳)|到|以(?!上|下)|并|用|让|使|给|及(?!时)|送|得到|获|接受|成为|全部|需要|放弃|带来|来自|包抓|认领|面对面"
)
JOINED = re.compile(r"[和及与、](?=[\u4e00-\u9fff])")
NO_NOUN = re.compile(r"^(?:以上|以下|左右|之多|以内|的|和|及|与|以及|[，。；：！？、（）\d…”%]|$|[一二两三四五六七八九十百千]+[\u4e00-\u9fff])")
PERSONS = frozenset({"名", "位", "人"})
MEASURED = re.compile(r"元$|%|百分点|米$|里$|亩|公顷|吨|斤$|克$|瓦|㎡")  # a length stands after what is so long
LONGEST = 40


def counted(text: str, start: int, end: int, after: int, unit: str, last: str) -> str:
    """`after`: where the figure before this one ended; `last`: what that one counted."""
    left = _left(text[max(after, start - LONGEST) : start])
    measured = bool(MEASURED.search(unit))
    right = "" if measured and left else _right(text[end : end + LONGEST], unit)
    beside = bool(after) and not text[after:start].strip("、")  # 13户14人
    if beside:
        return last or right or left
    return right or left or last or _rest(text[end : end + LONGEST])


def _right(text: str, unit: str) -> str:
    text = re.sub(r"^(?:以上|以下|左右)?的(?=[\u4e00-\u9fff])", "", text)
    if NO_NOUN.match(text) or unit == "%":
        return ""
    at = 0
    for cut in CUT_RIGHT.finditer(text):
        at = cut.start()
        if not (cut[0] == "、" and unit in PERSONS):
            break
    else:
        at = len(text)
    noun = text[:at].rstrip("、和及与")
    joined = JOINED.search(noun)
    return noun[: joined.start()] if joined and unit not in PERSONS else noun


def _left(text: str) -> str:
    clause = BREAK.split(text)[-1]
    while (shorter := TAIL.sub("", clause)) != clause:
        clause = shorter
    for cut in CUT_LEFT.finditer(clause):
        rest = clause[cut.end() :]
        if not rest or CUT_LEFT.search(rest):
            continue
        clause = rest
        break
    else:
        clause = "" if (only := CUT_LEFT.search(clause)) and only.end() == len(clause) else clause
    return clause if HEAD_SAFE.match(clause) else HEAD.sub("", clause)


def _rest(text: str) -> str:
    """120人参加培训: who is counted is only told by what they do."""
    return BREAK.split(text)[0].strip("、的了 ")

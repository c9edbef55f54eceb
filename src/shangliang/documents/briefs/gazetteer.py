"""地名 · Names of places: those of the tree that the caller passes, the provinces and large cities, and forms like 某某镇某某村."""

import re
from collections.abc import Iterable

VILLAGE = re.compile(r"(?:村民|居民|村|居)?委(?:员)?会$")
PEOPLES = "回|藏|蒙古|裕固|东乡|保安|撒拉|哈萨克|土家|土|满|维吾尔|苗|壮|彝|侗|瑶|白|傣|黎|羌|畲|朝鲜|布依|哈尼|傈僳|水|锡伯|柯尔克孜|塔吉克|各"
AUTONOMOUS = re.compile(rf"^([\u4e00-\u9fff]{{2,}}?)(?:(?:{PEOPLES})族)*族?自治(?:县|州)$")
SHORT = re.compile(r"(?<=..)(?:市|县|区|省|州)$")
WITHIN = re.compile(r"^[\u4e00-\u9fff]+?(?:省|市|州(?!市))(?=[\u4e00-\u9fff]+(?:市|县|区)$)")  # 平凉市崆峒区 is 崆峒区
SUFFIX = r"(?:自治区|自治州|自治县|街道|社区|苏木|嘎查|省|市|州(?![市区县镇乡])|盟|县|区|旗|镇|乡|村)"
CHAIN = re.compile(
    rf"(?:(?:(?![个的了各等着为]|开展|召开|举办|举行|进行|调研|视察|考察|走访|观摩)[\u4e00-\u9fff]){{1,7}}?{SUFFIX})+(?:[一二三四五六七八九十\d]{{1,3}}[社组])?"
)
PROVINCES = (
    "北京 天津 上海 重庆 河北 山西 辽宁 吉林 黑龙江 江苏 浙江 安徽 福建 江西 山东 河南 湖北 湖南 广东 海南 四川 贵州 云南 陕西 甘肃 "
    "青海 台湾 内蒙古 广西 西藏 宁夏 新疆 香港 澳门"
).split()
CITIES = (
    "石家庄 唐山 太原 大同 沈阳 大连 长春 哈尔滨 南京 苏州 无锡 常州 南通 徐州 扬州 杭州 宁波 温州 嘉兴 绍兴 金华 义乌 合肥 芜湖 "
    "福州 厦门 泉州 漳州 南昌 九江 赣州 井冈山 济南 青岛 烟台 潍坊 临沂 郑州 洛阳 开封 武汉 宜昌 襄阳 长沙 株洲 湘潭 韶山 广州 深圳 "
    "珠海 佛山 东莞 惠州 中山 湛江 海口 三亚 成都 绵阳 德阳 广元 贵阳 遵义 昆明 大理 西安 宝鸡 咸阳 汉中 延安 榆林 铜川 兰州 西宁 "
    "银川 固原 中卫 吴忠 乌鲁木齐 哈密 喀什 伊犁 克拉玛依 呼和浩特 包头 鄂尔多斯 南宁 桂林 柳州 拉萨 天水 武威 张掖 酒泉 敦煌 "
    "嘉峪关 金昌 白银 平凉 庆阳 定西 陇南 临夏 甘南"
).split()
FAR = frozenset(PROVINCES) | frozenset(CITIES)
NOT_ONE = re.compile(
    r"^(?:各|有关|相关|部分|多个|基层|全|有的|一些|两|几|这|该|本|我|所有|每|周边|农|乡镇|镇村|社区|街道|景区|园区|城乡|城区|市区|县区|村社区|下乡|贫困|试点|示范|"
    r"[县区市乡镇村]级|家乡|市州|县市|乡村|农村|城市|帮扶|地区|辖区|山区|牧区|灾区|库区|[县市省]内外|沿线|的|在|与|和|以|为)|城乡$|家乡$|下乡$|返乡$|乡村$|农村$|试点区$|示范[村区县市]$|城市$|市场$|集市$"
)


def short(area: str) -> str:
    """As datelines call a place: 金昌, 肃南 (裕固族自治县), 崆峒; 文县 stays."""
    return SHORT.sub("", AUTONOMOUS.sub(r"\1", WITHIN.sub("", area)))


def _called(area: str) -> str:
    """肃南裕固族自治县 is called 肃南县 too."""
    return AUTONOMOUS.sub(r"\1", area) + area[-1:] if AUTONOMOUS.match(area) else area


class Gazetteer:
    """地名录 · Knows a place name where it stands at the beginning of a text."""

    def __init__(self, names: Iterable[str]) -> None:
        full = {VILLAGE.sub("", name) for name in names if isinstance(name, str)}
        self.names = frozenset(name for name in full if len(name) > 1)
        self.short = frozenset(map(short, self.names)) | frozenset(map(_called, self.names))
        self.known = self.names | self.short | FAR
        self.longest = max(map(len, self.known))

    def at(self, text: str) -> str:
        """The place with which the text begins, as it is printed; '' if it begins with none."""
        chain = CHAIN.match(text)
        formed = chain[0] if chain and not NOT_ONE.search(chain[0]) else ""
        listed = self._listed(text)
        return max(formed, listed, key=len)

    def _listed(self, text: str) -> str:
        """Names of the list, one after another: 陕西西安, 永昌县城关镇."""
        end = 0
        while (length := self._one(text[end : end + self.longest])) > 0:
            end += length
        return text[:end]

    def _one(self, text: str) -> int:
        return next((n for n in range(len(text), 1, -1) if text[:n] in self.known), 0)

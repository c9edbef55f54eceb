"""包联企业 · Story 10 of 武威: 16 enterprises under contact, 23 problems, 4 enterprises resolved by 5 problems closed.

The five closed ones follow the page (equipment upgrade, natural gas, plant loan, labour, land-transfer fee); the firms
and the other 18 problems are invented.
"""

from typing import NamedTuple

COUNTIES = ("620602", "620621", "620622", "620623")
INDUSTRY, ENERGY, LABOUR = "工业和信息化局", "住房和城乡建设局", "人力资源和社会保障局"
FARMING, LAND, FINANCE = "农业农村局", "自然资源局", "政府金融工作办公室"


class Problem(NamedTuple):
    """一条问题 · Its class, title, the city's department that handles it, and how far it has come."""

    topic_class: str
    title: str
    unit: str = ""
    reply: str = ""
    upto: str = ""

    @property
    def last(self) -> str:
        """Closed with a reply, given to a unit without one, else checked with the firm."""
        return self.upto or ("close" if self.reply else "receive" if self.unit else "adopt")


class Firm(NamedTuple):
    """一家企业 · Its county, industry, the special committee that contacts it, and what it has told so far."""

    name: str
    county: int
    industry: str
    contact: str
    problems: tuple[Problem, ...]


def _problems(*rows) -> tuple[Problem, ...]:
    return tuple(Problem(*row) for row in rows)


FIRMS = (
    Firm("凉州示例肉类加工公司", 0, "食品加工", "经济委员会", _problems(
        ("科技人才", "屠宰线设施设备升级改造缺少技术支持", INDUSTRY, "组织两家院校上门诊断，升级改造方案已确定，首批设备6月到位。"))),
    Firm("凉州示例食品公司", 0, "食品加工", "提案委员会", _problems(
        ("用能（水电气）", "新厂房天然气没有接通", ENERGY, "燃气企业已完成支管敷设，6月15日通气点火。"),
        ("物流", "冷链车进城通行时间受限"))),
    Firm("民勤示例生物制品公司", 1, "生物制品", "农业农村委员会", _problems(
        ("融资", "扩建厂房贷款办不下来", FINANCE, "市县联席会商后，两家银行授信已批复，6月20日放款。"),
        ("用工", "旺季缺少熟练工人", LABOUR, "组织两场专场招聘，已签约用工六十二人。"))),
    Firm("古浪示例草业公司", 2, "饲草种植", "城乡建设委员会", _problems(
        ("纠纷", "土地流转费用有纠纷", FARMING, "会同乡镇、村组复核面积和价款，双方已按复核结果签订补充协议。"))),
    Firm("天祝示例藏药公司", 3, "医药", "民族宗教委员会", _problems(
        ("审批手续", "药材基地备案材料反复补正", FARMING), ("市场订单", "省外医院采购渠道窄"))),
    Firm("凉州示例酿造公司", 0, "酿造", "文化文史委员会", _problems(("融资", "窖池改造流动资金不足", FINANCE))),
    Firm("凉州示例纺织公司", 0, "纺织", "社会和法制委员会", _problems(
        ("用工", "夜班女工子女托管困难"), ("用能（水电气）", "蒸汽价格波动大", ENERGY))),
    Firm("民勤示例蜜瓜合作公司", 1, "农产品", "农业农村委员会", _problems(("物流", "集中上市期缺少冷藏车"))),
    Firm("民勤示例治沙苗木公司", 1, "林业", "人口资源环境委员会", _problems(
        ("惠企政策", "造林补助兑现时间不明确", LAND, "", "assign"))),
    Firm("古浪示例奶业公司", 2, "畜牧", "农业农村委员会", _problems(
        ("用地", "青贮窖用地手续未办结", LAND), ("市场订单", "鲜奶收购价低于成本", "", "", "raised"))),
    Firm("古浪示例光伏公司", 2, "新能源", "经济委员会", _problems(("审批手续", "并网验收排期长", INDUSTRY, "", "assign"))),
    Firm("天祝示例白牦牛肉业公司", 3, "食品加工", "民族宗教委员会", _problems(
        ("基础设施配套", "园区污水管网未接到厂区", ENERGY))),
    Firm("天祝示例旅游公司", 3, "旅游", "文化文史委员会", _problems(("融资", "景区道路改造资金缺口", "", "", "submit"))),
    Firm("凉州示例电子公司", 0, "电子信息", "科教卫体委员会", _problems(
        ("科技人才", "招不到嵌入式工程师", LABOUR), ("用工", "校企合作实习生留不住", "", "", "raised"))),
    Firm("凉州示例新材料公司", 0, "新材料", "经济委员会", _problems(("用能（水电气）", "直供电交易门槛高", INDUSTRY))),
    Firm("民勤示例面粉公司", 1, "粮食加工", "提案委员会", _problems(
        ("惠企政策", "技改补贴申报不了解", "", "", "accept"), ("融资", "收粮季周转资金紧张", "", "", "submit"))),
)  # fmt: skip

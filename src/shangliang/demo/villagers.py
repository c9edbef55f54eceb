"""报名的村民 · Who of 赵家庄村 came forward for the talk about the old school, as a table; every person is invented.

Nine of them sit with the council by lot. Some live together: one of a household sits at most.
"""

AGES = ("18到39岁", "40到59岁", "60岁以上")
GROUPS = ("一组", "二组", "三组", "四组", "五组")
WOMEN = ("姬爱莲", "茅秀", "蔺桂枝", "逄巧云", "仝春梅", "亓玉兰", "麻彩霞", "阙小芳", "冼月", "宓冬青", "惠兰英", "笪秋菊", "靳雪", "戚银凤",
         "郗兰", "鄢小雨", "荀大妮", "暴金花", "柴翠", "逯红梅", "阴凤仙", "晏小禾")  # fmt: skip
MEN = ("蒲顺", "阳春", "麦收", "项北山", "官平", "纪来福", "席远", "宿万仓", "边二牛", "冉石头", "瞿长河", "滕有粮", "仲铁柱", "訾满囤",
       "庹开山", "郝树根", "樊大勇", "苌守义", "佟小军", "幸福来", "原野", "展鹏", "卓玉山", "巴特山")  # fmt: skip
HEAD = ["姓名", "住址", "性别", "年龄段", "村民小组", "利益相关"]
WITNESSES = ["单行（虚构），村务监督委员会", "岳老根（虚构），村民代表"]
SEED = "19 07 62"  # three balls, drawn at the door of the village committee


def rows() -> list[list[str]]:
    """The table as the clerk types it: two of three have an interest (children at school, old people at home, a workshop)."""
    people = [(name, "女") for name in WOMEN] + [(name, "男") for name in MEN]
    return [HEAD, *(_row(n, name, sex) for n, (name, sex) in enumerate(people))]


def _row(n: int, name: str, sex: str) -> list[str]:
    group = GROUPS[n * 3 % len(GROUPS)]
    home = f"永昌县城关镇赵家庄村{group}{n // 10 + 1}号"  # every fifth house of a group is shared
    return [f"{name}（虚构）", home, sex, AGES[n * 7 // 3 % len(AGES)], group, "无" if n % 3 == 1 else "有"]

"""骨架 · Where the ten stories happen and which bodies they need, as data. Codes and names of places are real.

The newspaper page names the offices, 政协陇南市委员会党组, 两当县's bureau, archives and fire brigade, 太阳工作站, 三社 and
金铁集团; departments are called as such departments are; which communities of 雄关街道 and 钢城街道 were visited it does not
say, so the first six and four stand for them.
"""

from shangliang.people.organisations import OrgKind

# Cities and counties whose CPPCC committee appears on the page, and the cities above those counties.
CITIES = ("6202", "6203", "6204", "6205", "6206", "6207", "6209", "6212")
COUNTIES = (
    *("620302", "620321", "620422", "620502", "620521", "620523", "620524"),
    *("620602", "620621", "620622", "620623", "620723", "620982", "621222", "621228"),
)
COUNCIL_CITY = "6203"  # every village and community of 金昌 has a council
JINCHANG = ("620302", "620321")
JINCHANG_UNITS = (
    *("水务局", "教育局", "卫生健康局", "交通运输局", "住房和城乡建设局", "城市管理综合执法局"),
    *("市场监督管理局", "公安局", "消防救援大队", "农业农村局", "民政局"),
)

# Groups and stations without a national code: (parent, name).
LOCAL = (("620321100200", "三组"), ("620723107205", "三社"), ("621228212", "太阳工作站"))

TOWNSHIPS = ("620201001", "620201002", "620422115", "620723107", "620982108", "621228203", "621228212")
JINCHANG_TOWNSHIPS = (  # those of 金昌 with a clerk of their own
    *("620302004", "620302100", "620302101"),
    *("620321100", "620321101", "620321102", "620321103", "620321104", "620321105", "620321203"),
)
HANDLING = (
    "6212",
    "620201001",
    "620723107",
    "620982108",
)  # governments and townships that are given orders in the stories
ASSIGNING = ("620201001",)  # the Party committee of a street hands the outcome of its communities to its office
COUNCILS = (
    *(f"620201001{n:03}" for n in range(1, 7)),  # 嘉峪关 雄关街道: six communities
    *(f"620201002{n:03}" for n in range(1, 5)),  # 钢城街道: four
    *("620982108001", "620982108201", "620982108206"),  # 敦煌 黄渠镇: 黄墩子社区, 清水村, 芭子场村
    *("621228203202", "621228212213"),  # 两当: 乔河村, 太阳村
    "620723107205",  # 临泽: 汪家墩村
)

UNITS = {
    "6202": ("住房和城乡建设局", "公安局交通警察支队"),
    "6205": ("应急管理局", "消防救援支队"),
    "6206": ("工业和信息化局", "住房和城乡建设局", "人力资源和社会保障局", "农业农村局", "自然资源局", "政府金融工作办公室"),
    "6212": ("自然资源局", "林业和草原局", "民政局"),
    "620422": ("民政局", "教育局"),
    "620502": ("应急管理局", "消防救援大队"),
    "620521": ("应急管理局", "消防救援大队"),
    "620523": ("应急管理局", "消防救援大队"),
    "620524": ("文体广电和旅游局", "商务局", "农业农村局"),
    "620723": ("民政局", "残疾人联合会", "公安局"),
    "620982": ("农业农村局", "住房和城乡建设局"),
    "621222": ("民政局", "住房和城乡建设局"),
    "621228": ("民族宗教事务局", "档案馆", "消防救援大队", "农业农村局"),
}  # fmt: skip

# Special committees; those of 武威 contact the enterprises of story 10.
COMMITTEES = {
    "6202": ("提案委员会", "社会和法制委员会"),
    "6205": ("社会和法制委员会",),
    "6212": ("提案委员会", "人口资源环境委员会", "社会和法制委员会"),
    "620321": ("提案委员会",),
    "620524": ("提案委员会", "文化文史委员会"),
}

# (name, kind, area, short): what is one of its kind.
OTHERS = (
    ("政协陇南市委员会党组", OrgKind.PARTY_GROUP, "6212", ""),
    ("雄关街道政协委员工作站", OrgKind.STATION, "620201001", ""),
    ("雄关街道党政综合办公室", OrgKind.SUPERVISION, "620201001", ""),
    ("钢城街道政协委员工作站", OrgKind.STATION, "620201002", ""),
    ("城关镇政协委员工作站", OrgKind.STATION, "620321100", ""),
    ("金铁集团", OrgKind.FIRM, "620302", ""),
    ("凉州示例食品公司", OrgKind.FIRM, "620602", ""),
)

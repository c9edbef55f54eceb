"""加装电梯 · What 雍和社区 of 嘉峪关 talks over in May: a lift for an old block. Everybody and every view is invented.

Three kinds of opinion: those who live upstairs, those on the ground floor, those who want to see the figures first.
"""

from .talk import Said, Seated, Spoke, Talk

GLASS = "电梯厅用玻璃围护，少挡一楼的光"
PAID = "采光受影响的一楼，由加装业主给一次补偿"
SHARES = "出资按楼层递增，一楼、二楼不出钱"
BOARD = "运行维护费另立账户，每季度贴在单元门口"
LANE = "电梯装在北侧，不占消防通道"
VETO = "一楼有一户不同意，就不能动工"
GRANT = "政府有补助的，先把补助政策讲清楚"
QUOTES = "选电梯公司要三家比价，居民代表参加"
OLD = "七十岁以上的老人少出一点"
NOISE = "电梯噪声请人来测，超了就整改"
OPEN_BOOKS = "出资方案和每一笔支出都公开"
PRICE = "装了电梯楼上涨价、楼下掉价，一楼吃亏"
DRAWING = "出图以后再开一次会，请一楼的看图"
WINDOWS = "一楼的窗户由加装业主换成隔音窗"

TALK = Talk(
    area="620201001006",
    title="老楼加装电梯，低层住户怎么补偿",
    aim="四号楼六层，住着十一位七十岁以上的老人。三层以上都想装，一楼两户担心采光和噪声。各层出多少、给一楼怎么补，请大家一起商量。",
    convener="社区党委书记",
    place="雍和社区协商议事室",
    seed=620201,
    parts=(46, 27, 25),
    roster=(
        Seated("secretary", "樊青禾", "社区党委书记"),
        Seated("party", "葛长松", "第二网格党支部"),
        Seated("committee", "丛雨", "社区居委会主任"),
        Seated("supervision", "闵道和", "居务监督委员会"),
        Seated("deputies", "苗启岚", "政协委员，下沉雄关街道"),
        Seated("legal", "鲁正言", "社区法律顾问"),
        Seated("economic", "辛满仓", "小区物业服务站"),
        Seated("respected", "常望山", "退休教师", interested=True),
        Seated("interested", "祝春生", "四号楼六层"),
        Seated("interested", "霍巧", "四号楼六层"),
        Seated("interested", "尤大江", "四号楼五层"),
        Seated("interested", "曲红梅", "四号楼五层"),
        Seated("interested", "牟立秋", "四号楼四层"),
        Seated("interested", "荆兰", "四号楼三层"),
        Seated("interested", "厉守田", "四号楼二层"),
        Seated("interested", "阎桂", "四号楼一层东户"),
        Seated("interested", "乔四维", "四号楼一层西户"),
        Seated("department", "雷川", "市住房和城乡建设局"),
        Seated("expert", "宁衡", "建筑设计师"),
    ),
    topic=Said("各层出多少、给一楼怎么补，大家当面商量。", (0.95, 0.9, 0.9)),
    clerk=(
        Said("老人上下楼难，加装电梯是该办的事", (0.98, 0.35, 0.6)), Said(SHARES, (0.6, 0.97, 0.5)),
        Said(PAID, (-0.2, 0.97, 0.5), (0.5, 0.97, 0.8)), Said(GLASS, (0.95, 0.9, 0.85)), Said(LANE, (0.95, 0.95, 0.97)),
        Said(BOARD, (0.97, 0.92, 0.97)), Said(VETO, (-0.75, 0.9, 0.2), (-0.75, 0.7, 0.15)),
    ),
    people=(
        Said(GRANT, (0.92, 0.95, 0.97)), Said(QUOTES, (0.9, 0.85, 0.97)), Said(OLD, (0.75, -0.5, -0.2)),
        Said(NOISE, (0.75, 0.97, 0.85)), Said(PRICE, (-0.85, 0.9, 0.0)),
        Said("住一楼的也是老邻居，别为电梯伤了和气", (0.92, 0.9, 0.92)),
        Said("先把屋顶漏水修好，再说电梯", (-0.7, 0.5, 0.75)),
        Said("没出钱的以后想用，按当时的份额补交", (0.8, -0.3, 0.6)),
        Said("租房的不出钱，由房东出", (0.3, 0.5, 0.85)),
        Said("先租一台爬楼机试用一年", (-0.8, 0.4, 0.6)),
    ),
    compound=(
        Said("账要公开，中考那几天也不能施工"),
        (Said(OPEN_BOOKS, (0.95, 0.9, 0.98)), Said("六月中考期间不施工", (0.6, 0.92, 0.85))),
    ),
    rude="一楼那两家就是想多要钱，不要脸",
    doubles=(
        ("电梯的账要贴出来", BOARD), ("补助怎么申请，先给大家讲一讲", GRANT), ("电梯响声大，晚上怎么睡", NOISE),
        ("多找几家电梯公司比一比价", QUOTES), ("八十岁的老人能不能少出", OLD),
    ),
    on_paper=(
        Said("说明和应急电话用大字，贴在电梯里", (0.95, 0.9, 0.95)),
        Said("占掉的绿地，另找地方补上", (0.3, 0.85, 0.8)),
    ),
    in_the_room=(Said(DRAWING, (0.9, 0.97, 0.95)), Said(WINDOWS, (0.35, 0.97, 0.7))),
    answers=((GRANT, "住建部门", "既有住宅加装电梯有补助政策，申请条件和材料清单已交社区张贴。（内容为虚构）"),),
    replies=(
        (PRICE, "我家在二楼，电梯装在北侧，采光影响不大，可以请人来量一量。"),
        (OLD, "老人多的人家本来就住得高，按楼层出钱已经多出了。"),
    ),
    speeches=(
        Spoke(1, 5, "通报议题和规则：今天求共识、不表决；每人先说三分钟，没发言的优先。"),
        Spoke(9, 6, "家里老人八十二，去年冬天只下过两次楼。愿意按楼层多出。"),
        Spoke(16, 6, "不是不让装，怕挡光，也怕夜里有响声。要装，先看图。", after=1),
        Spoke(17, 5, "同意东户说的。窗户能不能换成隔音的？", "question", 2),
        Spoke(19, 6, "电梯放北侧，玻璃围护，一楼冬至日照不少于原来九成；噪声可以写进合同。", "answer", 3),
        Spoke(18, 6, "补助申请要有书面协议；图纸公示七天，有异议先调解。", "answer"),
        Spoke(15, 4, "二楼不出钱，也不要补偿，只要不占消防通道。", after=4),
        Spoke(11, 4, "补偿可以给，定一个数，写进协议，一次给清。", after=2),
        Spoke(13, 4, "账户要公开，每季度贴出来。", after=7),
        Spoke(8, 4, "请两户一楼的也进筹备小组，选公司时在场。", after=3),
        Spoke(5, 5, "同意。下沉委员每月来看一次，帮着跑手续。", after=9),
        Spoke(6, 4, "协议要写明：补偿数、付清时间、噪声超标怎么办。", after=7),
    ),
    leave=(12, "住院"),
    notes="先听四号楼一层两户的担心，再听三层以上的困难；设计师看过现场后当场回答。\n对出资、补偿、围护、公开四件事意见一致；西户对补偿的数额仍有不同意见，如实记下。",
    objection=(17, "补偿的数额我家还没有同意，要看了图再定。"),
    signed=(("convener", "樊青禾"), ("representative", "祝春生"), ("representative", "阎桂")),
    points=(
        {"content": "出资按楼层递增，一楼、二楼不出资", "unit_name": "四号楼加装筹备小组", "due": "2023-07-31", "measure": "签订书面协议",
         "statements": (SHARES,)},
        {"content": "电梯装在北侧，玻璃围护，不占消防通道", "unit_name": "雄关街道办事处", "due": "2023-08-31", "measure": "出图公示七天，请一楼住户到场看图",
         "statements": (GLASS, LANE, DRAWING)},
        {"content": "对采光受影响的一楼一次补偿，窗户换成隔音窗", "unit_name": "四号楼加装筹备小组", "due": "2023-08-31", "measure": "数额写进协议，开工前付清",
         "statements": (PAID, WINDOWS)},
        {"content": "账目每季度公开，选公司三家比价、居民代表到场", "unit_name": "雍和社区居民委员会", "due": "2023-07-31", "measure": "居务监督委员会查账",
         "statements": (BOARD, QUOTES, OPEN_BOOKS)},
    ),
    differences=({"content": "一楼西户认为补偿的数额要看了图再定，暂不同意写死", "statements": (PAID, VETO)},),
    plan={
        "materials": "议题说明一页、四号楼平面图、补助政策摘要。",
        "research": "5月15日至16日入户听取三层以上十二户、一层两户的意见；请设计师看过现场。",
        "risks": "一楼住户情绪激动时，先由下沉委员和社区法律顾问单独沟通。",
        "publicity": "通知贴在四号楼各单元门口和社区公开栏。",
    },
)  # fmt: skip

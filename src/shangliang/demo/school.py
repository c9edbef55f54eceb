"""旧校舍 · What 赵家庄村 talks over as the demo world's clock starts: open to whoever holds a slip, its sitting is on 4 July.

The nine with an interest who sit with the council are drawn (lots.py). Three kinds of opinion: a dining room for the old, rent
for the village, a place for the children. All invented.
"""

from .talk import Said, Seated, Talk

RENT = "租出去，租金归村集体，每年公布一次"
OLD = "先办老年食堂，中午一顿饭，七十岁以上少收钱"
CHILDREN = "留一间给孩子放学写作业、看书"

TALK = Talk(
    area="620321100200",
    title="村里空着的旧校舍，怎么用才好",
    aim="村小学并走以后，六间旧校舍空了四年，屋顶还好，窗户坏了一半。有人想办老年食堂，有人想租出去，有人想给孩子留个地方。怎么用、谁来管，请大家说说。",
    convener="村党支部书记",
    place="赵家庄村协商议事室",
    seed=620321,
    parts=(14, 10, 8),
    roster=(
        Seated("secretary", "石望川", "村党支部书记"),
        Seated("party", "冷青松", "村党支部委员"),
        Seated("committee", "庄实", "村委会副主任"),
        Seated("supervision", "单行", "村务监督委员会"),
        Seated("deputies", "焦家山", "政协委员"),
        Seated("legal", "明理", "镇司法所"),
        Seated("economic", "粟丰", "种植合作社"),
        Seated("respected", "岳老根", "退休村医", interested=True),
        Seated("department", "干事甲", "城关镇人民政府"),
    ),
    topic=Said("六间旧校舍怎么用、谁来管，定一个大家都认的办法。", (0.95, 0.9, 0.95)),
    clerk=(
        Said(OLD, (0.97, 0.0, 0.4)), Said(RENT, (-0.4, 0.95, -0.2)), Said(CHILDREN, (0.6, 0.2, 0.97)),
        Said("不管怎么用，先把屋顶和电线查一遍", (0.95, 0.92, 0.97)),
        Said("修房子的钱，村集体出一半，再向镇上争取一半", (0.7, 0.5, 0.7)),
        Said("用房子的人要签字，损坏照价赔", (0.8, 0.95, 0.8)),
        Said("红白喜事也能借用，按次收水电费", (0.5, 0.7, -0.5)),
    ),
    people=(
        Said("食堂的账每月贴出来，谁都能看", (0.95, 0.9, 0.9)),
        Said("院子里的两棵榆树不要砍", (0.7, -0.3, 0.9)),
        Said("租给外人不如先问本村人要不要", (0.5, 0.6, 0.5)),
    ),
    waits="院墙外头晚上有人倒垃圾，也一起管管",
    plan={
        "materials": "旧校舍平面图、历年水电费。",
        "research": "6月20日请镇上的人看过房子：主体结构完好，电线老化。",
        "risks": "",
        "publicity": "通知贴在村公开栏，各组组长口头通知独居老人。",
    },
)  # fmt: skip

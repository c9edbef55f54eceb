"""永昌桌上 · What lies on the county's desk beside the topics: what its members propose, and what came in during the last days."""

from .tale import Tale

# 永昌: what the county's members propose, and what a resident with an account has raised.
PROPOSALS = (
    Tale(
        "620321",
        "教科文卫体",
        "关于在乡镇学校增设校车停靠点的提案",
        "家长普遍反映，三个乡镇的校车只停镇政府门口，远的孩子要再走两公里。",
        "",
        (5, 11),
        "progress",
        "永昌县教育局",
        "永昌县公安局",
        kind="proposal",
        by="member",
        signers=("member-620321-0",),
        gap=3,
        extra={
            "joint": "征集联名",
            "batch": "平时提案",
            "analysis": "停靠点沿用十年前的线路，两所村小撤并后没有调整。",
            "suggestion": "由教育部门会同公安交警重新踏勘，在三个岔路口增设停靠点并划标线。",
        },
        progress="已会同交警踏勘三处岔路口，拟于秋季开学前划线启用。",
    ),
    Tale(
        "620321",
        "农业农村",
        "关于废旧农膜回收点布局的提案",
        "农膜回收点集中在县城周边，边远乡镇交一趟运费比补贴还高。",
        "",
        (6, 26),
        "accept",
        kind="proposal",
        by="member-620321-1",
        gap=1,
        extra={
            "joint": "征集联名",
            "batch": "平时提案",
            "analysis": "全县回收点多数在县城十公里以内。",
            "suggestion": "在四个边远乡镇各设一个流动回收点，按季公布时间。",
        },
    ),
    Tale(
        "620321",
        "公共服务",
        "乡镇养老院夜间没有护理员值班",
        "走访两家乡镇养老院，夜里只有门卫，老人起夜摔倒无人知道。",
        "",
        (6, 20),
        "adopt",
        kind="sentiment",
        by="member",
        gap=3,
    ),
    Tale(
        "620321100200",
        "公共服务",
        "村里的健身器材锈坏了两处",
        "广场西边的单杠和踏步机锈断了，孩子还在上面玩。",
        "先围起来，再修。",
        (6, 27),
        "release",
        by="resident",
        gap=1,
    ),
)

# 永昌 and 赵家庄村: what came in during the last days and waits to be screened; the first says the same as the lamp's.
FRESH = (
    Tale(
        "620321100200",
        "规划建设",
        "三组到小学的路没有灯，老人接孩子看不清",
        "晚自习放学，三组到小学那段路没有灯，老人接孩子看不清脚下。",
        "早点装上灯。",
        (6, 28),
        "raised",
    ),
    Tale(
        "620321100001",
        "公共服务",
        "社区活动室中午能不能不锁门",
        "中午活动室锁着，下棋的老人坐在台阶上等。",
        "中午留一个人值班。",
        (6, 28),
        "raised",
    ),
    Tale(
        "620321101001",
        "公共安全",
        "老街拐角的变压器围栏倒了",
        "围栏倒了一面，孩子能钻进去。",
        "先拉警戒线，再修。",
        (6, 29),
        "raised",
        channel="phone",
    ),
)

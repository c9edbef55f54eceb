"""陇南会议 · 五届十二次主席会议 as data: seven documents passed, one report heard; the points of the year whose tasks are carried out.

The page names the two plans, the recommendation, one of the reports and the training class; the other titles, every text,
the votes and who was on leave are invented. The points were passed before anything was kept here.
"""

from .chamber import Business
from .files import Text

CODE, OFFICE = "6212", "longnan-office"
CHAIR, SIGNER = "市政协主席", "岳长岭（虚构）"
TALKS = "2023年度市政协党组成员同党外委员谈心交流的实施方案"
VISITS = "2023年度市政协主席会议成员走访看望委员的实施方案"
CARBON = "关于积极发展碳汇经济助推绿色矿山建设的建议案"
SOCIETY = "关于加强社区治理能力提升推进基层社会治理体系和能力建设的调研报告"
OLIVE = "关于油橄榄产业用工情况的调研报告（虚构）"
MEALS = "关于易地搬迁安置区养老服务的调研报告（虚构）"
BIMONTHLY = "双月协商会方案"
POINTS = "政协陇南市委员会2023年工作要点"
BEFORE = ("常委会会议（本系统启用以前召开）", "审议通过（虚构，5月补录）")

PAPERS = (
    Text("plan", TALKS, "一、谈什么\n听党外委员对履职和生活的想法，宣讲政策。\n二、怎么谈\n每名党组成员联系三名党外委员，一年至少谈两次。\n"
         "三、谈了以后\n问题登记在册，能办的一月内办，办不了的说明原因。", "各委（室）"),
    Text("plan", VISITS, "一、走访谁\n生病住院、家中有困难、连续两次请假的委员，优先走访。\n二、怎么走访\n主席会议成员分片，年内走访一遍。\n"
         "三、记录\n每次走访记时间、情况和下次时间。", "各委（室）"),
    Text("recommendation", CARBON, "全市森林覆盖率高，碳汇资源的家底还没有变成收益；部分矿山生态修复资金不足。为此建议：\n"
         "一、摸清碳汇家底\n核对林草湿本底数据，选两个县区先行试点。\n二、把修复和碳汇合在一起做\n"
         "修复后的矿山造林纳入碳汇项目，收益按比例返还修复。", "市委、市政府"),
    Text("research_report", SOCIETY, "一、基本情况\n走访十二个社区，开座谈会四次。\n二、存在的问题\n社区人少事多，场所不足，居民议事的地方不固定。\n"
         "三、建议\n事项清单化，场所共享，把协商议事固定下来。", "市委、市政府"),
    Text("research_report", OLIVE, "一、基本情况\n采摘集中在二十天里，用工紧张。\n二、建议\n合作社错峰排期，邻村互助换工。", "市委、市政府"),
    Text("research_report", MEALS, "一、基本情况\n安置区老人多，子女外出务工。\n二、建议\n用现有食堂先开午餐一顿，收费公开。", "市委、市政府"),
    Text("consultation_plan", BIMONTHLY, "一、题目\n征集以后提出两个议题，报市委审定。\n二、时间\n8月、10月各一次。\n三、成果\n会后十日内报送，办理情况两个月后通报。", "各委（室）"),
)  # fmt: skip
YEAR = (
    Text("points_of_year", POINTS, "一、学习\n每季度一次集体学习。\n二、协商\n抓好双月协商和社区治理、碳汇经济等调研。\n三、监督\n对提案办理“回头看”。\n"
         "四、为民\n扎实开展“结对关爱”行动。\n五、落实\n按“三抓三促”行动方案分解重点任务，时间过半、任务过半。", "各县区政协"),
)  # fmt: skip

FOR = (4, 0, 0)
AGENDA = (
    Business("adopt", "审议通过两个实施方案", (TALKS, VISITS), FOR),
    Business("adopt", "审议通过建议案", (CARBON,), FOR, planned=15),
    Business("adopt", "审议通过三篇调研报告", (SOCIETY, OLIVE, MEALS), (3, 0, 1), planned=20),
    Business("adopt", "审议通过双月协商会方案", (BIMONTHLY,), FOR),
    Business("hear", "关于在延安举办委员和干部履职能力提升培训班的情况汇报", result="听取了汇报", speaker="市政协办公室",
             planned=15),
    Business("arrange", "部署下一步工作", result="作了部署", lines=(
        ("stressed", "要持续抓好学习，增强履职本领。"),
        ("demanded", "紧盯工作要点、“三抓三促”行动方案和重点任务分解表，有力有序推进，确保时间过半、任务过半。"),
        ("demanded", "高质量开好协商座谈会，广泛吸纳各方面意见建议；扎实开展“结对关爱”行动。"),
    )),
)  # fmt: skip
FACTS = {
    "place": "市政协会议室", "chair": CHAIR, "recorder": "市政协办公室", "term": 5, "number": 12,
    "leave": ("焦云屏（虚构）", "外出参加培训"),
}  # fmt: skip
GUESTS = ("应远舟（虚构）", "柏松涛（虚构）", "鲁见山（虚构）")  # heads of committees, without a vote

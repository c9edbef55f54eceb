"""渭川文化 · Local history of 武山: the notice that two bodies issue together, what was contributed, read over, collected. All texts are
invented.
"""

import datetime as dt
from functools import partial

from shangliang.documents import actions
from shangliang.documents.models import Contribution, Document, HistoryCall

from . import days
from .files import INVENTED
from .places import at, unit

CODE, OFFICE = "620524", "wushan-office"
COMMITTEE, CULTURE = "武山县政协文化文史委员会", "武山县文体广电和旅游局"
CALL = "征集渭川文化史料（虚构）"
NOTICE = "关于征集渭川文化史料的通知（虚构）"
ASKED = "老戏本、碑刻、社火谱、老照片，亲历、亲见、亲闻的往事。写清时间、地点、谁说的。"
TEXT = (
    "为做好渭川文化挖掘整理工作，现就征集史料有关事项通知如下。\n"
    "一、征集内容\n渭川老戏本、碑刻、社火谱、老照片，亲历、亲见、亲闻的往事。\n"
    "二、有关要求\n（一）史料注明来源。原件用后退还。\n（二）6月20日前报送第一批线索，附件所列乡镇由文化站汇总。\n" + INVENTED
)  # fmt: skip
ANNEXES = "附件：第一批线索汇总表\n乡镇 | 类别 | 负责汇总\n城关镇 | 老戏本 | 文化站\n洛门镇 | 社火谱 | 文化站\n滩歌镇 | 碑刻 | 文化站"
# who (a login, or the office for what came by hand), title, text, signed, source and its note, on which day
SENT = (
    ("member-620524-0", "老戏台上的三本戏（虚构）", "一、戏本\n祖父留下三本手抄戏本，纸已发黄。\n二、演出\n每年正月唱三天，最后一次是一九八三年。", "纪怀川（虚构）", "seen", "家藏手抄本三册", (5, 24)),
    ("member-620524-3", "渭河渡口的木船（虚构）", "渡口的木船由四户人家轮着撑，一九七一年修桥以后停了。", "康婉（虚构）", "heard", "外祖父口述，两次核对", (5, 30)),
    ("wushan-office", "社火谱抄件（虚构）", "谱上记鼓点十二套，末页写着“丙子年抄”。", "某老艺人（虚构）", "oral", "文化站录音整理", (6, 2)),
    ("wushan-office", "我听说的一座古庙（虚构）", "听说村后从前有一座庙，什么时候没有的说不上。", "某读者（虚构）", "heard", "", (6, 9)),
    ("member-620524-0", "碑上的修渠人名（虚构）", "碑立在村口，刻着出工的四十七户。", "纪怀川（虚构）", "seen", "碑文拓片", (6, 27)),
)  # fmt: skip
READ = (
    ("adopted", ""), ("revise", "第二段请写明修桥的年份依据，已和作者核对。"), ("adopted", ""), ("not", "没有时间、没有出处，请补充线索后再来稿。"),
)  # fmt: skip


def tell(people, diary) -> None:
    held = History(people)
    for day, hour, act in (
        ((5, 15), 10, held.draft), ((5, 16), 9, held.issue), ((5, 16), 15, held.call),
        *((row[-1], 16, partial(held.contribute, *row[:-1])) for row in SENT),
        ((6, 14), 10, held.read), ((6, 16), 15, held.collect),
    ):  # fmt: skip
        diary.note(days.moment(dt.date(2023, *day), hour), act)


class History:
    """文史 · One call of the county's committee, from its notice to its first collection."""

    def __init__(self, people) -> None:
        self.people, self.by = people, people[OFFICE]
        self.notice, self.asked = Document(), HistoryCall()
        self.sent: list[Contribution] = []

    def draft(self) -> None:
        """Two bodies of one rank; the committee leads, its number stands on it."""
        self.notice = actions.draft(
            "notice", title=NOTICE, body=TEXT, organisation=unit(COMMITTEE), joint=(CULTURE,), to="各乡镇文化站，县直有关单位",
            copies="县政协办公室", annexes=ANNEXES, note="此件公开发布", urgency="加急", by=self.by,
        )  # fmt: skip

    def issue(self) -> None:
        actions.review(self.notice, by=self.by)
        actions.sign(self.notice, "石恒声（虚构）", by=self.by)
        actions.number(self.notice, by=self.by)
        actions.publish(self.notice, by=self.by)

    def call(self) -> None:
        self.asked = actions.call_for_history(
            CALL,
            ASKED,
            until=dt.date(2023, 8, 31),
            address="县政协文化文史委员会（演示，不收件）",
            organisation=at(CODE, "cppcc"),
            by=self.by,
        )

    def contribute(self, who, title, body, signed, source, note) -> None:
        made = actions.contribute(
            self.asked, title=title, body=body, signed=signed, source=source, source_note=note, by=self.people[who]
        )
        self.sent.append(made)

    def read(self) -> None:
        """The last one came later and still waits."""
        for one, (verdict, opinion) in zip(self.sent, READ, strict=True):
            actions.review_contribution(one, verdict, opinion=opinion, by=self.by)

    def collect(self) -> None:
        """The first volume; published once it is read over."""
        made = actions.collect(self.asked, title="渭川文化史料第一辑（虚构）", by=self.by)
        actions.publish(actions.review(made, by=self.by), by=self.by)

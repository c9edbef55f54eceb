"""保密的话 · One sentence for each grade: against whom it is secret, and against whom it is not. Shown before anybody chooses.

Source: reference/trust.md section 8. No sentence promises more than the grade holds.
"""

from django.utils.translation import gettext_lazy as _

from .models import Grade

SENTENCES = {
    Grade.HANDS: _("举手清点：在场的人都看得见谁选什么，不保密。"),
    Grade.NAMED: _("记名：您的名字和您选的，工作人员看得到，会记入记录。"),
    Grade.ACCOUNT: _(
        "个人链接：邻居和村干部看不到您选什么；封存以前，系统管理员在技术上能把人和选择对上；封存以后，谁也对不上。"
    ),
    Grade.SLIP: _(
        "抽签纸条，不记名：纸签是自己抽的，谁抽到哪一张没有登记，所以没有人知道哪一份是您的，除非他看着您填。"
    ),
    Grade.BOX: _("纸质投箱，不记名：写在纸上投进箱子，两个人分别清点，谁也不知道哪一张是您的。"),
}
AT_MEETING = _(
    "不记名：在座的人和工作人员看不到您选什么；封存以前，系统管理员在技术上能把人和选择对上；封存以后，谁也对不上。"
)
OPENLY = frozenset({Grade.HANDS, Grade.NAMED})  # what everybody in the room saw is published as it is
BY_CODE = frozenset({Grade.NAMED, Grade.ACCOUNT, Grade.SLIP})  # cast on a phone with a code


def sentence(grade: str) -> str:
    return str(SENTENCES[Grade(grade)])


def of_poll(poll) -> str:
    """The same of a poll where it is asked: at a sitting there are neighbours and village cadres, at a meeting there are not."""
    at_meeting = poll.grade == Grade.ACCOUNT and poll.gathering.kind != "sitting"
    return str(AT_MEETING) if at_meeting else sentence(poll.grade)

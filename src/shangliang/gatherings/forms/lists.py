"""会场的查找 · The filters and orders of the gatherings on the desk."""

from typing import ClassVar

from django.utils.translation import gettext_lazy

from shangliang.kit import finding


class GatheringFind(finding.Find):
    """会场的查找 · What is to come is read from the next one on."""

    sorts: ClassVar = {
        "new": (gettext_lazy("时间从近到远"), ("-starts_at", "-id")),
        "old": (gettext_lazy("时间从早到晚"), ("starts_at", "id")),
    }
    when = finding.Choice(
        [("coming", gettext_lazy("将要举行")), ("running", gettext_lazy("正在进行")), ("over", gettext_lazy("已散会"))],
        label=gettext_lazy("时间"),
    )
    area = finding.Area()
    since = finding.Day(gettext_lazy("开会时间从"))
    until = finding.Day(gettext_lazy("到"))
    q = finding.Words()

    @property
    def sorting(self) -> str:
        return self.value("sort") or ("old" if self.value("when") == "coming" else "new")

"""荣誉证书 · One for each who is honoured: the body stands for it, with the decision, the day and its number in the register."""

from django.utils.translation import gettext as _

from shangliang.kit.paper.sheet import Sheet, Size, Words
from shangliang.matters.wording import whole_day


def certificates(honour, nominations) -> list[Sheet]:
    words = _("授予“%(honour)s”荣誉称号，特发此证。") % {"honour": honour.title}
    return [
        Sheet(
            _("荣誉证书"), (Words(words),), lead=_("%(name)s：") % {"name": one.name},
            number=_("%(year)s年第%(number)s号") % {"year": honour.year, "number": one.number},
            unit=str(honour.body), day=whole_day(honour.decided_on), size=Size.CERTIFICATE,
        )
        for one in nominations
    ]  # fmt: skip

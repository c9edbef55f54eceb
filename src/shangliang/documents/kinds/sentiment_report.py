"""社情民意信息 · Text of a public-sentiment report."""

from shangliang.kit.say import _

from .kind import SUBMITTED, Kind

KIND = Kind(
    word=_("社情民意信息"),
    order=42,
    path=SUBMITTED,
    hint=_("反映社会情况和群众意见的信息。"),
)

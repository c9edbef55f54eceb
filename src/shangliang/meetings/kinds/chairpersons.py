"""主席会议 · Chair, vice-chairs and secretary-general; passes plans, recommendations and reports."""

from shangliang.kit.say import _

from .kind import Due, Kind, Quorum

KIND = Kind(
    word=_("主席会议"),
    order=3,
    bodies=("cppcc",),
    due=Due.CHAIRPERSONS,
    called="主席会议",
    quorum=Quorum(),
    items=("adopt", "hear", "learn", "arrange"),
    hint=_("审议通过方案、建议案、调研报告，听取汇报。"),
)

"""民主监督性调研 · Supervisory research: measured against what was promised; the findings are suggestions, never orders."""

from shangliang.kit.say import _

from .kind import HEARING, LOOKING, READING, Kind

KIND = Kind(
    word=_("民主监督性调研"),
    order=20,
    methods=(HEARING, READING, LOOKING),
    hint=_("对标对表看落实情况，提出意见建议。"),
)

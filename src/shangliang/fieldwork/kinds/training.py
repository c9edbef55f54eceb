"""外出培训 · Training away: a class at another place."""

from shangliang.kit.say import _

from .kind import HEARING, LOOKING, TALKING, Kind

KIND = Kind(word=_("外出培训"), order=50, methods=(HEARING, TALKING, LOOKING), hint=_("到外地办班学习，回来有报告。"))

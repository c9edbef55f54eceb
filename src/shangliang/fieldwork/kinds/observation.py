"""观摩 · Observation: the people of a meeting look at good examples before it."""

from shangliang.kit.say import _

from .kind import HEARING, LOOKING, Kind

KIND = Kind(
    word=_("观摩"),
    order=40,
    methods=(LOOKING, HEARING),
    serves=True,
    hint=_("会前会后到现场看好的做法，跟着一次会走。"),
)

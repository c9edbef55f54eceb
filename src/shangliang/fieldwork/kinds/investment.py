"""招商 · Investment promotion: one batch of visits to companies elsewhere."""

from shangliang.kit.say import _

from .kind import LOOKING, TALKING, Kind

KIND = Kind(
    word=_("招商"), order=60, methods=(TALKING, LOOKING), meets=True,
    hint=_("一个批次一条：去了哪里、见了哪些企业、送了什么材料。"),
)  # fmt: skip

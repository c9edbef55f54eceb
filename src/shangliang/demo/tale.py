"""一件事 · A matter of the demo world as data: what was said, where, by whom, and how far it has come by 30 June 2023."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from shangliang.matters.agreement import Point

_ORDERS = ("assign", "receive", "progress", "reply", "confirm")

# The way of each kind, straight on; a way of its own (over the levels, there and back) is told by the tale.
PATHS: Mapping[str, tuple[str, ...]] = {
    "topic": ("raised", "accept", "release", "approve", "plan", "agree", "submit", *_ORDERS, "appraise", "close", "archive"),
    "proposal": ("raised", "sign", "accept", "release", "file", *_ORDERS, "appraise", "close"),
    "sentiment": ("raised", "accept", "release", "adopt", "submit"),
    "suggestion": ("raised", "accept", "release", "adopt", "submit", "instruct", *_ORDERS, "close"),
    "rectification": ("raised", "release", *_ORDERS, "close"),
    "key_task": ("raised", "release", *_ORDERS, "close"),
    "household": ("raised", "accept", "adopt", "submit", *_ORDERS, "close"),
    "enterprise": ("raised", "accept", "adopt", "submit", *_ORDERS, "close"),
}  # fmt: skip
SHORT = {"settle": ("raised", "accept", "settle"), "redirect": ("raised", "redirect")}


@dataclass(frozen=True)
class Tale:
    """故事里的一件事 · `upto` is the last step taken; `gap` the working days between one step and the next.

    `on` pins steps to a day of 2023, (month, day); `by` is the login of who raises it with an account of their own. The
    fields behind it are the words of single steps.
    """

    area: str
    topic_class: str
    title: str
    text: str
    wish: str
    raised: tuple[int, int]
    upto: str
    unit: str = ""
    co: str = ""
    channel: str = "web"
    points: tuple[Point, ...] = ()
    differences: tuple[str, ...] = ()
    reply: str = ""
    followers: int = 0
    gap: int = 2
    counts: tuple[int, int, int] = (12, 3, 0)
    kind: str = "topic"
    by: str = ""
    signers: tuple[str, ...] = ()
    place: str = ""
    extra: Mapping[str, str] = field(default_factory=dict)
    on: Mapping[str, tuple[int, int]] = field(default_factory=dict)
    path: tuple[str, ...] = ()
    plan: str = "定于村（社区）协商议事室召开，邀请利益相关方不少于一半。"
    held: tuple[str, str] = ("协商议事室", "村（社区）党组织书记")
    adopt: str = "情况属实，予以采用。"
    submit: str = ""
    submit_to: str = ""
    instruct: str = ""
    wrong_unit: str = ""
    wrong_reason: str = ""
    progress: str = ""
    delay: tuple[str, tuple[int, int]] = ("", (0, 0))
    settle: str = ""
    redirect: str = ""
    escalate: tuple[str, ...] = ()

    @property
    def steps(self) -> tuple[str, ...]:
        """What happens, in order: signing, instruction and progress only where there is somebody or something to say."""
        way = self.path or SHORT.get(self.upto) or PATHS[self.kind]
        taken = way if self.path else way[: way.index(self.upto) + 1]
        told = {"sign": self.signers, "instruct": self.instruct, "progress": self.progress}
        return tuple(step for step in taken if told.get(step, True))

"""类别的样子 · What a kind file may say: plain data, no functions, no database."""

from dataclasses import dataclass, field

from shangliang.kit.say import _, say

from ..lifecycle import BY_NAME, LABELS, Stage, Step

# Topic classes seen in Chongqing's catalogue (domain.md A1 [S12]); an office may widen them by rule.
TOPIC_CLASSES = (_("规划建设"), _("经济社会"), _("乡村（社区）治理"), _("公共安全"), _("公共服务"), _("其他"))

# The nodes of the chain as the public sees it: word, and the step that reaches it.
NODES = (
    (_("提出"), "raised"),
    (_("受理"), "accept"),
    (_("立案"), "file"),
    (_("审定"), "approve"),
    (_("协商"), "agree"),
    (_("采用"), "adopt"),
    (_("报送"), "submit"),
    (_("交办"), "assign"),
    (_("办理"), "receive"),
    (_("反馈"), "reply"),
    (_("确认"), "confirm"),
    (_("评议"), "appraise"),
    (_("办结"), "close"),
)


@dataclass(frozen=True)
class Extra:
    """附加字段 · A field that only this kind has; stored in Matter.extra under its name; a choice as its Chinese word."""

    name: str
    word: str
    choices: tuple[str, ...] = ()
    required: bool = False
    counts: bool = False  # so many people: a whole number, none below nought

    @property
    def label(self) -> str:
        return say(self.word)

    def show(self, value: str) -> str:
        """What was chosen, said; what was written in free words stays as it was written."""
        return say(value) if value in self.choices else value


@dataclass(frozen=True)
class Kind:
    """事项类别 · A name, a path through the lifecycle, limits by stage, extra fields, ledger columns.

    `limits` maps a stage to a limit text ("5个工作日", "3个月"); `handling` may differ by the holder's level. `labels` and
    `stages` are the kind's own words for a step and for a stage: a proposal that was filed is 已立案, not 已报送.
    """

    word: str
    plural: str
    mark: str
    path: tuple[str, ...]
    raise_ability: str = "matter.raise"
    start: Stage = Stage.RAISED
    sources: tuple[str, ...] = ()  # it is only opened out of a matter of one of these kinds
    public: bool = True
    limits: dict[str, str] = field(default_factory=dict)
    classes: tuple[str, ...] = TOPIC_CLASSES
    extra: tuple[Extra, ...] = ()
    columns: tuple[str, ...] = ("title", "area", "stage", "unit", "followers", "due_on")
    labels: dict[str, str] = field(default_factory=dict)
    stages: dict[Stage, str] = field(default_factory=dict)
    open_to_all: bool = False

    @property
    def name(self) -> str:
        return say(self.word)

    @property
    def steps(self) -> tuple[Step, ...]:
        return tuple(BY_NAME[name] for name in self.path)

    @property
    def nodes(self) -> list[tuple[str, str]]:
        """The chain of this kind: (word, step) of each node that its path takes, from being raised on."""
        return [
            (say(self.labels.get(step, word)), step) for word, step in NODES if step == "raised" or step in self.path
        ]

    def label(self, step: Step) -> str:
        """The step in this kind's own words."""
        return say(self.labels.get(step.name, step.word))

    def stage_label(self, stage: str) -> str:
        """Where a matter stands, in this kind's own words."""
        own = self.stages.get(Stage(stage))
        return say(own) if own else LABELS[Stage(stage)]


SCREENING = ("accept", "give_back", "supplement", "decline", "redirect", "merge", "unmerge")
PUBLICITY = ("release", "withhold")
HANDLING = (
    "assign",
    "receive",
    "return_order",
    "progress",
    "reply",
    "extend",
    "pause",
    "resume",
    "remind",
    "supervise",
    "redo",
)
ENDING = ("close", "close_unconfirmed", "archive", "reopen")
LEVELS = ("escalate", "hand_down")

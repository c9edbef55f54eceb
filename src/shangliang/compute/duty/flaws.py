"""规则文件的毛病 · What is wrong with a file of rules, as facts: put into words where they are shown."""

from enum import StrEnum


class Flaw(StrEnum):
    NOT_JSON = "not_json"
    DEEP = "deep"
    KEY_TWICE = "key_twice"
    NOT_OBJECT = "not_object"
    OTHER_FORMAT = "other_format"
    MISSING = "missing"
    UNKNOWN = "unknown"  # a field that the format does not have
    NOT_TEXT = "not_text"
    NOT_LIST = "not_list"
    NOT_YES = "not_yes"
    NOT_NUMBER = "not_number"
    NOT_WHOLE = "not_whole"
    NOT_CHOICE = "not_choice"
    UNDECLARED = "undeclared"  # an event, part, role or group that the file does not declare
    TWICE = "twice"
    NO_CONDITION = "no_condition"
    NO_GRADE = "no_grade"
    PENALTY_SECTION = "penalty_section"
    PER_SHARED = "per_shared"
    SHARES_OVER = "shares_over"
    MIXED_GROUP = "mixed_group"
    HIGHEST_DIFFERS = "highest_differs"
    HIGHEST_LIMITED = "highest_limited"


class Wrong(ValueError):
    """`line` 0: the rules did not come as text."""

    def __init__(self, flaw: Flaw, line: int, **facts: object) -> None:
        super().__init__(f"{flaw}, line {line}: {facts}")
        self.flaw, self.line, self.facts = flaw, line, facts

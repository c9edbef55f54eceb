"""拒收 · A file that can not be read as what it should be: one sentence with the file, the line and the reason."""

from pathlib import Path

from shangliang.kit.say import _, say


class Unreadable(ValueError):
    """The sentence is for the person who chose the file."""


def at_line(path: Path, line: int, reason: str) -> Unreadable:
    return Unreadable(
        say(_("%(file)s 第 %(line)d 行：%(reason)s")) % {"file": path.name, "line": line, "reason": reason}
    )


def whole(path: Path, reason: str) -> Unreadable:
    return Unreadable(say(_("%(file)s：%(reason)s")) % {"file": path.name, "reason": reason})

"""不能这样做 · An act that the rules of people and areas do not allow; the sentence is for whoever tried."""

from django.utils.translation import gettext as _


class Refused(Exception):
    """不能这样做"""


class FileRefused(Refused):
    """整个文件不收 · Nothing of it was taken; `problems` are (line, sentence)."""

    SHOWN = 20

    def __init__(self, problems: list[tuple[int, str]]) -> None:
        self.problems = problems
        lines = [
            _("第%(line)s行：%(problem)s") % {"line": line, "problem": sentence}
            for line, sentence in problems[: self.SHOWN]
        ]
        if len(problems) > self.SHOWN:
            lines.append(_("……共 %(n)s 处。整个文件没有导入。") % {"n": len(problems)})
        super().__init__("\n".join(lines))

"""不能这样做 · An act that the rules of people and areas do not allow; the sentence is for whoever tried."""


class Refused(Exception):
    """不能这样做"""


class FileRefused(Refused):
    """整个文件不收 · Nothing of it was taken; `problems` are (line, sentence)."""

    SHOWN = 20

    def __init__(self, problems: list[tuple[int, str]]) -> None:
        self.problems = problems
        lines = [f"第{line}行：{sentence}" for line, sentence in problems[: self.SHOWN]]
        if len(problems) > self.SHOWN:
            lines.append(f"……共 {len(problems)} 处。整个文件没有导入。")
        super().__init__("\n".join(lines))

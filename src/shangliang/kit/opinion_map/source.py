"""来源 · What was given: a folder of a Polis export, its `votes.csv`, or its `participants-votes.csv`."""

from dataclasses import dataclass
from pathlib import Path

from shangliang.compute.opinion_map import Views
from shangliang.kit.say import _, say

from .columns import header
from .log import is_log, read_log
from .refused import Unreadable, whole
from .rows import rows
from .statements import Statements, read_statements
from .table import is_table, read_table

LOG, TABLE, STATEMENTS, SUMMARY = "votes.csv", "participants-votes.csv", "comments.csv", "summary.csv"


@dataclass(frozen=True)
class Source:
    """A conversation as it was exported. `last`: when the last view came, in milliseconds since 1970."""

    views: Views
    statements: Statements
    topic: str = ""
    last: int | None = None


def read_source(path: Path, moderation: Path | None = None) -> Source:
    """`moderation`: a comments.csv; without it, the one in the folder, if there is one."""
    try:
        return _read(path, moderation)
    except OSError as error:
        said = say(_("读不了 %(path)s：%(reason)s")) % {"path": error.filename or path, "reason": error.strerror}
        raise Unreadable(said) from error


def _read(path: Path, moderation: Path | None) -> Source:
    folder = path if path.is_dir() else None
    views, last = _views(_chosen(path) if folder else path)
    said = moderation or (folder / STATEMENTS if folder and (folder / STATEMENTS).exists() else None)
    return Source(
        views,
        read_statements(_there(said)) if said else Statements(),
        _topic(folder / SUMMARY) if folder and (folder / SUMMARY).exists() else "",
        last,
    )


def _chosen(folder: Path) -> Path:
    for name in (LOG, TABLE):
        if (folder / name).is_file():
            return folder / name
    raise whole(folder, say(_("文件夹里没有 votes.csv，也没有 participants-votes.csv。")))


def _views(path: Path) -> tuple[Views, int | None]:
    names = header(_there(path))
    if is_log(names):
        return read_log(path, names)
    if is_table(names):
        return read_table(path, names), None
    raise whole(
        path, say(_("第 1 行不是 Polis 导出的表头：要有 comment-id、voter-id、vote，或 participant 和意见编号。"))
    )


def _there(path: Path) -> Path:
    if not path.is_file():
        raise Unreadable(say(_("没有这个文件：%(path)s")) % {"path": path})
    if not path.stat().st_size:
        raise whole(path, say(_("是空文件。")))
    return path


def _topic(path: Path) -> str:
    """The first line of the summary: `topic,<words>`."""
    names = header(path)
    if len(names) == 2 and names[0] == "topic":
        return names[1]
    return next((row[1].strip() for _line, row in rows(path, 2) if row[0] == "topic"), "")

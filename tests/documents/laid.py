"""几份公文 · One that went its whole way and was broken into a task, one that is open for comment: all that pages show."""

import datetime as dt
from dataclasses import dataclass

from shangliang.documents import actions
from shangliang.documents.briefs import read
from shangliang.documents.models import Document, KeyTask, NewsPage, Suggestion
from shangliang.kit import clock
from tests import cast

from . import drafts


@dataclass(frozen=True)
class Papers:
    draft: Document
    issued: Document
    suggestion: Suggestion
    task: KeyTask
    page: NewsPage  # of two pieces, one of them kept

    @classmethod
    def laid(cls) -> "Papers":
        office, today = cast.office(), clock.today()
        draft = drafts.drafted(title="推进协商议事实施办法（虚构）", on=today)
        draft = actions.circulate(draft, today + dt.timedelta(days=7), by=office)
        suggestion = actions.suggest(draft, 1, "建议写明责任单位。", by=cast.member())
        issued = issued_recommendation()
        task = actions.break_down(
            issued, "建好村级议事室", unit="县委统战部", until=today, by=office, lead="县政协副主席"
        )
        return cls(draft, issued, suggestion, task, pasted())


def pasted() -> NewsPage:
    news = "{0}（虚构）\n\n本报永昌讯（通讯员 赵甲）6月5日，永昌县政协召开{0}。会上提出意见建议18条。"
    text = "\n\n".join(news.format(event) for event in ("座谈会", "协商会"))
    page = actions.lay_page(text, organisation=drafts.host(), year=2023, by=cast.office())
    piece = read(text, year=2023)[0]
    actions.keep_piece(page, piece, piece, by=cast.office())
    return page


def issued_recommendation() -> Document:
    office, made = (
        cast.office(),
        drafts.passed(title="关于碳汇经济的建议案（虚构）", body=drafts.TEXT + "\n村 | 室\n赵家庄 | 1"),
    )
    actions.sign(made, "某某（虚构）", by=office)
    actions.number(made, by=office)
    actions.send_up(made, "县委、县政府", by=office)
    actions.instruct(made, "县委书记", "请研究。", by=office)
    return actions.publish(made, by=office)

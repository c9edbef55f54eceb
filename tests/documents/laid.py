"""几份公文 · One that went its whole way and was broken into a task, one that is open for comment: all that pages show."""

import datetime as dt
from dataclasses import dataclass

from shangliang.documents import actions
from shangliang.documents.briefs import read
from shangliang.documents.models import Case, Contribution, Document, KeyTask, NewsPage, SlipJob, Suggestion
from shangliang.kit import clock
from shangliang.matters.models import Matter
from tests import cast
from tests.matters import walks

from . import drafts


@dataclass(frozen=True)
class Papers:
    draft: Document
    issued: Document
    suggestion: Suggestion
    task: KeyTask
    slips: SlipJob
    case: Case
    contribution: Contribution
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
        return cls(draft, issued, suggestion, task, printed(office), written_up(office), contributed(office), pasted())


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


def printed(by) -> SlipJob:
    """A batch of slips that is ready."""
    now = clock.now()
    return SlipJob.objects.create(
        by=by, orders=[1], shape="pdf", state="done", done=1, file=b"%PDF-1.7", asked_at=now, ready_at=now,
        expires_at=now + dt.timedelta(days=1),
    )  # fmt: skip


def written_up(by) -> Case:
    """A closed matter of the world as a case, reviewed and not rated yet."""
    matter = Matter.objects.filter(stage__in=actions.OVER).first() or walks.at("closed", "写成案例的事（虚构）")
    made = actions.write_up(matter, organisation=drafts.host(), by=by)
    return actions.review(made, by=by).case


def contributed(by) -> Contribution:
    """To a call that goes on; adopted, in no collection yet."""
    until = clock.today() + dt.timedelta(days=30)
    call = actions.call_for_history(
        "征集老照片（虚构）", "县城旧貌。", until=until, address="县政协", organisation=drafts.host(), by=by
    )
    made = actions.contribute(call, title="老街", body="老街的事。", signed="某人（虚构）", source="seen", by=by)
    return actions.review_contribution(made, "adopted", by=by)

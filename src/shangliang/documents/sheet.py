"""成文 · A document as the paper that kit.paper draws: which mark stands in red, who signs, what the end block says."""

from dataclasses import replace

from shangliang.kit import paper
from shangliang.kit.paper import Form

from .models import Document

PRESENT = ("出席：", "请假：", "列席：", "缺席：")


def paper_of(document: Document) -> paper.Paper:
    """As it stands; what is neither passed nor signed is marked as a draft. Too many recipients go to the end block."""
    return paper.settled(_paper(document))


def shows_text(document: Document) -> bool:
    """Whether its first page will show text. Nobody knows yet who signs what goes up: one of each who issues it."""
    found = paper_of(document)
    if found.form == Form.UPWARD and not found.issuer:
        found = replace(found, issuer="、".join(["某某某"] * (1 + len(document.joint))))
    return paper.fits(paper.settled(found))


def _paper(document: Document) -> paper.Paper:
    form = Form(document.rules.form)
    body = str(document.organisation)
    day = document.signed_on or document.passed_on
    blocks, attendance = _parted(paper.from_data(document.body)) if form == Form.MINUTES else ((), ())
    return paper.Paper(
        title=document.title,
        blocks=blocks or paper.from_data(document.body),
        attendance=attendance,
        form=form,
        mark=_mark(document, body, form),
        joint=(body, *document.joint) if document.joint else (),
        number=document.number,
        issuer=document.signer if form == Form.UPWARD else "",
        urgency=document.urgency if form != Form.PLAIN else "",
        to=document.to,
        subtitle=_subtitle(document),
        sign=_sign(document, body, day) if day and form != Form.PLAIN else None,
        note=document.note.strip("（）()"),
        annexes=paper.annexes_from_data(document.annexes),
        end=_end(document, body, form),
        draft=not document.locked,
    )


def _sign(document: Document, body: str, day) -> paper.Sign:
    return paper.Sign(body, day, seal=document.rules.seal, others=tuple(document.joint))


def _end(document: Document, body: str, form: Form) -> paper.End | None:
    """版记 once it is numbered; a letter says only who gets copies."""
    if not document.numbered_on or (form == Form.LETTER and not document.copies):
        return None
    if form == Form.LETTER:
        return paper.End(document.copies, ruled=False)
    return paper.End(document.copies, body, document.numbered_on)


def _parted(blocks) -> tuple[tuple, tuple]:
    """Of minutes: the text, and who was there as it stands at its end (出席：…)."""
    there = [one for one in blocks if isinstance(one, paper.Para) and one.text.startswith(PRESENT)]
    pairs = [(what, who) for what, _colon, who in (one.text.partition("：") for one in there) if who]
    return (
        (tuple(one for one in blocks if one not in there), tuple(pairs)) if len(pairs) == len(there) else (blocks, ())
    )


def _mark(document: Document, body: str, form: Form) -> str:
    if form == Form.PLAIN:
        return ""
    return body if form == Form.LETTER else f"{body}纪要" if form == Form.MINUTES else f"{body}文件"


def _subtitle(document: Document) -> str:
    """（2023年6月5日政协陇南市五届十二次主席会议通过）; of a case the brand of the place."""
    if document.kind == "case" and (case := getattr(document, "case", None)):
        return f"（{case.brand}）" if case.brand else ""
    if not document.passed_on or document.kind not in {"resolution", "recommendation"}:
        return ""
    return f"（{paper.day_words(document.passed_on)}{document.passed_meeting}通过）"

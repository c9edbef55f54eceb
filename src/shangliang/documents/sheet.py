"""成文 · A document as the paper that kit.paper draws: which mark stands in red, who signs, what the end block says."""

from shangliang.kit import paper
from shangliang.kit.paper import Form

from .models import Document


def paper_of(document: Document) -> paper.Paper:
    """As it stands; what is neither passed nor signed is marked as a draft."""
    form = Form(document.rules.form)
    body = str(document.organisation)
    day = document.signed_on or document.passed_on
    return paper.Paper(
        title=document.title,
        blocks=paper.from_data(document.body),
        form=form,
        mark=_mark(document, body, form),
        number=document.number,
        issuer=document.signer if form == Form.UPWARD else "",
        to=document.to,
        subtitle=_subtitle(document),
        sign=paper.Sign(body, day, seal=document.rules.seal) if day and form != Form.PLAIN else None,
        end=paper.End(document.copies, body, document.numbered_on)
        if document.numbered_on and form != Form.LETTER
        else None,
        draft=not document.locked,
    )


def _mark(document: Document, body: str, form: Form) -> str:
    if form == Form.PLAIN:
        return ""
    return body if form == Form.LETTER else f"{body}纪要" if form == Form.MINUTES else f"{body}文件"


def _subtitle(document: Document) -> str:
    """（2023年6月5日政协陇南市五届十二次主席会议通过）"""
    if not document.passed_on or document.kind not in {"resolution", "recommendation"}:
        return ""
    return f"（{paper.day_words(document.passed_on)}{document.passed_meeting}通过）"

"""文件通过 · The one seam to documents: tells a document on record which meeting passed it, with what verdict."""

from shangliang.documents import actions as documents
from shangliang.documents.models import Document


def passed_on(decision, *, verdict: str, by, on) -> None:
    """Only papers that are on record (`paper.document`), and whose kind a meeting passes; what is passed stays as it was."""
    ref, meeting = decision.paper.document, decision.meeting
    found = Document.objects.to_pass().filter(ref=ref, area_id=meeting.area_id).first() if ref else None
    if found is None:
        return
    documents.mark_passed(found, verdict=verdict, body=meeting.body, on=on, by=by, meeting=str(meeting))

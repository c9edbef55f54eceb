"""文件通过 · The one seam to documents: tells a document on record which meeting passed it, with what verdict."""

from shangliang.documents.actions import mark_passed
from shangliang.documents.models import Document


def passed_on(decision, *, verdict: str, by, on) -> None:
    """A paper that is on record gets its mark, once; one that only has a title has none to get. Not yet read over by
    the office it is refused, and the vote is recorded when that is done."""
    ref, meeting = decision.paper.document, decision.meeting
    found = Document.objects.to_pass().filter(ref=ref, area=meeting.area_id).first() if ref else None
    if found is None:
        return
    mark_passed(found, verdict=verdict, body=meeting.body, on=on, by=by, meeting=str(meeting))

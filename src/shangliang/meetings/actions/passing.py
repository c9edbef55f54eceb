"""文件通过 · The one seam to documents: tells a document on record which meeting passed it, with what verdict."""

from shangliang.documents.actions import mark_passed
from shangliang.documents.kinds.kind import PASSED
from shangliang.documents.models import Document


def passed_on(decision, *, verdict: str, by, on) -> None:
    """A paper that is on record gets its mark, once; one that only has a title has none to get. Not yet read over by
    the office it is refused, and the vote is recorded when that is done."""
    found = Document.objects.filter(ref=decision.paper.document).first() if decision.paper.document else None
    if found is None or PASSED not in found.rules.path or found.on(PASSED):
        return
    meeting = decision.meeting
    mark_passed(found, verdict=verdict, body=meeting.body, on=on, by=by, meeting=str(meeting))

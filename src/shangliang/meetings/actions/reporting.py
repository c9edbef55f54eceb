"""起草通报 · For an item of the kind 通报: a draft from the figures of the area, on record and attached to the item."""

from django.db import transaction
from django.utils.translation import gettext as _

from shangliang.documents.actions import draft
from shangliang.documents.models import Document
from shangliang.kit import clock
from shangliang.people.refusal import Refused

from ..items import ItemKind
from ..models import Item
from ..report import words
from ..roll import committee_of
from .agenda import add_paper, locked


@transaction.atomic
def draft_report(item: Item, *, by, on=None) -> Document:
    """Pressed once more it is the draft there is. The figures are of the day of the meeting, or of today if that is to come."""
    meeting, found = locked(item, by)
    if found.kind != ItemKind.INFORM:
        raise Refused(_("只有通报的议题才按数字起草。"))
    known = [paper.document for paper in found.papers.all() if paper.document]
    if made := Document.objects.filter(ref__in=known, kind="circular").first():
        return made
    today = clock.local_day(on) if on else clock.today()
    day = min(today, clock.local_day(meeting.gathering.starts_at))
    subject = found.title.removeprefix(found.words).strip("：: ")
    title = subject if subject.endswith("通报") else f"关于{subject.removeprefix('关于')}的通报"
    whose = committee_of(meeting.body) or meeting.body
    made = draft("circular", title=title[:120], body=words(meeting.area, day), organisation=whose, by=by, on=on)
    add_paper(found, made.title, document=made.ref, by=by, on=on)
    return made

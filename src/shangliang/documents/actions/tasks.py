"""分解任务 · A document of the year is broken into key tasks; each is a matter, resolved by the matter's own steps."""

from django.db import transaction
from django.utils.translation import gettext as _

from shangliang.matters import actions as matters
from shangliang.matters.lifecycle import Refused as MatterRefused
from shangliang.people.refusal import Refused

from ..models import Document, KeyTask
from .drafting import lock, log

MOST = 500


@transaction.atomic
def break_down(document: Document, title: str, *, unit, until, by, on=None, text="", lead="", campaign="") -> KeyTask:
    """分解: what, which unit, until when, under whose lead, in which campaign."""
    found = lock(document, by, "document.draft")
    last = found.tasks.count()
    if last >= MOST:
        raise Refused(_("一份文件最多分解 %(n)s 项任务。") % {"n": MOST})
    try:
        matter, _code = matters.raise_matter(
            "key_task", title=title, text=text or title, area=found.area, by=by, on=on,
            extra={"lead": lead, "campaign": campaign},
        )  # fmt: skip
    except MatterRefused as reason:
        raise Refused(str(reason)) from reason
    made = KeyTask.objects.create(
        document=found, matter=matter, number=last + 1, lead=lead, unit=unit, until=until, campaign=campaign
    )
    log(found, "break_down", by=by, on=on, detail={"matter": matter.ref})
    return made

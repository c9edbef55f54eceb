"""会议记录 · The minutes grow line by line while people speak, each with its time."""

from django.db import transaction
from django.utils.translation import gettext as _

from shangliang.kit import clock
from shangliang.people.refusal import Refused

from ..models import Gathering
from .floor import lock_running, log, touch

LONGEST = 50_000


@transaction.atomic
def note(gathering: Gathering, text: str, *, by, on=None) -> Gathering:
    """记一笔: appended, never changed."""
    found = lock_running(gathering, by)
    moment = (on or clock.now()).astimezone(clock.SHANGHAI)
    line = f"{moment:%H:%M} {' '.join(text.split())}"
    if len(found.notes) + len(line) > LONGEST:
        raise Refused(_("会议记录太长了，请另存文件。"))
    found.notes = f"{found.notes}\n{line}".strip()
    found.save(update_fields=["notes"])
    touch(found)
    log(found, "note", by=by, on=on)
    return found

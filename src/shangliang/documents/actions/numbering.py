"""编号 · The next number of the body's series of that year: no gap, no number twice, however many ask at once."""

from django.db import connection, transaction
from django.utils.translation import gettext as _

from shangliang.people.refusal import Refused

from .. import rules
from ..kinds.kind import NUMBERED
from ..models import Document
from .drafting import day_of, lock
from .marking import check, put

NEXT = """
INSERT INTO documents_numberseries (organisation_id, code, year, last) VALUES (%s, %s, %s, 1)
ON CONFLICT (organisation_id, code, year) DO UPDATE SET last = documents_numberseries.last + 1 RETURNING last
"""


@transaction.atomic
def number(document: Document, *, by, on=None, day=None) -> Document:
    """×政协发〔2023〕5号. The counter's row stays locked until the transaction ends: what fails gives its number back."""
    found = lock(document, by, "document.issue")
    if not found.rules.series:
        raise Refused(_("%(kind)s不编发文字号。") % {"kind": found.rules.name})
    day = day or day_of(on)
    check(found, NUMBERED, day)  # before the counter is touched: a refusal must not wait for others
    code = rules.series(found.organisation, found.rules.series)
    with connection.cursor() as cursor:
        cursor.execute(NEXT, [found.organisation_id, code, day.year])
        (ordinal,) = cursor.fetchone()
    return put(found, NUMBERED, by=by, on=on, day=day, number=f"{code}〔{day.year}〕{ordinal}号")

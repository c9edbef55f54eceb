"""纸签 · Printing, matching, spoiling, reconciling. A code is seen once, on the printed sheet; only its digest stays."""

import hmac
import re
import secrets
from hashlib import sha256

from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext as _

from shangliang.kit import clock, ids
from shangliang.people.refusal import Refused

from ..models import Slip, SlipBook

MOST = 2000  # slips of one sheet of print
PEPPER = 32


def new_book() -> SlipBook:
    """纸签册, with a pepper of its own."""
    return SlipBook.objects.create(pepper=secrets.token_bytes(PEPPER))


def digest(pepper: bytes | memoryview, code: str) -> bytes:
    """What is stored of a code: typed with spaces and in small letters it is the same one."""
    return hmac.digest(bytes(pepper), re.sub(r"[\s-]", "", code).upper().encode(), sha256)


@transaction.atomic
def print_slips(book: SlipBook, number: int) -> list[str]:
    """`number` new codes of 10 characters (49.5 random bits), in no order that means anything."""
    if not 1 <= number <= MOST:
        raise Refused(_("一次可以印 1 到 %(most)s 张。") % {"most": MOST})
    locked = SlipBook.objects.select_for_update().get(pk=book.pk)
    if locked.pepper is None or locked.reconciled_on:
        raise Refused(_("纸签已经清点，不能再印。"))
    codes = [ids.ref() for _n in range(number)]
    keys = sorted(digest(locked.pepper, code) for code in codes)  # sorted: the order of printing is not kept
    Slip.objects.bulk_create([Slip(key=key, book=locked) for key in keys])
    SlipBook.objects.filter(pk=book.pk).update(printed=F("printed") + number)
    return codes


def match(book: SlipBook | None, code: str) -> bytes | None:
    """The key of an unspoiled slip of this book that bears the code, or None."""
    if book is None or book.pepper is None or not code or "\0" in code:
        return None
    key = digest(book.pepper, code)
    return key if Slip.objects.filter(pk=key, book=book, spoiled=False).exists() else None


@transaction.atomic
def spoil(book: SlipBook, code: str) -> bytes:
    """作废: a slip that was torn, or handed back at the desk for a paper card; returns its key."""
    key = match(book, code)
    if key is None:
        raise Refused(_("没有这张纸签，或者已经作废。"))
    Slip.objects.filter(pk=key).update(spoiled=True)
    return key


@transaction.atomic
def reconcile(book: SlipBook, *, issued: int, unused: int, spoiled: int, on=None) -> SlipBook:
    """清点: printed = issued + unused + spoiled, or it is refused with the numbers."""
    locked = SlipBook.objects.select_for_update().get(pk=book.pk)
    if min(issued, unused, spoiled) < 0 or locked.printed != issued + unused + spoiled:
        raise Refused(
            _("对不上：印制 %(printed)s 张，发出、剩余、作废合计 %(sum)s 张。请重新清点。")
            % {"printed": locked.printed, "sum": issued + unused + spoiled}
        )
    locked.issued, locked.unused, locked.spoiled = issued, unused, spoiled
    locked.reconciled_on = clock.local_day(on) if on else clock.today()
    locked.save()
    return locked

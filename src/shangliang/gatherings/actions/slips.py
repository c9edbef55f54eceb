"""纸签 · Printing, matching, spoiling, reconciling. A code is seen once, on the printed sheet; only its digest stays.

The sheet is the answer to a press of a button. Its codes are drawn from a seed made of that press, so that a sheet lost
on its way can be asked for again by the same press, and no slip exists that nobody holds.
"""

import hmac
import re
import secrets
from hashlib import sha256

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext as _

from shangliang.kit import clock, ids, trail
from shangliang.people.refusal import Refused

from ..models import Slip, SlipBook
from ..owners import Owner, owner_of

MOST = 2000  # slips of one sheet of print
PEPPER = 32


def new_book() -> SlipBook:
    """纸签册, with a pepper of its own."""
    return SlipBook.objects.create(pepper=secrets.token_bytes(PEPPER))


def digest(pepper: bytes | memoryview, code: str) -> bytes:
    """What is stored of a code: typed with spaces and in small letters it is the same one."""
    return hmac.digest(bytes(pepper), re.sub(r"[\s-]", "", code).upper().encode(), sha256)


@transaction.atomic
def print_slips(book: SlipBook, number: int, *, seed: bytes | None = None) -> list[str]:
    """`number` new codes of 10 characters (49.5 random bits), in no order that means anything; a seed's second time: the same."""
    if not 1 <= number <= MOST:
        raise Refused(_("一次可以印 1 到 %(most)s 张。") % {"most": MOST})
    locked = SlipBook.objects.select_for_update().get(pk=book.pk)
    if locked.pepper is None or locked.reconciled_on:
        raise Refused(_("纸签已经清点，不能再印。"))
    codes = [ids.drawn(seed, n) if seed else ids.ref() for n in range(number)]
    keys = sorted(digest(locked.pepper, code) for code in codes)  # sorted: the order of printing is not kept
    if seed and Slip.objects.filter(pk=keys[0], book=book).exists():
        return codes
    Slip.objects.bulk_create([Slip(key=key, book=locked) for key in keys])
    SlipBook.objects.filter(pk=book.pk).update(printed=F("printed") + number)
    return codes


@transaction.atomic
def print_sheet(book: SlipBook, number: int, *, by, seed: bytes | None = None) -> list[str]:
    """印纸签: for whoever may arrange what they are for; on the trail how many, once."""
    owner = _owned(book, by, "consultation.open")
    before = SlipBook.objects.values_list("printed", flat=True).get(pk=book.pk)
    codes = print_slips(book, number, seed=seed)
    book.refresh_from_db()
    if book.printed > before:
        _log(owner, "print", by, number=number)
    return codes


@transaction.atomic
def hand_back(book: SlipBook, code: str, *, by) -> None:
    """交回作废: torn, or exchanged at the desk for a paper card; what was cast with it does not count any more."""
    owner = _owned(book, by, "consultation.enter")
    key = spoil(book, code)
    owner.cancel(key)
    _log(owner, "spoil", by)


@transaction.atomic
def count_slips(book: SlipBook, *, issued: int, unused: int, spoiled: int, by, on=None) -> SlipBook:
    """清点纸签: nothing is left over and nothing is missing, and no more was cast than was handed out."""
    owner = _owned(book, by, "consultation.open")
    if owner.running:
        raise Refused(_("表态还在进行，结束以后再清点。"))
    known = book.slips.filter(spoiled=True).count()
    if spoiled < known:
        raise Refused(_("系统里登记作废的已经有 %(known)s 张，作废数不能比这个少。") % {"known": known})
    if owner.used > issued:
        raise Refused(_("用纸签表态的有 %(used)s 份，比发出的还多。请重新清点。") % {"used": owner.used})
    done = reconcile(book, issued=issued, unused=unused, spoiled=spoiled, on=on)
    _log(owner, "reconcile", by, on, printed=done.printed, issued=issued, unused=unused, spoiled=spoiled)
    return done


def _owned(book: SlipBook, by, ability: str) -> Owner:
    owner = owner_of(book)
    if owner is None or not by.can(ability, owner.area):
        raise PermissionDenied
    return owner


def _log(owner: Owner, action: str, by, on=None, **detail) -> None:
    trail.record(by=by, action=f"slips.{action}", noun=owner.noun, id=owner.ref, area=owner.area, on=on, detail=detail)


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

"""封存 · Tally, shuffle, drop every link and the pepper, keep salted leaves under one root, publish.

After it nobody can tell whose a ballot was, or match a code again. Backups made before it can, until they expire; the
worker vacuums the emptied tables (jobs.py).
"""

import secrets
from itertools import chain

from django.db import transaction
from django.utils.translation import gettext as _

from shangliang.compute import merkle
from shangliang.kit import clock
from shangliang.people.refusal import Refused

from ..marks import leaf_of, tallied
from ..models import Grade, Pass, Poll, SealedBallot, SlipBook
from .floor import log, touch
from .polling import agreed, lock_poll
from .receipts import seal_receipts

SALT = 16


@transaction.atomic
def seal_poll(poll: Poll, *, by, ability: str = "consultation.close", on=None) -> Poll:
    """封存公布. `ability`: another one where whoever chairs may do it."""
    found = lock_poll(poll, by, ability)
    if found.sealed_at:
        raise Refused(_("已经封存。"))
    if not found.closed_at:
        raise Refused(_("请先截止，再封存。"))
    totals = tallied(found) if found.seats else _asked(found)
    _adds_up(found, totals)
    found.receipts_root = seal_receipts(found)
    leaves = _seal(found, totals)
    found.totals, found.root, found.pepper = totals, merkle.root(leaves), None
    found.sealed_at = on or clock.now()
    found.save(update_fields=["totals", "root", "receipts_root", "pepper", "sealed_at"])
    SlipBook.objects.filter(poll=found).update(pepper=None)
    touch(found.gathering)
    log(
        found.gathering,
        "poll_seal",
        by=by,
        on=on,
        detail={"poll": found.ref, "root": found.root, "receipts": found.receipts_root, "leaves": len(leaves)},
    )
    return found


def _asked(found: Poll) -> dict:
    return {"online": _cast(found, at_desk=False), "desk": _cast(found, at_desk=True)} | _counted(found)


def _cast(found: Poll, *, at_desk: bool) -> list[int]:
    chosen = list(found.ballots.filter(at_desk=at_desk).values_list("option", flat=True))
    return [chosen.count(n) for n in range(len(found.options))]


def _counted(found: Poll) -> dict:
    """What two persons counted: hands, a box, or the cards against slips that were handed back."""
    if not found.figures.exists() and found.grade not in Poll.COUNTED:
        return {}
    figures = agreed(found)
    if figures is None:
        raise Refused(_("要有两个人的清点一致才能封存。"))
    *counts, blank = figures
    return {"hands" if found.grade == Grade.HANDS else "paper": counts, "blank": blank}


def _adds_up(found: Poll, totals: dict) -> None:
    """纸签: reconciled, and no more was cast, on phones and on cards against slips, than was handed out and back."""
    if found.book is None:
        return
    if found.book.reconciled_on is None:
        raise Refused(_("请先清点纸签，再封存。"))
    online, paper = sum(totals["online"]), sum(totals.get("paper", [])) + totals.get("blank", 0)
    if online > (found.book.issued or 0) or paper > (found.book.spoiled or 0):
        raise Refused(
            _(
                "对不上：手机上 %(online)s 份，发出的纸签 %(issued)s 张；纸票 %(paper)s 张，换纸票交回的 %(spoiled)s 张。"
            )
            % {"online": online, "issued": found.book.issued, "paper": paper, "spoiled": found.book.spoiled}
        )


def _seal(found: Poll, totals: dict) -> list[bytes]:
    """The ballots in a shuffled order, each with its salt; those before it are gone."""
    named = {bytes(p.key): p.attendance_id for p in found.passes.all()} if found.grade == Grade.NAMED else {}
    cast = [(b.option, b.marks, named.get(bytes(b.voter))) for b in found.ballots.only("option", "marks", "voter")]
    counted = chain.from_iterable(
        [(n, None, None)] * c for n, c in enumerate(totals.get("paper") or totals.get("hands") or [])
    )
    rows = [*cast, *counted]
    secrets.SystemRandom().shuffle(rows)
    sealed = [
        SealedBallot(
            poll=found, place=n, option=option, marks=marks, attendance_id=whose, salt=secrets.token_bytes(SALT)
        )
        for n, (option, marks, whose) in enumerate(rows)
    ]
    SealedBallot.objects.bulk_create(sealed)
    found.ballots.all().delete()
    Pass.objects.filter(poll=found).delete()
    return [leaf_of(row) for row in sealed]

"""回执 · With which a voter checks after the seal that a ballot is among those counted, and nobody learns which one.

A receipt is made of the code's key and the pepper, so it is the same however often a choice is changed, and once the
pepper is gone nobody can tell whose it was. The receipts are a tree of their own beside the ballots: a receipt that led
to its ballot would show the choice, and what can be shown can be sold.
"""

import hmac
from dataclasses import dataclass
from hashlib import sha256

from shangliang.compute import merkle
from shangliang.kit import ids

from ..models import Poll, SealedReceipt


@dataclass(frozen=True)
class Included:
    """在里面 · The hash of the receipt, and the way from it to the published root."""

    leaf: bytes
    steps: list[merkle.Step]


def receipt_of(poll: Poll, key: bytes) -> str:
    """The ten letters of whoever casts by this key; nothing after the seal."""
    pepper = poll.pepper or (poll.book.pepper if poll.book else None)
    return "" if pepper is None else ids.drawn(hmac.digest(bytes(pepper), b"receipt" + key, sha256), 0)


def leaf_of(receipt: str) -> bytes:
    return merkle.leaf(b"", receipt.strip().upper().encode())


def seal_receipts(poll: Poll) -> str:
    """Those of all ballots that were cast by a code; returns their root. Before the ballots and the pepper go."""
    keys = poll.ballots.filter(at_desk=False).values_list("voter", flat=True)
    leaves = sorted(leaf_of(receipt_of(poll, bytes(key))) for key in keys)
    SealedReceipt.objects.bulk_create(SealedReceipt(poll=poll, leaf=leaf) for leaf in leaves)
    return merkle.root(leaves)


def included(poll: Poll, receipt: str) -> Included | None:
    """Whether it is among them, with the proof."""
    leaf, leaves = leaf_of(receipt), [bytes(leaf) for leaf in poll.receipts.values_list("leaf", flat=True)]
    return Included(leaf, merkle.path(leaves, leaves.index(leaf))) if leaf in leaves else None

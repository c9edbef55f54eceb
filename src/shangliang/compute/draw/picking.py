"""开签 · From a public seed to a ticket and the order of the alternates, by HMAC-SHA256: nobody can aim at it, anybody can repeat it.

The seed comes after the commitment is published, so it can not have been chosen to fit. `verify_draw.py` does the same in a
file of its own; tests hold the two together.
"""

import hashlib
import hmac
from collections.abc import Iterator, Sequence

WORD = 8  # bytes of one number


def stream(seed: str, commitment: str) -> Iterator[int]:
    """Numbers of 64 bits: the blocks HMAC(seed, commitment:0), HMAC(seed, commitment:1), ... cut in four, the highest byte first."""
    block = 0
    while True:
        made = hmac.new(seed.encode(), f"{commitment}:{block}".encode(), hashlib.sha256).digest()
        for at in range(0, len(made), WORD):
            yield int.from_bytes(made[at : at + WORD], "big")
        block += 1


def below(count: int, numbers: Iterator[int]) -> int:
    """0 to count - 1, each as likely as any other: numbers of the last, incomplete round are passed over."""
    whole = 2**64 // count * count
    return next(number for number in numbers if number < whole) % count


def pick(seed: str, commitment: str, tickets: int, everybody: Sequence[str], seated: Sequence[Sequence[str]]) -> tuple[int, list[str]]:  # fmt: skip
    """The ticket (the first is 1), and all others of `everybody` as alternates in the order drawn. `seated`: whom each ticket seats."""
    numbers = stream(seed, commitment)
    ticket = below(tickets, numbers)
    taken = set(seated[ticket])
    others = sorted(name for name in everybody if name not in taken)
    for last in range(len(others) - 1, 0, -1):
        at = below(last + 1, numbers)
        others[last], others[at] = others[at], others[last]
    return ticket + 1, others

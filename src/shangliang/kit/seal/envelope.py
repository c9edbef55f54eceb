"""封套 · Seals a text into bytes and opens it again: suite, key id, nonce, ciphertext with tag.

The associated data (table.field.pk) is not stored: an envelope opens only in the cell it was sealed for.
The key is one of the key file's, or somebody's own (`own`: 32 bytes, see personal.py), told by four bytes of its digest.
"""

import hmac
import secrets
from collections.abc import Callable
from functools import lru_cache
from hashlib import sha256

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.conf import settings

from shangliang.kit import keys

AES, SM4 = 0xA1, 0xA4
SUITES = {"aes": AES, "sm4": SM4}
HEAD, NONCE, TAG = 5, 12, 16  # suite (1) and key id (4); then nonce, ciphertext, tag


class Broken(Exception):
    """封套损坏 · The stored bytes are damaged, or were moved here from another cell."""


def seal(text: str, cell: str, own: bytes | None = None) -> bytes:
    """The envelope of `text` for the cell "table.field.pk", under the current suite, and the current key or `own`."""
    head = current_head(own)
    nonce = secrets.token_bytes(NONCE)
    return head + nonce + _lock(_key(head, own), head, nonce, text.encode(), cell.encode())


def open_(envelope: bytes, cell: str, own: bytes | None = None) -> str:
    head, nonce, body = envelope[:HEAD], envelope[HEAD : HEAD + NONCE], envelope[HEAD + NONCE :]
    if len(body) < TAG or head[0] not in SUITES.values():
        raise Broken(cell)
    try:
        return _unlock(_key(head, own), head, nonce, body, cell.encode()).decode()
    except InvalidTag:
        raise Broken(cell) from None


def current_head(own: bytes | None = None) -> bytes:
    """The first bytes of every envelope that is up to date: what `reseal` compares with."""
    suite = bytes([SUITES[settings.SHANGLIANG_SEAL]])
    return suite + (_derived(own, "id")[:4] if own else bytes.fromhex(keys.ring().current))


def _lock(key: bytes, head: bytes, nonce: bytes, text: bytes, cell: bytes) -> bytes:
    if head[0] == AES:
        return _aes(key).encrypt(nonce, text, cell)
    box = Cipher(algorithms.SM4(key), modes.GCM(nonce)).encryptor()
    box.authenticate_additional_data(cell)
    return box.update(text) + box.finalize() + box.tag


def _unlock(key: bytes, head: bytes, nonce: bytes, body: bytes, cell: bytes) -> bytes:
    if head[0] == AES:
        return _aes(key).decrypt(nonce, body, cell)
    box = Cipher(algorithms.SM4(key), modes.GCM(nonce, body[-TAG:])).decryptor()
    box.authenticate_additional_data(cell)
    return box.update(body[:-TAG]) + box.finalize()


def _key(head: bytes, own: bytes | None) -> bytes:
    purpose = "seal aes-256-gcm" if head[0] == AES else "seal sm4-gcm"
    found = _derived(own, purpose) if own else keys.key(head[1:HEAD].hex(), purpose)
    return found if head[0] == AES else found[:16]


def _derived(own: bytes, purpose: str) -> bytes:
    """A key of its own for each purpose, as the key file's secrets are used too."""
    return hmac.digest(own, purpose.encode(), sha256)


_aes: Callable[[bytes], AESGCM] = lru_cache(maxsize=16)(AESGCM)

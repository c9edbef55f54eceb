"""封套 · Seals a text into bytes and opens it again: suite, key id, nonce, ciphertext with tag.

The associated data (table.field.pk) is not stored: an envelope opens only in the cell it was sealed for.
"""

import secrets
from collections.abc import Callable
from functools import lru_cache

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


def seal(text: str, cell: str) -> bytes:
    """The envelope of `text` for the cell "table.field.pk", under the current key and suite."""
    head = current_head()
    nonce = secrets.token_bytes(NONCE)
    return head + nonce + _lock(head, nonce, text.encode(), cell.encode())


def open_(envelope: bytes, cell: str) -> str:
    head, nonce, body = envelope[:HEAD], envelope[HEAD : HEAD + NONCE], envelope[HEAD + NONCE :]
    if len(body) < TAG or head[0] not in SUITES.values():
        raise Broken(cell)
    try:
        return _unlock(head, nonce, body, cell.encode()).decode()
    except InvalidTag:
        raise Broken(cell) from None


def current_head() -> bytes:
    """The first bytes of every envelope that is up to date: what `reseal` compares with."""
    return bytes([SUITES[settings.SHANGLIANG_SEAL]]) + bytes.fromhex(keys.ring().current)


def _lock(head: bytes, nonce: bytes, text: bytes, cell: bytes) -> bytes:
    if head[0] == AES:
        return _aes(_key(head)).encrypt(nonce, text, cell)
    box = Cipher(algorithms.SM4(_key(head)), modes.GCM(nonce)).encryptor()
    box.authenticate_additional_data(cell)
    return box.update(text) + box.finalize() + box.tag


def _unlock(head: bytes, nonce: bytes, body: bytes, cell: bytes) -> bytes:
    if head[0] == AES:
        return _aes(_key(head)).decrypt(nonce, body, cell)
    box = Cipher(algorithms.SM4(_key(head)), modes.GCM(nonce, body[-TAG:])).decryptor()
    box.authenticate_additional_data(cell)
    return box.update(body[:-TAG]) + box.finalize()


def _key(head: bytes) -> bytes:
    key_id = head[1:HEAD].hex()
    if head[0] == AES:
        return keys.key(key_id, "seal aes-256-gcm")
    return keys.key(key_id, "seal sm4-gcm")[:16]


_aes: Callable[[bytes], AESGCM] = lru_cache(maxsize=16)(AESGCM)

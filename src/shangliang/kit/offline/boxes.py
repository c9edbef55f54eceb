"""信封 · A record sealed on a phone to this installation's public key: the phone that wrote it can not read it again.

ECDH on P-256 with a fresh key of the phone (SP 800-56A), HKDF-SHA-256 (RFC 5869), AES-256-GCM (SP 800-38D), as WebCrypto
has them in every browser since 2017. A box is version (1) | key id (4) | the phone's point (65) | nonce (12) | ciphertext
with tag; what stands before the nonce is authenticated too. The private key is derived from the key file's, so that it
changes with it, and boxes sealed to an older one still open.
"""

from dataclasses import dataclass
from functools import lru_cache

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from shangliang.kit import keys
from shangliang.kit.keys import KeyMissing

VERSION, ID, POINT, NONCE, TAG = 1, 4, 65, 12, 16
HEAD = 1 + ID + POINT
INFO = b"shangliang offline record 1"
LONGEST = 2**20  # bytes of one box
ORDER = 0xFFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551  # of P-256 (SP 800-186, 3.2.1.3)


class Broken(Exception):
    """信封打不开 · Damaged, cut off, or sealed to a key that this installation does not have."""


@dataclass(frozen=True)
class PublicKey:
    """公钥 · What a phone seals to: the key's id (8 hex digits) and its uncompressed point (65 bytes)."""

    key_id: str
    point: bytes


def public_key() -> PublicKey:
    key_id = keys.ring().current
    return PublicKey(key_id, _point(_private(keys.key(key_id, "offline"))))


def open_box(box: bytes) -> bytes:
    """What the phone wrote. Broken, if it can not be had."""
    if not HEAD + NONCE + TAG <= len(box) <= LONGEST or box[0] != VERSION:
        raise Broken
    head, nonce, body = box[:HEAD], box[HEAD : HEAD + NONCE], box[HEAD + NONCE :]
    try:
        private = _private(keys.key(box[1 : 1 + ID].hex(), "offline"))
        theirs = ec.EllipticCurvePublicKey.from_encoded_point(ec.SECP256R1(), head[1 + ID :])
        return AESGCM(_shared(private, theirs, head[1 + ID :], _point(private))).decrypt(nonce, body, head)
    except (KeyMissing, ValueError, InvalidTag):
        raise Broken from None


def seal_box(text: bytes, to: PublicKey, nonce: bytes) -> bytes:
    """As the phone does it (kit/offline/sealing.js); for programs that send records, and for tests of both."""
    own = ec.generate_private_key(ec.SECP256R1())
    theirs = ec.EllipticCurvePublicKey.from_encoded_point(ec.SECP256R1(), to.point)
    head = bytes([VERSION]) + bytes.fromhex(to.key_id) + _point(own)
    return head + nonce + AESGCM(_shared(own, theirs, _point(own), to.point)).encrypt(nonce, text, head)


def _shared(private: ec.EllipticCurvePrivateKey, theirs: ec.EllipticCurvePublicKey, phone: bytes, ours: bytes) -> bytes:
    """Both points go into the key, so that a box is good for exactly this pair (RFC 9180, 4.1)."""
    secret = private.exchange(ec.ECDH(), theirs)
    return HKDF(algorithm=hashes.SHA256(), length=32, salt=phone + ours, info=INFO).derive(secret)


@lru_cache(maxsize=8)
def _private(seed: bytes) -> ec.EllipticCurvePrivateKey:
    """A scalar from 1 to n-1 out of 48 bytes: 128 bits more than the order's, so that none is likelier (SP 800-186 A.2.1)."""
    wide = HKDF(algorithm=hashes.SHA512(), length=48, salt=None, info=b"offline p-256").derive(seed)
    return ec.derive_private_key(int.from_bytes(wide) % (ORDER - 1) + 1, ec.SECP256R1())


def _point(key: ec.EllipticCurvePrivateKey) -> bytes:
    return key.public_key().public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)

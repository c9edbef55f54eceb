"""密钥 · The key file: several sealing keys, one of them current, and one secret for keyed digests.

It lies beside the database and never inside it: who holds only a backup of the tables can read nothing sealed.
Key ids are random, so that a new file in the place of a lost one is told apart ("unknown key"), not taken for damage.
"""

import base64
import fcntl
import hmac
import json
import os
import secrets
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import Any

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives import hmac as crypto_hmac
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured


class KeyMissing(Exception):
    """The key that sealed this value is not in the key file."""


@dataclass(frozen=True)
class Ring:
    """密钥串 · What the key file holds."""

    current: str
    keys: dict[str, bytes]
    digest_suite: str
    digest_secret: bytes
    _made: dict[tuple[str, str], bytes] = field(default_factory=dict, compare=False, repr=False)

    def key(self, key_id: str, purpose: str) -> bytes:
        """32 bytes for one purpose; the file's own secrets are never used directly."""
        if key_id not in self.keys:
            raise KeyMissing(key_id)
        return self._for(key_id, self.keys[key_id], purpose)

    def secret(self, purpose: str) -> bytes:
        """The digests' secret for one purpose."""
        return self._for("", self.digest_secret, purpose)

    def _for(self, key_id: str, secret: bytes, purpose: str) -> bytes:
        """Worked out once as long as the file stays as it is."""
        found = self._made.get((key_id, purpose))
        if found is None:
            found = self._made[key_id, purpose] = hmac.digest(secret, purpose.encode(), sha256)
        return found


_rings: dict[str, tuple[tuple[int, int], Ring]] = {}  # what was read, and of which file
_steady: ContextVar[dict[str, Ring] | None] = ContextVar("steady_ring", default=None)


def path() -> Path:
    return Path(settings.SHANGLIANG_KEYS)


def ring(*, fresh: bool = False) -> Ring:
    """The key file, read again whenever another process has replaced it (`fresh`: in any case).

    So a page server that runs while keys are changed seals with the new key from its next value on.
    """
    where, held = str(settings.SHANGLIANG_KEYS), _steady.get()
    if held is not None and not fresh and where in held:
        return held[where]
    found = _looked_up(where, fresh=fresh)
    if held is not None:
        held[where] = found
    return found


@contextmanager
def steady() -> Iterator[None]:
    """For a handful of rows: the key file is looked at once, not for every value. Keys are added and never taken out, so what
    is sealed meanwhile under the one before opens as ever."""
    token = _steady.set({})
    try:
        yield
    finally:
        _steady.reset(token)


def _looked_up(where: str, *, fresh: bool) -> Ring:
    try:
        stamp = _stamp(where)
    except FileNotFoundError:
        if where in _rings and not fresh:
            return _rings[where][1]
        _create(Path(where))
        stamp = _stamp(where)
    if fresh or where not in _rings or _rings[where][0] != stamp:
        _rings[where] = stamp, _read(Path(where))
    return _rings[where][1]


def _stamp(where: str) -> tuple[int, int]:
    """A new file is put in the old one's place: its inode or its time tells."""
    found = os.stat(where)  # noqa: PTH116 — asked for every value that is sealed or opened
    return found.st_ino, found.st_mtime_ns


def key(key_id: str, purpose: str) -> bytes:
    """The purpose's key under `key_id`; a key that another process added a moment ago is found too."""
    try:
        return ring().key(key_id, purpose)
    except KeyMissing:
        return ring(fresh=True).key(key_id, purpose)


def digest(purpose: str, data: bytes) -> bytes:
    """A keyed digest of 32 bytes: equal data give equal digests, nobody without the key file can try values."""
    kept = ring()
    secret = kept.secret(purpose)
    if kept.digest_suite == "sm3":
        mac = crypto_hmac.HMAC(secret, hashes.SM3())
        mac.update(data)
        return mac.finalize()
    return hmac.digest(secret, data, sha256)


def add_key() -> str:
    """Put a new sealing key into the file and make it current; the old ones stay for what they sealed."""
    where = path()
    ring()
    with where.open() as held:
        fcntl.flock(held, fcntl.LOCK_EX)
        content = json.loads(where.read_text())
        key_id = secrets.token_hex(4)
        content["keys"][key_id] = _secret()
        content["current"] = key_id
        _written(where, content).replace(where)
    ring(fresh=True)
    return key_id


def _create(where: Path) -> None:
    """Make the file whole or not at all; of two processes that start together one wins and both read the same."""
    key_id = secrets.token_hex(4)
    suite = "sm3" if settings.SHANGLIANG_SEAL == "sm4" else "sha256"
    content = {
        "current": key_id,
        "keys": {key_id: _secret()},
        "digest": {"suite": suite, "secret": _secret()},
    }
    where.parent.mkdir(parents=True, exist_ok=True)
    written = _written(where, content)
    try:
        os.link(written, where)
    except FileExistsError:
        pass
    finally:
        written.unlink()


def _written(where: Path, content: dict[str, Any]) -> Path:
    """The content in a new file beside `where`, mode 0600 from its first byte, on disk."""
    number, name = tempfile.mkstemp(dir=where.parent, prefix=".keys-")
    with os.fdopen(number, "w") as file:
        json.dump(content, file, indent=1)
        file.flush()
        os.fsync(file.fileno())
    return Path(name)


def _read(where: Path) -> Ring:
    if os.name == "posix" and where.stat().st_mode & 0o077:
        raise ImproperlyConfigured(f"{where} can be read by others: chmod 600 {where}")
    content = json.loads(where.read_text())
    return Ring(
        current=content["current"],
        keys={key_id: base64.b64decode(text) for key_id, text in content["keys"].items()},
        digest_suite=content["digest"]["suite"],
        digest_secret=base64.b64decode(content["digest"]["secret"]),
    )


def _secret() -> str:
    return base64.b64encode(secrets.token_bytes(32)).decode()

"""往外送 · The only door to other machines: a POST to a host that the operator has named, and nothing else.

Without `SHANGLIANG_OUTBOUND` nothing ever leaves. Redirects are not followed (they would lead past the list); of an answer no
more is read than its first bytes, and those only where a robot says there whether it took the message. Requests are signed as Standard Webhooks 1.0.0 says (HMAC-SHA256 over id, time and body), so that the receiver
knows who sends, drops what is old and drops what it has seen.
"""

import base64
import hmac
import http.client
import ipaddress
import ssl
import time
from collections.abc import Callable
from hashlib import sha256
from urllib.parse import urlsplit

from django.conf import settings

PATIENCE = 10  # seconds for connecting, and again for each answer
READ = 2048  # bytes of an answer
OK = range(200, 300)
SIGNED_BY = "whsec_"


class NotSent(Exception):
    """没有送到 · In a few words that name no content: a status, or the kind of failure."""


def hosts() -> list[str]:
    """What may be reached, as host or host:port."""
    return list(settings.SHANGLIANG_OUTBOUND)


def allowed(url: str) -> bool:
    """An https address (http only on this machine itself) of a host in the list."""
    try:
        parts = urlsplit(url)
        host, port = parts.hostname or "", parts.port
    except ValueError:
        return False
    if any(ord(letter) <= 32 or ord(letter) > 126 for letter in url):
        return False
    named = {host, f"{host}:{port or 443}"} & {entry.lower() for entry in hosts()}
    return bool(named) and (parts.scheme == "https" or (parts.scheme == "http" and _here(host)))


def _here(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def signature(secret: str, ident: str, moment: int, body: bytes) -> str:
    """Standard Webhooks: `v1,` and the digest of id.time.body by the key behind `whsec_`."""
    key = base64.b64decode(secret.removeprefix(SIGNED_BY))
    return "v1," + base64.b64encode(hmac.digest(key, f"{ident}.{moment}.".encode() + body, sha256)).decode()


def post(url: str, body: bytes, *, ident: str, secret: str = "", refusal: Callable[[bytes], str] | None = None) -> None:
    """Send; NotSent unless the other side says that it has it. `refusal` reads why not out of an answer of 200."""
    if not allowed(url):
        raise NotSent("host not allowed")
    parts = urlsplit(url)
    moment = int(time.time())
    headers = {"Content-Type": "application/json", "User-Agent": "shangliang", "webhook-id": ident,
               "webhook-timestamp": str(moment)}  # fmt: skip
    if secret:
        headers["webhook-signature"] = signature(secret, ident, moment, body)
    connection = _connection(parts)
    try:
        connection.request("POST", (parts.path or "/") + (f"?{parts.query}" if parts.query else ""), body, headers)
        answer = connection.getresponse()
        status, why = answer.status, refusal(answer.read(READ)) if refusal else ""
    except (OSError, http.client.HTTPException) as error:
        raise NotSent(type(error).__name__) from None
    finally:
        connection.close()
    if status not in OK:
        raise NotSent(f"HTTP {status}")
    if why:
        raise NotSent(why)


def _connection(parts) -> http.client.HTTPConnection:
    if parts.scheme == "https":
        return http.client.HTTPSConnection(
            parts.hostname, parts.port, timeout=PATIENCE, context=ssl.create_default_context()
        )
    return http.client.HTTPConnection(parts.hostname, parts.port, timeout=PATIENCE)

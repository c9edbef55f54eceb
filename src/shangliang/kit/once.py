"""只办一次 · A form sent twice is done once: the same key and content get the first answer again."""

import datetime as dt
import json
import secrets
from collections.abc import Callable, Mapping
from typing import Any

from django.db import models, transaction
from django.http import HttpRequest
from django.utils.translation import gettext as _

from shangliang.kit import clock, keys

KEPT = dt.timedelta(days=7)


class Conflict(Exception):
    """冲突 · The key was used for other content. `str()` is the sentence for the page, `url` what the first made."""

    def __init__(self, url: str) -> None:
        super().__init__(
            _("这张表单已经提交过，这次的内容与上次不同，所以没有再办。请先看上次的结果，要改再重新填写。")
        )
        self.url = url


class Once(models.Model):
    """已办 · One form that was acted on: which (digest of key and owner), what with (digest), what came of it."""

    key = models.BinaryField(primary_key=True, max_length=32)
    content = models.BinaryField(max_length=32)
    result = models.TextField(blank=True)
    created = models.DateTimeField(default=clock.now, db_index=True)

    def __str__(self) -> str:
        return bytes(self.key).hex()


def new_key() -> str:
    """128 random bits for the hidden field `once`."""
    return secrets.token_urlsafe(16)


def owner_of(request: HttpRequest) -> str:
    """Who sends: the person, else the browser; another one who learns a key gets nothing by it."""
    if request.user.is_authenticated:
        return f"person {request.user.pk}"
    return f"browser {request.META.get('CSRF_COOKIE', '')}"


def seed_of(request: HttpRequest, purpose: str) -> bytes:
    """Of one press of a button that makes codes, known to that browser's page alone: the same press makes the same codes."""
    press = request.POST.get("once", "")[:64] or new_key()
    return keys.digest(purpose, f"{owner_of(request)}\0{press}\0{request.path}".encode())


def of(request: HttpRequest, digest_of: Mapping[str, Any], fn: Callable[[], str]) -> str:
    """`perform` for a form that carries the hidden field `once`."""
    return perform(request.POST.get("once", "")[:64], digest_of, fn, owner=owner_of(request))


@transaction.atomic
def perform(key: str, digest_of: Mapping[str, Any], fn: Callable[[], str], *, owner: str = "") -> str:
    """Call `fn` and return its url; for a key that was used, the url of that time, or Conflict if the content differs.

    Key, action and answer are one transaction. Of two at once the second waits for the first; if that fails,
    nothing is kept of its key and the second goes ahead. Without a key (a script's post) it just acts.
    """
    if not key:
        return fn()
    row = row_of(key, digest_of, owner)
    if not _claimed(row):
        return answer_of(row)
    url = fn()
    Once.objects.filter(pk=row.key).update(result=url)
    return url


def row_of(key: str, digest_of: Mapping[str, Any], owner: str) -> Once:
    """What `perform` keeps; for an action that writes this row in its own statement (a view, 300 times a second)."""
    named = f"{owner}\0{key}".encode("utf-8", "surrogatepass")
    return Once(key=keys.digest("once key", named), content=_digest(digest_of))


def forget() -> int:
    """Drop the keys that no browser will send again."""
    return Once.objects.filter(created__lt=clock.now() - KEPT).delete()[0]


def _claimed(row: Once) -> bool:
    """Whether the key is ours now. While another transaction holds the same key, PostgreSQL makes this wait."""
    query = "INSERT INTO kit_once (key, content, result, created) VALUES (%s, %s, '', %s) ON CONFLICT DO NOTHING"
    with transaction.get_connection().cursor() as cursor:
        cursor.execute(query, [row.key, row.content, row.created])
        return bool(cursor.rowcount)


def answer_of(row: Once) -> str:
    """The answer of the first time, or Conflict if the content differs; Once.DoesNotExist if there was none."""
    done = Once.objects.get(pk=row.key)
    if bytes(done.content) != row.content:
        raise Conflict(done.result)
    return done.result


def _digest(content: Mapping[str, Any]) -> bytes:
    written = json.dumps(content, sort_keys=True, ensure_ascii=False, default=_plain)
    return keys.digest("once content", written.encode("utf-8", "surrogatepass"))


def _plain(value: Any) -> Any:
    """What JSON does not know: an upload is its bytes, a row its key, anything else its text."""
    if hasattr(value, "chunks"):
        value.seek(0)
        found = keys.digest("once file", b"".join(value.chunks())).hex()
        value.seek(0)
        return found
    if isinstance(value, models.Model):
        return value.pk
    if isinstance(value, set | frozenset):
        return sorted(map(str, value))
    if isinstance(value, models.QuerySet):
        return sorted(str(row.pk) for row in value)
    return str(value)

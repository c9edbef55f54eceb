"""草稿 · Keep, find and drop what somebody typed before they sent it."""

import hashlib
import json

from shangliang.kit import clock

from ..models import Draft


def _hash(token: str) -> bytes:
    return hashlib.sha256(token.encode()).digest()


def save_draft(token: str, fields: dict) -> None:
    """Merge `fields` into the draft of this token; a draft is personal, so it is sealed and leaves no trail."""
    body = json.dumps(load_draft(token) | fields, ensure_ascii=False)
    Draft.objects.update_or_create(token_hash=_hash(token), defaults={"body": body, "saved_at": clock.now()})


def load_draft(token: str) -> dict:
    """What was kept for this token; empty for an unknown one."""
    draft = Draft.objects.filter(token_hash=_hash(token)).first() if token else None
    return json.loads(draft.body) if draft else {}


def drop_draft(token: str) -> None:
    """Forget it: the matter has been sent, or the person wants it gone."""
    Draft.objects.filter(token_hash=_hash(token)).delete()


def drop_old_drafts(days: int = 30) -> int:
    """Drafts nobody came back to; run by the worker each day."""
    return Draft.objects.filter(saved_at__lt=clock.now() - clock.days(days)).delete()[0]

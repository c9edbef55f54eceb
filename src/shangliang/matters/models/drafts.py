"""草稿 · What somebody has typed so far in the four steps of raising a matter; kept on the server, found by a cookie."""

from django.db import models

from shangliang.kit import clock, ids
from shangliang.kit.seal import SealedTextField


class Draft(models.Model):
    """草稿 · Sealed as a whole: it may hold a name and a phone number before anybody has agreed to anything."""

    id = models.BigIntegerField(primary_key=True, default=ids.key)
    token_hash = models.BinaryField(unique=True)
    body = SealedTextField(default="{}")
    saved_at = models.DateTimeField(default=clock.now, db_index=True)

"""推送 · Other programs are told that something happened, never what: the trail's rows are the outbox.

A row of the trail stands in the transaction of its action, and the rows of a chain are numbered in the order in which
they were committed: what a program has been told of is one number per chain. It is told the noun, the action and the
reference of what its person may see at that moment; the content it reads with its own token.
"""

import base64
import secrets

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _

from shangliang.kit import clock, ids
from shangliang.kit.outbound import SIGNED_BY
from shangliang.kit.seal import SealedTextField

TOLD = [("matter", _("事项的每一步")), ("consultation", _("协商活动")), ("meeting", _("会议")), ("document", _("公文"))]
READ_BY_API = {"matter": "matters", "consultation": "consultations"}


class Webhook(models.Model):
    """推送地址 · Of one person, about one place; what they no longer see is no longer told."""

    id = models.BigIntegerField(primary_key=True, default=ids.key)
    ref = models.CharField(max_length=10, unique=True, default=ids.ref)
    person = models.ForeignKey("people.Person", models.CASCADE, related_name="webhooks")
    label = models.CharField(_("推送给谁"), max_length=60)
    url = models.CharField(_("接收地址"), max_length=300)
    secret = SealedTextField(max_length=80)
    area = models.ForeignKey("people.Area", models.PROTECT, related_name="+")
    nouns = ArrayField(models.CharField(max_length=20, choices=TOLD))
    made_at = models.DateTimeField(default=clock.now)
    stopped_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-made_at", "-id"]

    def __str__(self) -> str:
        return self.label


class Reached(models.Model):
    """读到哪里 · The last row of a chain that a webhook has looked at."""

    webhook = models.ForeignKey(Webhook, models.CASCADE, related_name="reached")
    chain = models.CharField(max_length=6, db_collation="C")
    seq = models.BigIntegerField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["webhook", "chain"], name="reached_once")]


class Delivery(models.Model):
    """一次推送 · `event`: chain and number of the row; sent again until it is taken, given up after a day and a half."""

    id = models.BigAutoField(primary_key=True)
    webhook = models.ForeignKey(Webhook, models.CASCADE, related_name="deliveries")
    event = models.CharField(max_length=30)
    body = models.JSONField()
    at = models.DateTimeField(default=clock.real_now)
    next_at = models.DateTimeField(null=True, default=clock.real_now)  # null: taken, or given up
    tries = models.PositiveSmallIntegerField(default=0)
    sent_at = models.DateTimeField(null=True)
    error = models.CharField(max_length=80, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["webhook", "event"], name="delivery_once")]
        indexes = [
            models.Index(fields=["next_at", "id"], condition=models.Q(next_at__isnull=False), name="delivery_waits")
        ]

    def __str__(self) -> str:
        return self.event


def new_secret() -> str:
    """As Standard Webhooks writes it: 256 bits behind a prefix."""
    return SIGNED_BY + base64.b64encode(secrets.token_bytes(32)).decode()

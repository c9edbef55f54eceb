"""令牌 · How another program acts in a person's name: a random token with scopes, an end, and a way to end it at once.

Only the digest is kept: 256 random bits need no slow hash (RFC 6750 bearer tokens; OWASP ASVS 5.0, 6.5).
"""

import secrets
from hashlib import sha256
from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _

from shangliang.kit import clock, ids, rules

PREFIX = "sl_"  # tells a scanner of leaked secrets what it has found
LONGEST = 366  # days

rules.declare(
    "access.longest",
    name=_("程序令牌最长有效期"),
    default=180,
    basis=_("本系统默认；到期要重新申请，人走权收"),
    kind="int",
    unit=_("天"),
)


class Scope(models.TextChoices):
    """权限范围 · What a token may be used for; never more than its person may do."""

    READ = "read", _("读取我能看的内容")
    RAISE = "raise", _("提出、登记事项")
    ACT = "act", _("办理事项和交办单的各个步骤")
    CALENDAR = "calendar", _("订阅我的日程（只能用在日历地址里）")


class AccessTokenQuerySet(models.QuerySet):
    def live(self):
        """Neither revoked nor run out."""
        return self.filter(revoked_at__isnull=True, expires_on__gte=clock.today())

    def holder(self, typed: str, scope: str) -> "AccessToken | None":
        """The live token of these characters that carries the scope and whose person may still sign in."""
        found = self.live().filter(digest=digest(typed), person__is_active=True).select_related("person").first()
        return found if found and scope in found.scopes else None


class AccessToken(models.Model):
    """程序令牌 · `hint`: its first characters, by which its person tells one from another."""

    ref = models.CharField(max_length=10, unique=True, default=ids.ref)
    person = models.ForeignKey("people.Person", models.CASCADE, related_name="tokens")
    label = models.CharField(_("用在哪里"), max_length=60)
    digest = models.BinaryField(unique=True, max_length=32)
    hint = models.CharField(max_length=12)
    scopes = ArrayField(models.CharField(max_length=12, choices=Scope), verbose_name=_("可以做什么"))
    made_at = models.DateTimeField(default=clock.now)
    expires_on = models.DateField(_("有效期至"))
    used_at = models.DateTimeField(null=True)
    revoked_at = models.DateTimeField(null=True)

    objects = AccessTokenQuerySet.as_manager()

    class Meta:
        ordering = ["-made_at", "-id"]
        constraints = [
            models.CheckConstraint(condition=~models.Q(scopes=[]), name="token_is_for_something"),
        ]

    def __str__(self) -> str:
        return self.label

    @property
    def scope_labels(self) -> list[Any]:
        return [Scope(scope).label for scope in self.scopes]

    @property
    def is_live(self) -> bool:
        return self.revoked_at is None and self.expires_on >= clock.today()


def fresh() -> str:
    """A new token's characters; shown once."""
    return PREFIX + secrets.token_urlsafe(32)


def digest(typed: str) -> bytes:
    return sha256(typed.encode("utf-8", "surrogatepass")).digest()

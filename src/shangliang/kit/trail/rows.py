"""轨迹 · Who did what to which object, when; append-only, one hash chain per county."""

from typing import Any

from django.db import models

from .chain import digest, stamp


class TrailRow(models.Model):
    """轨迹 · One action. UPDATE, DELETE and TRUNCATE are refused by the database (0002_trail_guard)."""

    pk = models.CompositePrimaryKey("chain", "seq")
    chain = models.CharField("链", max_length=6, db_collation="C")
    seq = models.BigIntegerField("序号")
    suite = models.CharField("算法", max_length=8)
    occurred = models.DateTimeField("发生时间")
    recorded = models.DateTimeField("记录时间")
    actor = models.CharField("办理人代号", max_length=16, blank=True)  # a person's ref; empty: the system
    action = models.CharField("动作", max_length=60)
    noun = models.CharField("对象类别", max_length=40)
    object = models.CharField("对象", max_length=40)
    area = models.CharField("区划", max_length=20, db_collation="C", blank=True)
    detail = models.JSONField("内容", default=dict)
    prev = models.BinaryField("前一行摘要", max_length=32)
    hash = models.BinaryField("摘要", max_length=32)

    class Meta:
        indexes = [models.Index("noun", "object", name="trail_of_object")]
        constraints = [models.CheckConstraint(condition=models.Q(seq__gt=0), name="trail_seq_from_one")]

    def __str__(self) -> str:
        return f"{self.chain}-{self.seq}"

    @property
    def body(self) -> dict[str, Any]:
        """What is hashed: everything but the two hashes."""
        return body(*(getattr(self, name) for name in BODY))

    def linked(self, seq: int, prev: bytes) -> bytes:
        """Take this place in the chain and return the own hash."""
        self.seq, self.prev = seq, prev
        self.hash = found = digest(self.suite, prev, self.body)
        return found


BODY = ("chain", "seq", "suite", "occurred", "recorded", "actor", "action", "noun", "object", "area", "detail")


def body(*values: Any) -> dict[str, Any]:
    """The body from the values of BODY, in that order (also read without a model, by `verify`)."""
    written = dict(zip(BODY, values, strict=True))
    return written | {"occurred": stamp(written["occurred"]), "recorded": stamp(written["recorded"])}


class ChainHead(models.Model):
    """链首 · The last row of a chain; locked while a row is added, moved on only by the database's own trigger."""

    chain = models.CharField("链", primary_key=True, max_length=6, db_collation="C")
    seq = models.BigIntegerField("序号", default=0)
    hash = models.BinaryField("摘要", max_length=32)

    def __str__(self) -> str:
        return f"{self.chain}-{self.seq}"


class DailyHead(models.Model):
    """每日链首 · A chain's head at the end of a day, published, so that anyone can keep it elsewhere."""

    pk = models.CompositePrimaryKey("chain", "day")
    chain = models.CharField("链", max_length=6, db_collation="C")
    day = models.DateField("日期")
    seq = models.BigIntegerField("序号")
    hash = models.BinaryField("摘要", max_length=32)

    def __str__(self) -> str:
        return f"{self.chain} {self.day}"

    @property
    def hex(self) -> str:
        """The digest as it is printed, in groups of eight to be copied by hand."""
        text = bytes(self.hash).hex()
        return " ".join(text[n : n + 8] for n in range(0, 64, 8))

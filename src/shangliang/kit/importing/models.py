"""导入的表 · One file that was brought along, and its rows. Cells are sealed (they may hold telephones) and go in time."""

import json
from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from shangliang.kit import clock, ids
from shangliang.kit.seal import SealedTextField

EMPTY = {"cells": "", "made": "", "differs": ""}  # of a row: what is personal of it


class State(models.TextChoices):
    """到哪一步"""

    CHECKING = "checking", _("正在检查")
    PREVIEW = "preview", _("待确认")
    WAITING = "waiting", _("正在导入")
    DONE = "done", _("已导入")
    UNDOING = "undoing", _("正在撤销")
    UNDONE = "undone", _("已撤销")
    FAILED = "failed", _("没有写成")


BUSY = (State.CHECKING, State.WAITING, State.UNDOING)


class Outcome(models.TextChoices):
    """一行的结果 · Before confirming what would come of it, after it what came."""

    NEW = "new", _("新增")
    CHANGED = "changed", _("修改")
    SAME = "same", _("不变")
    REFUSED = "refused", _("不收")
    UNDONE = "undone", _("已撤销")
    KEPT = "kept", _("撤销不了")


class ImportBatch(models.Model):
    """一次导入 · Seen by whoever brought it along, and by nobody else."""

    ref = models.CharField(max_length=10, unique=True, default=ids.ref)
    importer = models.CharField(max_length=40)
    area = models.CharField(max_length=20, db_collation="C")
    by_id = models.BigIntegerField()  # a person's key; kit knows no noun, so no foreign key
    file = models.CharField(max_length=120)
    sha256 = models.CharField(max_length=64)
    headings = models.JSONField(default=list)
    columns = models.JSONField(default=dict)  # {name of column: number of the heading}
    state = models.CharField(max_length=8, choices=State, default=State.PREVIEW)
    created = models.DateTimeField(default=clock.now, db_index=True)
    done_at = models.DateTimeField(null=True)
    undone_at = models.DateTimeField(null=True)
    at = models.PositiveIntegerField(
        default=0
    )  # the line that was handled last: there a lost worker's successor goes on
    handled = models.PositiveIntegerField(default=0)  # lines, of `total`: what the bar shows
    total = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["-created", "-id"]

    def __str__(self) -> str:
        return self.file

    @property
    def working(self) -> bool:
        """The worker is at it, or will be."""
        return self.state in BUSY

    @property
    def percent(self) -> int:
        return min(100, self.handled * 100 // self.total) if self.total else 0

    @property
    def revocable(self) -> bool:
        """Done, or broken off with something written: both can be taken back."""
        return self.state == State.DONE or (self.state == State.FAILED and self.handled > 0)

    def counts(self) -> dict[str, int]:
        """{outcome: how many rows}."""
        rows = self.rows.order_by().values_list("outcome").annotate(n=models.Count("pk"))
        return dict.fromkeys(Outcome.values, 0) | dict(rows)


class ImportRow(models.Model):
    """一行 · `made` is what is needed to take it back."""

    id = models.BigIntegerField(primary_key=True, default=ids.key)
    batch = models.ForeignKey(ImportBatch, models.CASCADE, related_name="rows")
    number = models.PositiveIntegerField()
    cells = SealedTextField(blank=True, default="")
    outcome = models.CharField(max_length=8, choices=Outcome, default=Outcome.REFUSED)
    says = models.CharField(max_length=400, blank=True)
    made_ref = models.CharField(max_length=10, blank=True)
    made = SealedTextField(blank=True, default="")
    differs = SealedTextField(blank=True, default="")  # {name of column: what stood there before}, of a changed row

    class Meta:
        ordering = ["number"]
        constraints = [models.UniqueConstraint(fields=["batch", "number"], name="import_row_once")]

    @property
    def values(self) -> list[Any]:
        """The cells as they stood in the file; empty once they are gone."""
        return json.loads(self.cells) if self.cells else []

    @property
    def before(self) -> dict[str, str]:
        """What a changed row changes: {name of column: what stood there}."""
        return json.loads(self.differs) if self.differs else {}

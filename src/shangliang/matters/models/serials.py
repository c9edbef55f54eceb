"""台账号 · The counter behind the ledger numbers."""

from django.db import models


class Serial(models.Model):
    """台账号计数 · The last number given per county, kind and year."""

    chain = models.CharField(max_length=6, db_collation="C")
    kind = models.CharField(max_length=30)
    year = models.PositiveSmallIntegerField()
    last = models.PositiveIntegerField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["chain", "kind", "year"], name="serial_once")]

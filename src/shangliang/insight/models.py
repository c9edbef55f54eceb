"""观的存储 · The one cache of what is counted; everything in it can be thrown away and counted again."""

from django.db import models

from shangliang.kit import clock


class Rollup(models.Model):
    """存数 · One figure of one place and period, as it stood at this seq of the trail and on this day.

    `area`: a chain of the trail (a county, or a city or the province by itself) for figures that add up; else the place that
    was asked for, and `trail_seq` is then the sum of all chains within: each only grows, so the sum stands while all stand.
    """

    area = models.CharField(max_length=20, db_collation="C")
    figure = models.CharField(max_length=40)
    period = models.CharField(max_length=12)
    date = models.DateField()
    trail_seq = models.BigIntegerField()
    at = models.DateTimeField(default=clock.real_now)
    value = models.JSONField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["period", "area", "figure"], name="rollup_once")]

    def __str__(self) -> str:
        return f"{self.area} {self.figure} {self.period}"


class Watch(models.Model):
    """有人在看 · A place and period whose board was opened lately: the worker keeps its rollups fresh."""

    area = models.CharField(max_length=20, db_collation="C")
    period = models.CharField(max_length=12)
    at = models.DateTimeField(default=clock.real_now)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["area", "period"], name="watch_once")]

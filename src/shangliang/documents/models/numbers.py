"""发文字号 · The counter behind the numbers: one per body, series and year; its row is locked while a number is given."""

from django.db import models


class NumberSeries(models.Model):
    """字号计数 · `code` is what stands before the year: 陇政协发."""

    organisation = models.ForeignKey("people.Organisation", models.PROTECT, related_name="+")
    code = models.CharField(max_length=30)
    year = models.PositiveSmallIntegerField()
    last = models.PositiveIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["organisation", "code", "year"], name="document_series_once_a_year")
        ]

    def __str__(self) -> str:
        return f"{self.code}〔{self.year}〕{self.last}号"

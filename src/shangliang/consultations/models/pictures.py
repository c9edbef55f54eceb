"""看法图 · What the worker has made of the views so far; and, after the close, the sealed rows."""

from django.db import models


class Picture(models.Model):
    """看法图 · Counts, groups, agreement: only what may be published (shares of at least 5 people, the map from 15)."""

    consultation = models.OneToOneField("consultations.Consultation", models.CASCADE, related_name="picture")
    rev = models.BigIntegerField(default=0)  # of the newest view in it
    views = models.BigIntegerField(default=0)
    version = models.PositiveIntegerField(default=0)
    made_at = models.DateTimeField()
    settled = models.BooleanField(default=False)  # made again after some quiet seconds: a slow view may come late
    data = models.JSONField(default=dict)
    held = models.JSONField(default=dict)  # the counts that `data` was made from; never shown


class SealedRow(models.Model):
    """封存的表态 · One voter's views by statement number, shuffled, without any link to who it was."""

    consultation = models.ForeignKey("consultations.Consultation", models.CASCADE, related_name="sealed")
    place = models.PositiveIntegerField()
    views = models.JSONField()
    paper = models.BooleanField(default=False)
    openly = models.BooleanField(default=False)  # scanned, without a slip: counted apart
    salt = models.BinaryField(max_length=16)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["consultation", "place"], name="sealed_row_place_once")]

"""可查 · By which words an object is found, where, when. No sentence of it is kept here."""

from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import Q

from ..search import TermsField


class Findable(models.Model):
    """可查 · One object of one noun: its words, and the signs of those to whom it may be shown."""

    noun = models.CharField(max_length=40)
    object = models.CharField(max_length=40, db_collation="C")
    county = models.CharField(max_length=6, db_collation="C")
    day = models.DateField()
    public = models.BooleanField(default=False)
    terms = TermsField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["noun", "object"], name="findable_once")]
        indexes = [
            GinIndex(fields=["terms"], name="findable_terms"),
            models.Index(fields=["county", "-day", "-id"], name="findable_county"),
            models.Index(fields=["-day", "-id"], condition=Q(public=True), name="findable_public"),
        ]

    def __str__(self) -> str:
        return f"{self.noun} {self.object}"


class Followed(models.Model):
    """跟到哪里 · The last row of a chain of the trail whose object was looked at again."""

    chain = models.CharField(primary_key=True, max_length=6, db_collation="C")
    seq = models.BigIntegerField(default=0)

    def __str__(self) -> str:
        return f"{self.chain}-{self.seq}"

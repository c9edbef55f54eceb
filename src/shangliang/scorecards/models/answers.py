"""答复 · What points and honours ask alike of an objection's answer."""

from django.db import models
from django.db.models import F, Q


def answered_whole(name: str) -> models.CheckConstraint:
    """Either no answer at all, or one with its verdict, by somebody, not before the objection."""
    none = Q(answer="", upheld__isnull=True, answered_on__isnull=True, answered_by__isnull=True)
    whole = ~Q(answer="") & Q(upheld__isnull=False, answered_on__gte=F("on"), answered_by__isnull=False)
    return models.CheckConstraint(condition=none | whole, name=name)

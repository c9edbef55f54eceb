"""外出怎样被查到 · A trip's name, aim and places; its report is read on its own page."""

from collections.abc import Iterator

from django.contrib.postgres.aggregates import ArrayAgg
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from shangliang.kit import anywhere

from .models import Trip


def tell(rows: QuerySet) -> Iterator[anywhere.Told]:
    for row in rows.annotate(team_of=ArrayAgg("team__person_id", distinct=True, default=[])):
        yield anywhere.Told(
            id=row.ref, area=row.area_id, day=row.starts_on, title=row.title,
            text=" ".join(part for part in (row.aim, row.places) if part), url=row.get_absolute_url(),
            people=tuple(key for key in row.team_of if key),
        )  # fmt: skip


def declare() -> None:
    """Called when the app is ready."""
    anywhere.register(anywhere.Source("trip", _("外出"), Trip, tell, seen=Trip.objects.visible_to))

"""聚会怎样被查到 · The name of a gathering, its place and what is on its agenda; who comes is sealed and not among it."""

from collections.abc import Iterator

from django.contrib.postgres.aggregates import ArrayAgg
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from shangliang.kit import anywhere

from .models import Gathering


def tell(rows: QuerySet) -> Iterator[anywhere.Told]:
    for row in rows.annotate(listed=ArrayAgg("attendances__person_id", distinct=True, default=[])):
        agenda = [str(item.get("title", "")) for item in row.agenda if isinstance(item, dict)]
        yield anywhere.Told(
            id=row.ref, area=row.area_id, day=timezone.localdate(row.starts_at), title=row.title,
            text=" ".join(part for part in (row.place, *agenda) if part), url=f"/desk/g/{row.ref}/",
            people=tuple(key for key in row.listed if key),
        )  # fmt: skip


def declare() -> None:
    """Called when the app is ready."""
    anywhere.register(anywhere.Source("gathering", _("聚会"), Gathering, tell, seen=Gathering.objects.visible_to))

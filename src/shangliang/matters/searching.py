"""事项怎样被查到 · What a matter says of itself: what its public page says too, so that no word tells more than may be read."""

from collections.abc import Iterator

from django.contrib.postgres.aggregates import ArrayAgg
from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from shangliang.kit import anywhere

from .kinds import KINDS
from .lifecycle import Stage
from .models import Matter

OPEN_KINDS = frozenset(slug for slug, kind in KINDS.items() if kind.public)
HIDDEN = frozenset({Stage.MERGED, Stage.REDIRECTED})


def tell(rows: QuerySet) -> Iterator[anywhere.Told]:
    in_force = Q(orders__returned_on__isnull=True, orders__withdrawn_on__isnull=True, orders__isnull=False)
    dressed = rows.select_related("enterprise").annotate(
        own=ArrayAgg("raisers__person_id", distinct=True, default=[]),
        units=ArrayAgg("orders__unit_id", filter=in_force, distinct=True, default=[]),
    )
    for row in dressed:
        firm = row.enterprise
        bodies = [*row.units, *([firm.contact_id, firm.unit_id] if firm else [])]
        released = row.released_on is not None
        yield anywhere.Told(
            id=row.ref, area=row.area_id, day=row.raised_on, title=row.title,
            text=" ".join(part for part in (row.text, row.wish, row.place, row.serial) if part),
            url=row.desk_url, public_url=row.get_absolute_url(), held=row.holder_area, wider=released or row.escalated,
            public=released and row.kind in OPEN_KINDS and row.about_id is None and row.stage not in HIDDEN,
            people=tuple(key for key in row.own if key), bodies=tuple(key for key in bodies if key),
        )  # fmt: skip


def declare() -> None:
    """Called when the app is ready."""
    anywhere.register(
        anywhere.Source("matter", _("事项"), Matter, tell, seen=Matter.objects.visible_to, public=Matter.objects.public)
    )

"""协商怎样被查到 · The name of a consultation and what is to be talked over; statements and views are not among it."""

from collections.abc import Iterator

from django.contrib.postgres.aggregates import ArrayAgg
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from shangliang.kit import anywhere

from .models import Consultation


def tell(rows: QuerySet) -> Iterator[anywhere.Told]:
    for row in rows.annotate(takes_part=ArrayAgg("participants__person_id", distinct=True, default=[])):
        open_ = row.public and row.noticed_on is not None
        yield anywhere.Told(
            id=row.ref, area=row.area_id, day=row.begun_on, title=row.title,
            text=" ".join(part for part in (row.aim, row.number) if part), url=row.desk_url(),
            public_url=row.get_absolute_url(), public=open_, wider=open_,
            people=tuple(key for key in row.takes_part if key),
        )  # fmt: skip


def declare() -> None:
    """Called when the app is ready."""
    seen, public = Consultation.objects.visible_to, Consultation.objects.public
    anywhere.register(anywhere.Source("consultation", _("协商"), Consultation, tell, seen=seen, public=public))

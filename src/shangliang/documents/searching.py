"""公文怎样被查到 · A document's title, number and text; instructions and answers are not among it, not all may read them."""

from collections.abc import Iterator

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from shangliang.kit import anywhere, paper

from .models import Document

LONGEST = 20_000  # characters of the text


def tell(rows: QuerySet) -> Iterator[anywhere.Told]:
    for row in rows.select_related("organisation"):
        text = paper.write(paper.from_data(row.body))[:LONGEST]
        yield anywhere.Told(
            id=row.ref, area=row.area_id, day=row.drafted_on, title=row.title,
            text=" ".join(part for part in (text, row.number, row.organisation.name) if part),
            url=row.get_absolute_url(), public_url=f"/documents/{row.ref}/", public=row.published_on is not None,
            people=(row.drafter_id,),
        )  # fmt: skip


def declare() -> None:
    """Called when the app is ready."""
    seen, public = Document.objects.visible_to, Document.objects.public
    anywhere.register(anywhere.Source("document", _("公文"), Document, tell, seen=seen, public=public))

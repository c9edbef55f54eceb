"""存简讯 · A page of news is laid down once; each of its pieces, or an activity on record, becomes one bulletin with its facts."""

import hashlib
from dataclasses import asdict

from django.core.exceptions import PermissionDenied
from django.db import transaction

from shangliang.kit import trail

from ..briefs import Piece
from ..models import Activity, Document, NewsPage
from ..models.news import NEWSPAPER
from .drafting import day_of, draft

FACTS = ("date", "date_end", "host", "event", "place", "authors", "places", "documents")


def digest(*parts) -> str:
    return hashlib.sha256("\n".join(map(str, parts)).encode("utf-8", "surrogatepass")).hexdigest()


def origin_of(piece: Piece) -> str:
    """The same piece of news, on whichever page it stands."""
    return NEWSPAPER + digest(piece.headline, piece.text)


@transaction.atomic
def lay_page(text: str, *, organisation, by, year=None, on=None) -> NewsPage:
    """录一版: the same page once more is the page there is."""
    if not by.can("document.draft", organisation.area_id):
        raise PermissionDenied
    made, new = NewsPage.objects.get_or_create(
        organisation=organisation,
        digest=digest(year, text),
        defaults={"text": text, "year": year, "by": by, "laid_on": day_of(on)},
    )
    if new:
        trail.record(
            by=by,
            action="document.page",
            noun="news_page",
            id=made.ref,
            area=organisation.area_id,
            on=on and day_of(on),
        )
    return made


def keep_piece(page: NewsPage, piece: Piece, told: Piece, *, by, on=None) -> Document:
    """存一则: `piece` as it was read, `told` as somebody confirmed it. The same piece once more is the record there is."""
    return tell(told, origin_of(piece), organisation=page.organisation, by=by, on=on)


@transaction.atomic
def tell(told: Piece, origin: str, *, organisation, by, on=None) -> Document:
    """写成简讯: a draft bulletin with its facts; of one origin there is one, whoever presses and how often."""
    if not by.can("document.draft", organisation.area_id):
        raise PermissionDenied
    type(organisation).objects.select_for_update(no_key=True).get(
        pk=organisation.pk
    )  # two at once: one after the other
    known = Activity.objects.select_related("document").filter(organisation=organisation, origin=origin).first()
    if known:
        return known.document
    made = draft("bulletin", title=told.headline, body=told.text, organisation=organisation, by=by, on=on)
    facts = {name: getattr(told, name) for name in FACTS}
    Activity.objects.create(
        document=made,
        organisation=organisation,
        origin=origin,
        date_text=told.date_text or "",
        figures=[asdict(one) for one in told.figures],
        **{name: value if value is not None or name.startswith("date") else "" for name, value in facts.items()},
    )
    return made

"""商的接口 · Public consultations and what was agreed in them, for everybody. Views are never read or given here."""

import datetime as dt
from typing import Any, Literal

from django.http import Http404
from ninja import Field, Query, Router, Schema

from shangliang.kit.api import CODE, Asked, Refusal, paged

from .actions.agreeing import agreement_of
from .models import Consultation

router = Router(tags=["consultations"])


class ConsultationOut(Schema):
    ref: str
    number: str
    form: str
    title: str
    area: str
    host: str
    state: str
    noticed_on: dt.date
    opens_at: dt.datetime | None
    closes_at: dt.datetime | None
    agreed_on: dt.date | None
    url: str


class Agreement(Schema):
    """共识 · Points agreed on and differences kept; how many were there, never who."""

    held_on: str
    place: str
    convener: str
    invited: int
    present: int
    interested: int
    points: list[dict[str, str]]
    differences: list[str]


class ConsultationWhole(ConsultationOut):
    aim: str
    matters: list[str]
    agreement: Agreement | None


class Consultations(Schema):
    items: list[ConsultationOut]
    next: str | None


class ConsultationsAsked(Asked):
    """`agreed`: only those that came to an agreement."""

    area: str = Field("", max_length=20, pattern=CODE)
    state: Literal["", "running", "agreed"] = ""


@router.get("/consultations", response={200: Consultations, 422: Refusal})
def consultations(request, asked: Query[ConsultationsAsked]):
    """Public consultations, the newest first."""
    found = Consultation.objects.public().select_related("host")
    if asked.area:
        found = found.within(asked.area)
    if asked.state == "running":
        found = found.running()
    if asked.state == "agreed":
        found = found.filter(agreed_on__isnull=False)
    return paged(found, asked, _row, order=("-begun_on",))


@router.get("/consultations/{ref}", response={200: ConsultationWhole, 404: Refusal, 422: Refusal})
def consultation(request, ref: str):
    """One public consultation, with its agreement if there is one."""
    found = None if "\0" in ref else Consultation.objects.public().select_related("host").filter(ref=ref[:11]).first()
    if found is None:
        raise Http404
    from shangliang.matters.models import Matter

    refs = Matter.objects.public().filter(concerns__consultation=found).order_by("pk").values_list("ref", flat=True)
    agreed = agreement_of(found, found.agreed_on).as_data() if found.agreed_on else None
    return _row(found) | {"aim": found.aim, "matters": list(refs), "agreement": agreed}


def _row(found) -> dict[str, Any]:
    return {
        "ref": found.ref, "number": found.number, "form": found.form, "title": found.title, "area": found.area_id,
        "host": str(found.host), "state": str(found.state), "noticed_on": found.noticed_on, "opens_at": found.opens_at,
        "closes_at": found.closes_at, "agreed_on": found.agreed_on, "url": found.get_absolute_url(),
    }  # fmt: skip

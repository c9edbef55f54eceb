"""文史资料 · Call for contributions, take one in, review it, collect those adopted into a document of local history."""

import datetime as dt

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _

from shangliang.kit import paper, trail
from shangliang.kit.paper.structure import LEVELS
from shangliang.people.refusal import Refused

from ..models import Contribution, Document, HistoryCall
from .drafting import day_of, draft, structure

MOST_COLLECTED = 200


@transaction.atomic
def call_for_history(title: str, text: str, *, until: dt.date, address: str, organisation, by, on=None) -> HistoryCall:
    """征集: everybody may read it."""
    if not by.can("document.draft", organisation.area_id):
        raise PermissionDenied
    if until < day_of(on):
        raise Refused(_("截止日期已经过了。"))
    made = HistoryCall.objects.create(
        title=title, text=text, until=until, address=address, organisation=organisation, area=organisation.area, by=by, opened_on=day_of(on)
    )  # fmt: skip
    _log(made, "call", by, on)
    return made


@transaction.atomic
def contribute(
    call: HistoryCall, *, title, body, signed, source, by, on=None, contact="", source_note=""
) -> Contribution:
    """来稿: a member's own until the last day; the office enters what came by hand or by post, also later."""
    office = by.can("document.draft", call.area_id)
    if not office and not HistoryCall.objects.visible_to(by).filter(pk=call.pk).exists():
        raise PermissionDenied
    if not office and day_of(on) > call.until:
        raise Refused(_("征集已经截止，请和征集单位联系。"))
    made = call.contributions.create(
        title=title, body=structure(body), signed=signed, source=source, source_note=source_note, contact=contact, by=by,
        received_on=day_of(on),
    )  # fmt: skip
    _log(call, "contribute", by, on, contribution=made.ref)
    return made


@transaction.atomic
def review_contribution(contribution: Contribution, verdict: str, *, by, opinion="", on=None) -> Contribution:
    """审读: taken, taken after changes, not taken; the last two say why. May be read anew until it is collected."""
    found = Contribution.objects.select_for_update(of=("self",)).select_related("call").get(pk=contribution.pk)
    if not by.can("document.draft", found.call.area_id):
        raise PermissionDenied
    if found.collected_in_id:
        raise Refused(_("已经辑录的稿件不再审读。"))
    if verdict != Contribution.Verdict.ADOPTED and not opinion:
        raise Refused(_("没有直接采用的，请写明意见。"))
    found.verdict, found.opinion, found.reviewed_by, found.reviewed_on = verdict, opinion, by, day_of(on)
    found.save(update_fields=["verdict", "opinion", "reviewed_by", "reviewed_on"])
    _log(found.call, "review", by, on, contribution=found.ref, verdict=verdict)
    return found


@transaction.atomic
def collect(call: HistoryCall, *, title: str, by, on=None) -> Document:
    """辑录: what is adopted and in no collection yet becomes one document, each with its name and source."""
    rows = list(
        call.contributions.select_for_update().filter(verdict__in=("adopted", "revise"), collected_in=None)[
            :MOST_COLLECTED
        ]
    )
    if not rows:
        raise Refused(_("还没有可以辑录的稿件，请先审读。"))
    blocks = [block for row in rows for block in _collected(row)]
    made = draft("local_history", title=title, body=blocks, organisation=call.organisation, by=by, on=on)
    Contribution.objects.filter(pk__in=[row.pk for row in rows]).update(collected_in=made)
    _log(call, "collect", by, on, document=made.ref, contributions=len(rows))
    return made


def _collected(row: Contribution) -> list[paper.Block]:
    """Its title as a heading of the first level, its own headings one deeper; at the end name and source."""
    own = [
        paper.Heading(min(block.level + 1, LEVELS), block.text) if isinstance(block, paper.Heading) else block
        for block in paper.from_data(row.body)
    ]
    source = "，".join(filter(None, (str(Contribution.Source(row.source).label), row.source_note)))
    return [paper.Heading(1, row.title), *own, paper.Para(f"（{row.signed}；史料来源：{source}）")]


def _log(call: HistoryCall, action: str, by, on, **detail) -> None:
    trail.record(
        by=by,
        action=f"history.{action}",
        noun="history",
        id=call.ref,
        area=call.area_id,
        on=on and day_of(on),
        detail=detail,
    )

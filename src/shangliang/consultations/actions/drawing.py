"""开签 · The lottery is made, committed to, published; only then comes the seed, before witnesses. Alternates follow in order."""

import datetime as dt
import time
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from shangliang.kit import clock
from shangliang.people.refusal import Refused

from ..filling import next_in
from ..models import Candidate, SeatDraw
from .inviting import put_on_roster
from .leaving import take_off
from .opening import log
from .pooling import ask_party, lock_draw, small

WITNESSES = 2
EVERY = 1.0  # seconds between two marks of progress


@transaction.atomic
def make_lottery(found: SeatDraw, *, by) -> SeatDraw:
    """做签: at once for a small pool, and for a large one whose trial has made it already; else by the worker."""
    from .. import lots

    held = lock_draw(found, by)
    if not held.approved_on:
        raise Refused(_("方案要先由党组织审定，才能做签。"))
    if held.made_at:
        raise Refused(_("签已经做好。"))
    if small(held) or lots.there(held):
        _make(held)
    else:
        held.asked_at, held.failed, held.progress = clock.now(), "", 0
        held.save(update_fields=["asked_at", "failed", "progress"])
    log(held.consultation, "draw.make", by=by, detail={"draw": held.number, "commitment": held.root})
    return held


def _make(held: SeatDraw) -> None:
    from .. import lots

    found = lots.made(held)
    held.commitment, held.lottery, held.told, held.made_at = found.commitment, found.lottery, found.told, clock.now()
    held.asked_at, held.failed, held.progress = None, "", 1
    held.save(update_fields=["commitment", "lottery", "told", "made_at", "asked_at", "failed", "progress"])


def make_waiting() -> int:
    """The worker: plans too large for a page are tried, and approved ones are made. Returns how many were done."""
    done = 0
    for found in SeatDraw.objects.filter(asked_at__isnull=False, stopped_on=None).select_related("consultation__host"):
        _work(found)
        done += 1
    return done


def _work(found: SeatDraw) -> None:
    last, asked = [0.0], found.asked_at

    def progress(part: float) -> None:
        if time.monotonic() - last[0] >= EVERY:
            last[0] = time.monotonic()
            SeatDraw.objects.filter(pk=found.pk).update(progress=part)

    facts = _worked(found, progress)
    # what was changed meanwhile is asked for anew: then this answer is nobody's
    kept = SeatDraw.objects.filter(pk=found.pk, asked_at=asked, stopped_on=None)
    if kept.update(**facts, asked_at=None, progress=1) and facts.get("tried_on"):
        ask_party(found)


def _worked(found: SeatDraw, progress) -> dict[str, Any]:
    """A trial makes the lottery too, and keeps it: it is what will be made once the plan is approved, if nothing changes."""
    from shangliang.compute.draw import Impossible

    from .. import lots

    try:
        made = lots.made(found, progress)
    except Impossible:
        words, offer = lots.refused(found, found.quotas)
        return {"failed": " ".join(words), "offer": offer}
    facts = {"lottery": made.lottery, "told": made.told, "failed": ""}
    if found.approved_on:
        return facts | {"commitment": made.commitment, "made_at": clock.now()}
    return facts | {"tried_on": clock.today()}


@transaction.atomic
def publish_draw(found: SeatDraw, *, by, seed_way: str, announced: str, on=None) -> SeatDraw:
    """公布: from now on nothing can be changed; where the seed will come from is said beforehand."""
    held = lock_draw(found, by)
    if not held.made_at:
        raise Refused(_("签还没有做好，不能公布。"))
    if held.published_at:
        raise Refused(_("已经公布。"))
    held.published_at = on if isinstance(on, dt.datetime) else clock.now()
    held.seed_way, held.announced = seed_way, announced.strip()
    held.save(update_fields=["published_at", "seed_way", "announced"])
    log(held.consultation, "draw.publish", by=by, on=on, detail={"draw": held.number, "commitment": held.root})
    return held


@transaction.atomic
def draw_panel(found: SeatDraw, *, by, seed: str, witnesses: list[str], on=None) -> SeatDraw:
    """开签: the seed made before witnesses picks the ticket; its people come onto the roster, all others are alternates in order."""
    held = lock_draw(found, by)
    if not held.published_at:
        raise Refused(_("要先公布承诺，才能开签。"))
    if held.drawn_at:
        raise Refused(_("已经开签。一次抽签只有一粒种子。"))
    if not seed.strip():
        raise Refused(_("请填写当众产生的种子。"))
    if len(witnesses) < WITNESSES:
        raise Refused(_("至少要有 %(n)s 位见证人。") % {"n": WITNESSES})
    from .. import lots

    held.seed, held.witnesses = seed.strip(), "\n".join(witnesses)
    held.ticket, panel, others = lots.picked(held, held.seed)
    held.drawn_at = on if isinstance(on, dt.datetime) else clock.now()
    held.save(update_fields=["seed", "witnesses", "ticket", "drawn_at"])
    people = {one.number: one for one in held.candidates.filter(out="")}
    for number in panel:
        if not people[number].fixed:
            _seat(held, people[number], by)
    waiting = [people[number] for number in others if not people[number].fixed]
    for place, one in enumerate(waiting, 1):
        one.place = place
    Candidate.objects.bulk_update(waiting, ["place"], batch_size=1000)
    log(held.consultation, "draw.pick", by=by, on=on, detail={"draw": held.number, "seed": held.seed, "ticket": held.ticket, "panel": panel})  # fmt: skip
    return held


def _seat(held: SeatDraw, one: Candidate, by, instead_of: Candidate | None = None) -> None:
    one.participant = put_on_roster(
        held.consultation, held.consultation.seat(held.seat), name=one.name, by=by, person=one.person, contact=one.contact, interested=one.interested
    )  # fmt: skip
    one.drawn, one.instead_of = True, instead_of
    one.save(update_fields=["participant", "drawn", "instead_of"])


@transaction.atomic
def withdraw_candidate(candidate: Candidate, why: str, *, by, on=None) -> Candidate | None:
    """登记退出: of the panel, then the next alternate comes in, and is returned; of an alternate, who is passed over from now on."""
    held = lock_draw(candidate.draw, by)
    one = held.candidates.select_for_update().get(pk=candidate.pk)
    if not why.strip():
        raise Refused(_("请写明退出的原因。"))
    if not held.drawn_at or one.fixed or one.out:
        raise Refused(_("抽签以后，入选和候补的人才登记退出。"))
    if one.left_on:
        raise Refused(_("这个人已经退出。"))
    if held.consultation.closed_at:
        raise Refused(_("表态已经结束，名册不能再改。"))
    one.left_on, one.left_why = on or clock.today(), why.strip()
    one.save(update_fields=["left_on", "left_why"])
    after = None
    if one.participant is not None:
        take_off(one.participant, by=by, on=one.left_on)
        staying = [*held.candidates.panel(), *held.candidates.filter(fixed=True, out="")]
        after = next_in(one, staying, list(held.candidates.waiting()), held.quotas, held.per_household)
        if after is not None:
            _seat(held, after, by, instead_of=one)
    log(held.consultation, "draw.withdraw", by=by, on=on, detail={"draw": held.number, "number": one.number, "instead": after.number if after else ""})  # fmt: skip
    return after

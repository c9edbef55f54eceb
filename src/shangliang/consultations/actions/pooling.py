"""抽签的名单和名额 · A pool becomes people under numbers that say nothing; quotas are tried before anybody approves them."""

import secrets
from collections.abc import Sequence
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _

from shangliang.kit import clock, notices, rules
from shangliang.kit.seal.blind import blind
from shangliang.people.can import Role
from shangliang.people.models import Post
from shangliang.people.refusal import Refused

from ..attending import resting, seated_keys
from ..models import Candidate, Consultation, PopulationFigure, SeatDraw
from ..pooltable import Entry
from . import trying
from .opening import lock, log

Quotas = list[dict[str, Any]]
CONTACT = "participant.contact"


def lock_draw(found: SeatDraw, by, ability: str = "consultation.open") -> SeatDraw:
    """The run, locked with its consultation, for whoever may do this at its host; one that was stopped is not touched."""
    consultation = lock(found.consultation, by, ability)
    held = SeatDraw.objects.select_for_update(of=("self",)).get(pk=found.pk)
    held.consultation = consultation
    if held.stopped_on:
        raise Refused(_("这次抽签已经作废，不能再改。"))
    return held


@transaction.atomic
def begin_draw(
    consultation: Consultation, entries: Sequence[Entry], *, seat: str, seats: int, by, why="", per_household=1, on=None
) -> SeatDraw:
    """录入名单: a run for one group of seats. One after another, and each further run of a group says why."""
    found = lock(consultation, by, "consultation.open")
    _may_begin(found, seat, seats)
    runs = list(found.draws.all())
    if any(run.drawn_at is None and run.stopped_on is None for run in runs):
        raise Refused(_("还有一次抽签没有完成，请先完成，或写明原因作废。"))
    same = [run for run in runs if run.seat == seat]
    if any(run.stopped_on is None for run in same):
        raise Refused(_("这一类已经抽过签。不能因为结果再抽；确有差错的，先写明原因作废。"))
    if same and not why.strip():
        raise Refused(_("这是第 %(n)s 次抽签，请写明为什么再抽。公告上会写出来。") % {"n": len(same) + 1})
    day = on or clock.today()
    made = SeatDraw.objects.create(
        consultation=found, number=len(runs) + 1, run=len(same) + 1, why=why.strip(), seat=seat, seats=seats,
        per_household=per_household, begun_on=day,
    )  # fmt: skip
    _pool(made, entries, found.host.area_id, day)
    log(found, "draw.begin", by=by, on=on, detail={"draw": made.number, "run": made.run, "people": len(entries), "seats": seats})  # fmt: skip
    return made


def _may_begin(found: Consultation, seat: str, seats: int) -> None:
    plan = found.seat(seat)
    if plan is None:
        raise Refused(_("席位方案里没有这一类。"))
    if found.closed_at:
        raise Refused(_("表态已经结束，名册不能再改。"))
    if plan.at_most and seats > plan.at_most:
        raise Refused(_("“%(seat)s”最多 %(most)s 人。") % {"seat": plan.name, "most": plan.at_most})


def _pool(made: SeatDraw, entries: Sequence[Entry], area: str, day) -> None:
    from .. import lots

    shuffled = list(entries)
    secrets.SystemRandom().shuffle(shuffled)  # a number must not tell the line of a list that people know
    homes = lots.households(one.home or one.address for one in shuffled)
    keys = [one.keys(blind(one.contact, CONTACT)) for one in shuffled]
    everybody = frozenset().union(*keys)
    rest, sits = resting(everybody, area, day), seated_keys(made.consultation, everybody)
    width, rows = max(3, len(str(len(shuffled)))), []
    for n, (one, home, mine) in enumerate(zip(shuffled, homes, keys, strict=True), 1):
        out = (
            "recused"
            if one.recused
            else ""
            if one.fixed
            else "seated"
            if mine & sits
            else "resting"
            if mine & rest
            else ""
        )
        rows.append(Candidate(
            draw=made, number=f"{n:0{width}}", name=one.name, contact=one.contact, address=one.address, features=one.features,
            household=home, person_id=one.person_id, assisted_id=one.assisted_id, interested=one.interested,
            fixed=one.fixed and not out, out=out, out_why=one.recused,
        ))  # fmt: skip
    Candidate.objects.bulk_create(rows)
    made.unknown = sum(not (one.known or one.fixed or one.recused) for one in shuffled)
    made.save(update_fields=["unknown"])


@transaction.atomic
def set_quotas(found: SeatDraw, quotas: Quotas, *, by, on=None, cap=None, spare=0, relax="") -> SeatDraw:
    """定名额: tried at once for a small pool, by the worker for a large one; what can not be is refused with the way out.

    `cap`: what nobody's chance may exceed, of 100. `relax`: why the smallest change that helps is taken, where one is needed.
    """
    held = lock_draw(found, by)
    if held.approved_on:
        raise Refused(_("名额已经由党组织审定，不能再改；要改先写明原因作废。"))
    same, offer = held.quotas == quotas and held.cap == cap, held.offer
    held.quotas, held.cap, held.spare, held.relaxed_why = quotas, cap, spare, ""
    trying.try_out(held, offer if same else [], relax.strip(), at_once=small(held), on=on)
    held.save(update_fields=["quotas", "cap", "spare", "relaxed_why", *trying.FIELDS])
    if held.tried_on:
        ask_party(held)
    _note_population(held, quotas)
    detail = {"draw": held.number, "quotas": len(quotas), "cap": cap, "relaxed": bool(held.relaxed_why)}
    log(held.consultation, "draw.quotas", by=by, on=on, detail=detail)
    return held


def ask_party(found: SeatDraw) -> None:
    """请审定: whoever holds a post of the Party organisation of the host's own area is told, once for each plan and pool."""
    host = found.consultation.host.area_id
    posts = Post.objects.held().filter(role=Role.PARTY, organisation__area_id=host)
    notices.tell(
        [("person", pk) for pk in posts.values_list("person_id", flat=True)],
        event=f"draw:{found.pk}:approve:{found.candidates.filter(out='').count()}",
        subject=("consultation", found.consultation.ref),
        text=f"请审定抽签方案：《{found.consultation.title}》",
        area=host,
        url=found.desk_url(),
    )


def small(found: SeatDraw) -> bool:
    """Whether it is drawn while the page waits."""
    limit = int(rules.value("consultation.draw_at_once", found.consultation.host.area_id))
    return found.candidates.count() <= limit


def _note_population(found: SeatDraw, quotas: Quotas) -> None:
    """What was typed of who lives there is there for the next plan."""
    area, known = found.consultation.area, [q for q in quotas if len(q["cells"]) == 1 and q.get("people") is not None]
    rows = [
        PopulationFigure(area=area, feature=q["cells"][0][0], value=q["cells"][0][1], people=q["people"]) for q in known
    ]
    PopulationFigure.objects.bulk_create(
        rows, update_conflicts=True, unique_fields=["area", "feature", "value"], update_fields=["people", "noted_on"]
    )


@transaction.atomic
def approve_draw(found: SeatDraw, *, by, approver: str, basis: str, on=None) -> SeatDraw:
    """审定抽签方案: by the Party organisation in its own name, or recorded for it with its document; always before the draw."""
    area = found.consultation.host.area_id
    ability = next((a for a in ("consultation.approve_seats", "consultation.record_seats") if by.can(a, area)), None)
    if ability is None:
        raise PermissionDenied
    held = lock_draw(found, by, ability)
    if held.approved_on:
        raise Refused(_("方案已经审定。"))
    if not held.tried_on:
        raise Refused(_("名额还没有试算通过，不能审定。"))
    if not approver.strip() or not basis.strip():
        raise Refused(_("请写明哪一级党组织、根据什么文件或会议审定。"))
    held.approved_on, held.approved_by, held.approver, held.basis = (
        on or clock.today(),
        by,
        approver.strip(),
        basis.strip(),
    )
    held.save(update_fields=["approved_on", "approved_by", "approver", "basis"])
    log(held.consultation, "draw.approve", by=by, on=on, detail={"draw": held.number, "recorded": ability.endswith("record_seats")})  # fmt: skip
    return held


@transaction.atomic
def stop_draw(found: SeatDraw, why: str, *, by, on=None) -> SeatDraw:
    """作废: with its reason, for everybody to read; who was on the roster by it leaves. It is kept, never deleted."""
    held = lock_draw(found, by)
    if not why.strip():
        raise Refused(_("请写明作废的原因，公告上会写出来。"))
    if held.consultation.noticed_on:
        raise Refused(_("协商通知已经发出，抽签不能作废；有人退出由候补递补。"))
    day = on or clock.today()
    held.stopped_on, held.stopped_why, held.asked_at = day, why.strip(), None
    held.save(update_fields=["stopped_on", "stopped_why", "asked_at"])
    held.consultation.participants.filter(candidate__draw=held, left_on=None).update(left_on=day)
    log(held.consultation, "draw.stop", by=by, on=on, detail={"draw": held.number})
    return held

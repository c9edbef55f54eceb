"""登记回避 · Who may not decide on this is taken out of the draw with the reason, until the lottery is made; then alternates follow."""

from django.db import transaction
from django.utils.translation import gettext as _

from shangliang.people.refusal import Refused

from ..models import Candidate, SeatDraw
from . import trying
from .opening import log
from .pooling import ask_party, lock_draw, small

Out = Candidate.Out


@transaction.atomic
def recuse(candidate: Candidate, why: str, *, by, on=None) -> SeatDraw:
    """回避: the quotas are tried again without them; what the Party organisation approved was another pool."""
    held, one = _held(candidate, why, by)
    if one.fixed:
        raise Refused(_("已经有席位的人不进抽签，回避请在名册上办理。"))
    if one.out == Out.RECUSED:
        raise Refused(_("这个人已经登记回避。"))
    return _changed(held, one, Out.RECUSED, why.strip(), by, on)


@transaction.atomic
def readmit(candidate: Candidate, why: str, *, by, on=None) -> SeatDraw:
    """取消回避: with its reason; who rests by the rule goes on resting."""
    held, one = _held(candidate, why, by)
    if one.out != Out.RECUSED:
        raise Refused(_("这个人没有登记回避。"))
    return _changed(held, one, Out.IN, why.strip(), by, on)


def _held(candidate: Candidate, why: str, by) -> tuple[SeatDraw, Candidate]:
    held = lock_draw(candidate.draw, by)
    if held.made_at:
        raise Refused(_("签已经做好，名单不能再改。抽中以后要回避的，登记退出，由候补递补。"))
    if not why.strip():
        raise Refused(_("请写明原因。"))
    return held, held.candidates.select_for_update().get(pk=candidate.pk)


def _changed(held: SeatDraw, one: Candidate, out: str, why: str, by, on) -> SeatDraw:
    again, before = bool(held.approved_on), one.out
    one.out, one.out_why = out, why
    one.save(update_fields=["out", "out_why"])
    trying.try_again(held, at_once=small(held), on=on)
    if held.tried_on:
        ask_party(held)
    detail = {"draw": held.number, "number": one.number, "from": before, "to": out, "approve_again": again}
    log(held.consultation, "draw.recuse", by=by, on=on, detail=detail)
    return held

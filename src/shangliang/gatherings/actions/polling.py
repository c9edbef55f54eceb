"""测评 · Prepare a poll, hand out its links, open, count by two, close. Sealing is another file."""

import secrets

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _

from shangliang.kit import clock, ids
from shangliang.people.refusal import Refused

from ..marks import candidates
from ..models import Count, Gathering, Grade, Pass, Poll
from .floor import lock, log, touch
from .slips import PEPPER, digest, new_book

FEWEST, MOST, LONGEST = 2, 8, 40


@transaction.atomic
def prepare_poll(
    gathering: Gathering, *, question: str, options: list[str], grade: str = Grade.SLIP, by, seats: int | None = None
) -> Poll:
    """拟测评: a question with options; slips or links follow from its grade. `seats`: of an election, options are names."""
    found = lock(gathering, by)
    if found.ended_at:
        raise Refused(_("会议已经结束，不能再测评。"))
    plain = candidates(options, seats) if seats else tidy(options)
    made = Poll.objects.create(
        gathering=found,
        question=question,
        options=plain,
        seats=seats,
        grade=grade,
        book=new_book() if grade == Grade.SLIP else None,
        pepper=secrets.token_bytes(PEPPER) if grade in Poll.LINKED else None,
    )
    touch(found)
    _log(made, "prepare", by, grade=str(grade))
    return made


def tidy(options: list[str]) -> list[str]:
    """The options without empty lines, or why they will not do."""
    plain = [" ".join(option.split()) for option in options if option.strip()]
    if not FEWEST <= len(plain) <= MOST or len(set(plain)) < len(plain):
        raise Refused(_("选项要有 2 到 8 个，不能重复。"))
    if any(len(option) > LONGEST for option in plain):
        raise Refused(_("一个选项最多 %(most)s 字。") % {"most": LONGEST})
    return plain


def lock_poll(poll: Poll, by, ability: str = "consultation.hold") -> Poll:
    """The row, locked, for whoever may do this at the host of its gathering."""
    if not by.can(ability, poll.gathering.host.area_id):
        raise PermissionDenied
    locked = Poll.objects.select_for_update(of=("self",)).select_related("gathering__host", "book")
    return locked.get(pk=poll.pk)


@transaction.atomic
def hand_links(poll: Poll, *, by, seed: bytes) -> list[tuple[object, str]]:
    """个人链接: (person, code) for everybody present who has none yet; the same press gives the same sheet again."""
    found = lock_poll(poll, by)
    _not_closed(found)
    if found.grade not in Poll.LINKED or found.pepper is None:
        raise Refused(_("这次测评不用个人链接。"))
    pepper, held = found.pepper, {p.attendance_id: bytes(p.key) for p in found.passes.all()}
    rows = []
    for person in found.gathering.attendances.deliberating():
        code = ids.drawn(seed, person.pk)
        if held.get(person.pk) in (None, digest(pepper, code)):
            rows.append((person, code))
    if not rows:
        raise Refused(_("到会的人都已经有个人链接了。"))
    new = [Pass(poll=found, attendance=p, key=digest(pepper, code)) for p, code in rows if p.pk not in held]
    Pass.objects.bulk_create(new)
    if new:
        _log(found, "links", by, number=len(new))
    return rows


@transaction.atomic
def renew_link(poll: Poll, attendance, *, by, seed: bytes | None = None) -> str:
    """补发: a new code; what was cast with the lost one is taken back. The same press gives the same code and takes nothing."""
    found = lock_poll(poll, by)
    _not_closed(found)
    held = found.passes.filter(attendance=attendance).first()
    if held is None or found.pepper is None:
        raise Refused(_("这个人还没有个人链接。"))
    code = ids.drawn(seed, attendance.pk) if seed else ids.ref()
    if bytes(held.key) == digest(found.pepper, code):
        return code
    found.ballots.filter(voter=held.key).delete()
    held.key = digest(found.pepper, code)
    held.save(update_fields=["key"])
    _log(found, "link_again", by)
    return code


@transaction.atomic
def open_poll(poll: Poll, *, by, on=None) -> Poll:
    """开始: from now on ballots are taken, or hands counted."""
    found = lock_poll(poll, by)
    if found.opened_at:
        raise Refused(_("测评已经开始。"))
    if found.gathering.ended_at:
        raise Refused(_("会议已经结束，不能再测评。"))
    if found.book and not found.book.printed:
        raise Refused(_("还没有印纸签，请先印好、发下去。"))
    tickets = found.gathering.attendances.filter(ticket__isnull=False)
    if found.grade == Grade.ACCOUNT and not found.passes.exists() and not tickets.exists():
        raise Refused(_("还没有印签到条，也没有印个人链接，请先印好、发下去。"))
    found.opened_at = on or clock.now()
    found.save(update_fields=["opened_at"])
    touch(found.gathering)
    _log(found, "open", by, on)
    return found


@transaction.atomic
def close_poll(poll: Poll, *, by, on=None) -> Poll:
    """截止: a ballot is either before this and counted, or refused."""
    found = lock_poll(poll, by)
    if not found.is_open:
        raise Refused(_("测评没有在进行。"))
    found.closed_at = on or clock.now()
    found.save(update_fields=["closed_at"])
    touch(found.gathering)
    _log(found, "close", by, on)
    return found


@transaction.atomic
def count(poll: Poll, totals: list[int], *, by) -> bool:
    """清点: one person's figures, blank ones last; whether two persons now agree. Until then each may count again."""
    found = lock_poll(poll, by, "consultation.enter")
    if found.grade in Poll.LINKED:
        raise Refused(_("这次测评没有纸票，不用清点。"))
    if found.sealed_at or not found.opened_at or (found.is_open and found.grade != Grade.HANDS):
        raise Refused(_("截止以后、封存以前才能清点。"))
    if len(totals) != len(found.options) + 1 or min(totals) < 0 or max(totals) > 100_000:
        raise Refused(_("每个选项都要写一个数，没有的写 0。"))
    if agreed(found):
        raise Refused(_("两个人的清点已经一致，不用再清点。"))
    Count.objects.update_or_create(poll=found, by=by, defaults={"totals": totals})
    _log(found, "count", by)
    return agreed(found) is not None


def agreed(poll: Poll) -> list[int] | None:
    """The figures that two persons came to without seeing each other's."""
    seen: list[list[int]] = []
    for totals in poll.figures.values_list("totals", flat=True):
        if totals in seen:
            return totals
        seen.append(totals)
    return None


def _not_closed(found: Poll) -> None:
    if found.closed_at:
        raise Refused(_("测评已经截止。"))


def _log(found: Poll, action: str, by, on=None, **detail) -> None:
    log(found.gathering, f"poll_{action}", by=by, on=on, detail={"poll": found.ref} | detail)

"""看法图 · The worker makes the picture anew when views have come; pages only read it, and it holds only what may be shown.

It is made anew when five more people (the rule) have expressed or changed a view, and a share moves only when five of its
own views have: who watches the page while one neighbour presses a button learns nothing. At the seal it is made once more,
from all of them.
"""

import datetime as dt
import time
from collections import Counter

from django.db import connection, transaction

from shangliang.compute.discreet import LEAST
from shangliang.kit import clock, rules

from .. import scoring
from ..changes import enough, held, newest
from ..models import Consultation, Picture, Statement

QUICK, REST = 1.5, 4  # a picture that took longer (seconds) is made again after so many times as long
FEW = 300  # people; of more, how far statements bridge (twenty resamples) is asked once in BRIDGED seconds and at the seal
BRIDGED = 30.0
QUIET = dt.timedelta(seconds=5)  # after that a picture is made once more: numbers are drawn before commits
OLD = """
SELECT c.id, newest.rev, p.rev, p.settled, p.made_at, coalesce((p.held->>'took')::float, 0)
  FROM consultations_consultation c
  LEFT JOIN consultations_picture p ON p.consultation_id = c.id,
       LATERAL (SELECT max(rev) AS rev FROM consultations_view w WHERE w.consultation_id = c.id) newest
 WHERE c.noticed_on IS NOT NULL AND c.sealed_at IS NULL AND newest.rev IS NOT NULL
"""
VIEWS = """
SELECT v.id, s.number, w.value
  FROM consultations_view w
  JOIN consultations_statement s ON s.id = w.statement_id
  JOIN consultations_voter v ON v.id = w.voter_id AND v.way <> 'open'
 WHERE w.consultation_id = %s ORDER BY v.id, s.number
"""
PEOPLE = """
SELECT v.way, count(*), sum(w.said)::int
  FROM (SELECT voter_id, count(*) AS said FROM consultations_view WHERE consultation_id = %s GROUP BY voter_id) w
  JOIN consultations_voter v ON v.id = w.voter_id
 GROUP BY v.way
"""


def refresh_all() -> int:
    """Every second, by one worker: the pictures that have grown old. Returns how many were made."""
    with connection.cursor() as cursor:
        cursor.execute(OLD)
        rows = cursor.fetchall()
    old = [pk for pk, newest, rev, *made in rows if _rested(*made) and (newest != rev or _unsettled(*made))]
    return sum(refresh(consultation) for consultation in Consultation.objects.filter(pk__in=old))


def _rested(_settled: bool | None, made: dt.datetime | None, took: float) -> bool:
    return made is None or took < QUICK or clock.now() - made >= dt.timedelta(seconds=REST * took)


def _unsettled(settled: bool | None, made: dt.datetime, _took: float) -> bool:
    return not settled and clock.now() - made >= QUIET


def refresh(consultation: Consultation, *, final: bool = False) -> bool:
    """The picture as of now, if enough has changed; `final`: of all views, at the seal. Made without a lock, kept only if
    nobody was faster. Whether it was made."""
    least, fewest = (rules.value(f"consultation.{name}_from", consultation.area_id) for name in ("shares", "map"))
    least = max(LEAST, least)
    before = Picture.objects.filter(consultation=consultation).first()
    if before is not None and not final and not enough(consultation, before, least):
        _settle(before)
        return False
    from .. import portrait  # numpy: the worker's, not the pages'

    began, newest_ones = time.monotonic(), newest(consultation)
    before = before or Picture(made_at=clock.now())
    rows, numbers, out = views(consultation)
    old = {} if final else before.held
    bridges = _bridges(rows, old)
    found = portrait.mapped(rows, numbers, least, out, bridges=bridges)
    said = held(counts(rows, out), old.get("counts", {}), least)
    groups = portrait.group_counts(found, fewest)
    groups = {group: held(own, old.get("groups", {}).get(group, {}), least) for group, own in groups.items()}
    data = people(consultation, least) | portrait.told(said, groups, found, least, fewest)
    if not final:
        scoring.hold(data, before.data, said, old.get("counts", {}))
    if not bridges:
        scoring.carry(data, before.data)
    kept = {} if final else {"counts": said, "groups": groups} | newest_ones
    bridged = clock.real_now().timestamp() if bridges else old["bridged"]
    kept |= {"axes": portrait.axes(found, fewest), "took": time.monotonic() - began, "bridged": bridged}
    rev = max(newest_ones["newest"], default=0)
    _keep(consultation, before, {"rev": rev, "held": kept, "data": data, "views": data["views"]})
    set_priorities(consultation, portrait.priorities(found))
    return True


def _bridges(rows: list[tuple[int, int, int]], held: dict) -> bool:
    """Whether this picture asks anew how far each statement bridges."""
    few = len({voter for voter, _number, _value in rows}) <= FEW
    return few or clock.real_now().timestamp() - held.get("bridged", 0) >= BRIDGED


def _settle(picture: Picture) -> None:
    """Some quiet seconds later nothing more has come than may wait for others: it is not asked each second."""
    if clock.now() - picture.made_at >= QUIET:
        Picture.objects.filter(pk=picture.pk, rev=picture.rev).update(settled=True)


@transaction.atomic
def _keep(consultation: Consultation, before: Picture, made: dict) -> None:
    """Not over a seal, and not over a `spoil` that came meanwhile: the next second does it again."""
    if not Consultation.objects.select_for_update(no_key=True).filter(pk=consultation.pk, sealed_at=None).exists():
        return
    changed = made["data"] != before.data
    facts = made | {
        "settled": before.rev == made["rev"], "version": before.version + changed, "made_at": clock.now()
    }  # fmt: skip
    if before.pk is None:
        Picture.objects.get_or_create(consultation=consultation, defaults=facts)
    else:
        Picture.objects.filter(pk=before.pk, rev=before.rev).update(**facts)


def views(consultation: Consultation) -> tuple[list[tuple[int, int, int]], list[int], set[int]]:
    """(voter, statement number, view) of those who came with a code or on paper; the numbers of what is shown and of what
    was moderated out after somebody had expressed a view of it; the latter."""
    with connection.cursor() as cursor:
        cursor.execute(VIEWS, [consultation.pk])
        rows = cursor.fetchall()
    shown = set(consultation.statements.shown().values_list("number", flat=True))
    seen = {number for _voter, number, _value in rows}
    return rows, sorted(shown | seen), seen - shown


def counts(rows: list[tuple[int, int, int]], out: set[int]) -> dict[str, list[int]]:
    """{statement number: [agree, disagree, not sure]} of what is shown."""
    times = Counter((number, value) for _voter, number, value in rows)
    numbers = sorted({number for number, _value in times} - out)
    return {str(n): [times[n, 1], times[n, -1], times[n, 0]] for n in numbers}


def people(consultation: Consultation, least: int) -> dict:
    """How many have said how much; a way that fewer than `least` people came by is not told apart."""
    with connection.cursor() as cursor:
        cursor.execute(PEOPLE, [consultation.pk])
        came = {way: (number, said) for way, number, said in cursor.fetchall()}
    ways = {way: came.get(way, (0, 0)) for way in ("slip", "link", "paper", "open")}
    paper, openly = ways["paper"][0], ways["open"][0]
    whole = sum(number for number, _said in ways.values()) - openly
    found = {"people": whole if whole >= least else None, "views": sum(n for _w, n in ways.values()) - ways["open"][1]}
    found["paper"] = paper if paper >= least and (whole - paper >= least or whole == paper) else None
    return found | {"open": openly if openly >= least else None}


def spoil(consultation: Consultation) -> None:
    """What is shown has changed without a view (moderated, split): the next second makes the picture anew."""
    Picture.objects.filter(consultation=consultation).update(rev=-1)


def set_priorities(consultation: Consultation, wanted: dict[int, float]) -> None:
    """How likely each statement is drawn next; rows that would hardly change are left alone."""
    rows = Statement.objects.filter(consultation=consultation, number__in=wanted)
    moved = [row for row in rows if abs(wanted[row.number] - row.priority) > row.priority / 10]
    for row in moved:
        row.priority = wanted[row.number]
    Statement.objects.bulk_update(moved, ["priority"])

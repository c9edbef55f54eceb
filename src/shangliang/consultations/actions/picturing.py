"""看法图 · The worker makes the picture anew when views have come; pages only read it, and it holds only what may be shown.

A share moves only when five more views (the rule) have come or changed: who watches the page while one neighbour
presses a button learns nothing. At the seal it is made once more, from all of them.
"""

import datetime as dt
import time
from collections import Counter

from django.db import connection, transaction

from shangliang.compute.discreet import LEAST
from shangliang.kit import clock, rules

from ..models import Consultation, Picture, Statement

QUICK, REST = 1.5, 4  # a picture that took longer (seconds) is made again after so many times as long
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
  JOIN consultations_statement s ON s.id = w.statement_id AND s.state = 'shown'
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
    for consultation in Consultation.objects.filter(pk__in=old):
        refresh(consultation)
    return len(old)


def _rested(_settled: bool | None, made: dt.datetime | None, took: float) -> bool:
    return made is None or took < QUICK or clock.now() - made >= dt.timedelta(seconds=REST * took)


def _unsettled(settled: bool | None, made: dt.datetime, _took: float) -> bool:
    return not settled and clock.now() - made >= QUIET


def refresh(consultation: Consultation, *, final: bool = False) -> None:
    """The picture as of now; `final`: of all views, at the seal. Made without a lock, kept only if nobody was faster."""
    from .. import portrait  # numpy: the worker's, not the pages'

    began = time.monotonic()
    rev = consultation.views.order_by("-rev").values_list("rev", flat=True).first() or 0
    before = Picture.objects.filter(consultation=consultation).first() or Picture(made_at=clock.now())
    least, fewest = (rules.value(f"consultation.{name}_from", consultation.area_id) for name in ("shares", "map"))
    least = max(LEAST, least)
    rows, numbers = views(consultation)
    said = held(counts(rows), {} if final else before.held.get("counts", {}), least)
    found = portrait.mapped(rows, numbers, least)
    data = people(consultation, least) | portrait.told(said, found, least, fewest)
    kept = {"counts": {} if final else said, "axes": portrait.axes(found, fewest), "took": time.monotonic() - began}
    _keep(consultation, before, {"rev": rev, "held": kept, "data": data, "views": data["views"]})
    set_priorities(consultation, portrait.priorities(found))


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


def views(consultation: Consultation) -> tuple[list[tuple[int, int, int]], list[int]]:
    """(voter, statement number, view) of those who came with a code or on paper; the numbers of what is shown."""
    with connection.cursor() as cursor:
        cursor.execute(VIEWS, [consultation.pk])
        rows = cursor.fetchall()
    numbers = list(consultation.statements.shown().values_list("number", flat=True))
    known = set(numbers)
    return [row for row in rows if row[1] in known], numbers


def counts(rows: list[tuple[int, int, int]]) -> dict[str, list[int]]:
    """{statement number: [agree, disagree, not sure]}."""
    times = Counter((number, value) for _voter, number, value in rows)
    numbers = sorted({number for number, _value in times})
    return {str(n): [times[n, 1], times[n, -1], times[n, 0]] for n in numbers}


def held(new: dict, old: dict, least: int) -> dict:
    """What is shown of: the new counts where at least `least` views have come or changed, else still the old ones.

    Old ones of fewer than `least` were never shown, so that nothing can be worked out from the step to the new ones.
    """
    return {
        number: said
        if number not in old or sum(old[number]) < least or _moved(said, old[number]) >= least
        else old[number]
        for number, said in new.items()
    }


def _moved(new: list[int], old: list[int]) -> int:
    return sum(abs(a - b) for a, b in zip(new, old, strict=True))


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

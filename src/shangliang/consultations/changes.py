"""变动 · How much has come since the picture was made: it is made anew only when that stands for five people or more.

Numbers of views (`rev`) are drawn before the views are committed, so one may come late under an early number: the newest
ones that the picture holds are remembered, and whatever else bears such a number is new too.
"""

from django.db import connection

from .models import Consultation, Picture

REMEMBERED = 500  # newest views of a picture: a press does not take as long as five hundred others
CHANGED = """
SELECT count(DISTINCT w.voter_id) FILTER (WHERE v.way <> 'open'), count(DISTINCT w.voter_id) FILTER (WHERE v.way = 'open')
  FROM consultations_view w JOIN consultations_voter v ON v.id = w.voter_id
 WHERE w.consultation_id = %s AND w.rev > %s AND NOT (w.rev <= %s AND w.rev = ANY(%s::bigint[]))
"""


def enough(consultation: Consultation, picture: Picture, least: int) -> bool:
    """Whether at least `least` people have expressed or changed a view since, or nothing is shown yet.

    Whoever scans without a code is counted apart: they alone change no share, and no share moves on their account.
    """
    if picture.rev < 0 or not picture.data.get("people"):
        return True
    coded, openly = changed(consultation, picture)
    return coded >= least or (coded == 0 and openly >= least)


def changed(consultation: Consultation, picture: Picture) -> tuple[int, int]:
    """How many people with a code (or on paper), and how many without, the picture does not hold as they think now."""
    seen, floor = picture.held.get("newest", []), picture.held.get("floor", picture.rev)
    with connection.cursor() as cursor:
        cursor.execute(CHANGED, [consultation.pk, floor, picture.rev, seen])
        coded, openly = cursor.fetchone()
        return coded, openly


def newest(consultation: Consultation) -> dict:
    """For the picture that is being made: which numbers its newest views bear, and below which it holds all."""
    found = list(consultation.views.order_by("-rev").values_list("rev", flat=True)[:REMEMBERED])
    return {"newest": found, "floor": found[-1] if len(found) == REMEMBERED else 0}


def held(new: dict, old: dict, least: int) -> dict:
    """What is shown of: the new counts where at least `least` views have come or changed, else still the old ones.

    Old ones of fewer than `least` were never shown, so that nothing can be worked out from the step to the new ones.
    """
    return {
        number: said
        if number not in old or sum(old[number]) < least or moved(said, old[number]) >= least
        else old[number]
        for number, said in new.items()
    }


def moved(new: list[int], old: list[int]) -> int:
    """How many views at least have come, gone or changed: one that changed is one less here and one more there."""
    steps = [a - b for a, b in zip(new, old, strict=True)]
    return max(sum(step for step in steps if step > 0), -sum(step for step in steps if step < 0))

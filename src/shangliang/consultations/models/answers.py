"""问卷的数 · How often each option was chosen: only numbers of at least so many people, and never how many answered.

They are counted anew when that many people have answered or changed their answers; until then the page stands, and who
they are is kept beside the counts, so that one who answers again is one. The seal drops that, and counts them all.
"""

from collections import Counter

from .doing import Activity, Contribution


def tally(activity: Activity, least: int) -> list[dict]:
    """One row per question of which anything can be said: [(option, count or None)]."""
    sealed = activity.consultation.sealed_at is not None
    counts = counted(activity) if sealed else activity.counted.get("counts", [])
    found = []
    for question, chosen in zip(activity.questions, counts, strict=False):
        rows = [(word, n if n >= least else None) for word, n in zip(question.get("options", ()), chosen, strict=False)]
        if any(count for _word, count in rows):
            found.append({"text": question["text"], "rows": rows})
    return found


def kept(activity: Activity, voter: int, least: int) -> dict:
    """`Activity.counted` after this voter has answered."""
    new = sorted({*activity.counted.get("new", []), voter})
    return {"counts": counted(activity), "new": []} if len(new) >= least else activity.counted | {"new": new}


def counted(activity: Activity) -> list[list[int]]:
    """For every question how often each of its options was chosen; of one that is answered in words, nothing."""
    given = list(Contribution.objects.filter(activity=activity, kind="answer").values_list("answers", flat=True))
    found = []
    for at, question in enumerate(activity.questions):
        chosen = Counter(pick for said in given for pick in _picks(said.get(f"q{at}")))
        found.append([chosen[str(n)] for n in range(len(question.get("options", ())))])
    return found


def _picks(said) -> list[str]:
    return said if isinstance(said, list) else [said] if said else []

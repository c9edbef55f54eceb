"""问卷的数 · How often each option was chosen: only numbers of at least so many people, and never how many answered."""

from collections import Counter

from .doing import Activity, Contribution


def tally(activity: Activity, least: int) -> list[dict]:
    """One row per question of which anything can be said: [(option, count or None)]."""
    given = list(Contribution.objects.filter(activity=activity, kind="answer").values_list("answers", flat=True))
    found = []
    for at, question in enumerate(activity.questions):
        if question["kind"] == "words":
            continue
        chosen = Counter(pick for said in given for pick in _picks(said.get(f"q{at}")))
        counts = [(word, chosen[str(n)]) for n, word in enumerate(question["options"])]
        rows = [(word, count if count >= least else None) for word, count in counts]
        if any(count for _word, count in rows):
            found.append({"text": question["text"], "rows": rows})
    return found


def _picks(said) -> list[str]:
    return said if isinstance(said, list) else [said] if said else []

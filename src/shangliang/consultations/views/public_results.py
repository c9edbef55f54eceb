"""大家怎么想 · First what people agree on, then what is still to be talked over, then who thinks alike and the map.

Everything comes from the picture that the worker made: no page waits for it, and none asks again by itself.
"""

from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from shangliang.compute.discreet import LEAST
from shangliang.kit import rules

from .. import wording
from ..models import Picture
from .public_open import found

SIDES = ("agree", "disagree", "unsure")
SHOWN = 5  # of what is still to be talked over, before "all of them"


@never_cache
@require_safe
def results(request, ref):
    """/c/<ref>/results/; ?all lists every statement."""
    consultation, voter = found(request, ref)
    picture = Picture.objects.filter(consultation=consultation).first()
    least = least_of(consultation)
    texts = dict(consultation.statements.shown().values_list("number", "text"))
    data = picture.data if picture else {}
    rows = {n: row(n, text, data.get("statements", {}).get(str(n)), least) for n, text in texts.items()}
    talk = [rows[n] for n in data.get("talk", []) if n in rows]
    context = {
        "consultation": consultation, "voter": voter, "picture": picture, "data": data, "least": least,
        "together": [rows[n] for n, _side in data.get("together", []) if n in rows],
        "talk": talk[:SHOWN], "more": len(rows), "rows": rows.values() if "all" in request.GET else (),
        "known": wording.KNOWN[consultation.grade],
    }  # fmt: skip
    return render(request, "consultations/phone/results.html", context)


def least_of(consultation) -> int:
    """From how many people on a share is shown."""
    return max(LEAST, rules.value("consultation.shares_from", consultation.area_id))


def row(number: int, text: str, share: dict | None, least: int) -> dict:
    """A statement and what is said of it."""
    said = wording.share_words(share or {"kind": "few", "base": None} | dict.fromkeys(SIDES), least)
    return {"number": number, "text": text} | said

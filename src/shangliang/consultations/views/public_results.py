"""大家怎么想 · First what people agree on, then what is still to be talked over, then who thinks alike and the map.

Everything comes from the picture that the worker made: no page waits for it, and none asks again by itself.
"""

from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from shangliang.compute.discreet import LEAST
from shangliang.gatherings.models import Grade
from shangliang.kit import rules

from .. import wording
from ..actions.hands import settled_hands
from ..models import Picture, View
from ..place import WIDTH, place_of
from .public_open import found

SIDES = ("agree", "disagree", "unsure")
LEAST_HALF, ROOM = 100, 48  # of the drawing's height; above and below the circles, for their names
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
        "by_code": consultation.grade in wording.BY_CODE or consultation.open_to_all, "known": wording.KNOWN[consultation.grade], "doubt": wording.DOUBTS.get(data.get("doubt", "")),
        "groups": groups(data, texts), "sheet": sheet(data.get("groups", [])), "hands": hands(consultation, texts), "here": here(voter, picture) if data.get("groups") else None,
    }  # fmt: skip
    return render(request, "consultations/phone/results.html", context)


def hands(consultation, texts: dict[int, str]) -> list[dict]:
    """Grade G0: what everybody in the room saw, as two persons counted it."""
    if consultation.grade != Grade.HANDS:
        return []
    settled = settled_hands(consultation)
    return [{"text": text, "words": wording.hands_words(settled[n])} for n, text in texts.items() if n in settled]


def least_of(consultation) -> int:
    """From how many people on a share is shown."""
    return max(LEAST, rules.value("consultation.shares_from", consultation.area_id))


def row(number: int, text: str, share: dict | None, least: int) -> dict:
    """A statement and what is said of it."""
    said = wording.share_words(share or {"kind": "few", "base": None} | dict.fromkeys(SIDES), least)
    return {"number": number, "text": text} | said


def groups(data: dict, texts: dict[int, str]) -> list[dict]:
    """看法相近的人: what each group cares about, and its circle on the drawing."""
    return [
        {
            "name": wording.LETTERS[one["number"]], "size": one["size"], "x": one["x"], "y": one["y"], "r": one["r"], "top": one["y"] - one["r"] - 10,
            "number": one["number"], "cares": [care(texts[n], side, share) for n, side, share in one["cares"] if n in texts],
        }
        for one in data.get("groups", [])
    ]  # fmt: skip


def sheet(circles: list[dict]) -> str:
    """The part of the drawing that has anything on it: kinds of opinion often lie along one line."""
    if not circles:
        return ""
    middle = (min(c["y"] - c["r"] for c in circles) + max(c["y"] + c["r"] for c in circles)) / 2
    half = max(LEAST_HALF, max(abs(c["y"] - middle) + c["r"] for c in circles) + ROOM)
    return f"0 {middle - half:.0f} {WIDTH} {2 * half:.0f}"


def care(text: str, side: str, share: float | None) -> dict:
    """赞成 or 不赞成, and by how many of the group where that may be said."""
    word = _("多数赞成") if side == "agree" else _("多数不赞成")
    if share is not None:
        word = (_("%(n)s%% 赞成") if side == "agree" else _("%(n)s%% 不赞成")) % {"n": round(100 * share)}
    return {"text": text, "side": side, "word": word}


def here(voter, picture) -> dict | None:
    """你在这里: only for the voter who looks, from their own views."""
    if voter is None:
        return None
    own = dict(View.objects.filter(voter=voter).values_list("statement__number", "value"))
    found = place_of(picture.held.get("axes", {}), own)
    return found and found | {"name": wording.LETTERS[found["group"]]}

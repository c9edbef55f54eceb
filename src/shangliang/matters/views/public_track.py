"""查进度 · One box for whatever stands on the paper: the public number, the ledger number, the secret code."""

import re
import unicodedata

from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from .. import tokens
from ..forms.public_fields import CODE
from ..forms.public_voice import TrackForm
from ..models import Matter
from ..models.rows import dressed, rows
from .public_open import TOO_MANY, blocked, missed, raiser_of, too_many

SERIAL = re.compile(r"(\w)\D{0,3}(20\d\d)\D{1,3}0*(\d{1,6})\D{0,2}")
MOST = 20


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def track(request):
    """The number comes by POST: it may be the secret one, which belongs into no address and no log."""
    form = TrackForm(request.POST if request.method == "POST" else None)
    if request.method != "POST" or not form.is_valid():
        return render(request, "matters/public/track.html", {"form": form})
    if blocked(request):
        form.add_error("number", too_many())
        return render(request, "matters/public/track.html", {"form": form}, status=TOO_MANY)
    typed = unicodedata.normalize("NFKC", form.cleaned_data["number"]).strip().upper()
    found = public_ones(typed)
    if len(found) == 1:
        return redirect("matter", found[0]["ref"])
    raiser = raiser_of(compact(typed)) if not found and CODE.fullmatch(compact(typed)) else None
    if raiser is not None:
        return tokens.open_voice(redirect("voice"), raiser, "code")
    if not found:
        missed(request)
        form.add_error(
            "number", _("没有查到。编号对应的事可能还没有公开，请改用回执上的查询码；也请对着回执再看一遍有没有写错。")
        )
    return render(request, "matters/public/track.html", {"form": form, "rows": found})


def compact(typed: str) -> str:
    return re.sub(r"[\s\-—–·.]", "", typed)


def public_ones(typed: str) -> list[dict]:
    """Public matters with this number; a ledger number may stand for one in each county."""
    serial = SERIAL.fullmatch(re.sub(r"\s", "", typed))
    if CODE.fullmatch(compact(typed)):
        found = Matter.objects.public().filter(ref=compact(typed))
    elif serial:
        mark, year, number = serial.groups()
        found = Matter.objects.public().filter(serial=f"{mark}〔{year}〕{int(number)}号")
    else:
        return []
    return dressed(rows(found.order_by("area_id", "pk"))[:MOST])

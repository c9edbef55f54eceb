"""抽签公告 · For everybody: what was fixed before the seed, the sizes, the bars, how the seed is made, what was drawn, by numbers."""

import zlib

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from shangliang.compute.discreet import LEAST

from ..bars import features_of
from .draw_finding import notice_of
from .draw_steps import VERIFIER


@never_cache
@require_safe
def notice(request, ref, number):
    """/c/<ref>/draw/<n>/."""
    run = notice_of(request.user, ref, number)
    states = list(run.candidates.values_list("out", "fixed"))
    left_out = sum(bool(out) for out, _fixed in states)
    fixed = sum(has for out, has in states if not out)
    others = run.consultation.draws.filter(seat=run.seat).exclude(pk=run.pk).order_by("number")
    context = {
        "run": run, "consultation": run.consultation, "seat": run.consultation.seat(run.seat), "features": features_of(run),
        "pool": sum(not out for out, _fixed in states), "fixed": fixed, "left_out": left_out, "few": left_out < LEAST,
        "least": LEAST, "others": list(others), "told": run.told, "lines": run.commitment.strip().splitlines(),
    }  # fmt: skip
    if run.drawn_at:
        context |= {
            # as the seed drew it, so that whoever repeats it finds the same; who left and who came stands below
            "panel": list(run.candidates.filter(drawn=True, instead_of=None)), "gone": list(run.candidates.filter(drawn=True, left_on__isnull=False)),
            "came": list(run.candidates.filter(instead_of__isnull=False).select_related("instead_of").order_by("place")),
            "waits": run.candidates.waiting().count(),
        }  # fmt: skip
    return render(request, "consultations/seats/notice.html", context)


@require_safe
def lottery(request, ref, number):
    """/c/<ref>/draw/<n>/lottery.csv: every ticket, by numbers."""
    run = notice_of(request.user, ref, number)
    return _file(zlib.decompress(bytes(run.lottery)), "lottery.csv", "text/csv")


@require_safe
def commitment(request, ref, number):
    """/c/<ref>/draw/<n>/commitment.txt."""
    return _file(notice_of(request.user, ref, number).commitment.encode(), "commitment.txt", "text/plain")


@require_safe
def verifier(request, ref, number):
    """/c/<ref>/draw/<n>/verify_draw.py: one file that checks it all, with nothing to install."""
    notice_of(request.user, ref, number)
    return _file(VERIFIER.read_bytes(), VERIFIER.name, "text/x-python")


def _file(data: bytes, name: str, kind: str) -> HttpResponse:
    disposition = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(data, content_type=f"{kind}; charset=utf-8", headers=disposition)

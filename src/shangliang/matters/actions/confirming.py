"""确认 · The result goes back to whoever raised the matter; they say whether it is solved. Silence is not consent."""

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _

from shangliang.kit import clock

from ..lifecycle import Refused, Stage
from ..models import Confirmation, Raiser
from .engine import lock, moment, move


@transaction.atomic
def confirm(raiser: Raiser, *, solved: bool, process: str, result: str, way="link", text="", on=None):
    """The raiser's own answer, by link, code or account. Not solved reopens the handling with their words."""
    matter = lock(raiser.handled_in)
    if matter.stage != Stage.ANSWERED:
        raise Refused(_("这件事现在不在等您确认。"))
    if not solved and not text.strip():
        raise Refused(_("请写一句哪里还没有解决，好让承办单位重新办理。"))
    _store(matter, raiser, solved, process, result, way, text, on)
    if solved:
        return move(matter, "confirm", voice=raiser, on=on, note=text)
    return move(matter, "redo", voice=raiser, on=on, note=text)


@transaction.atomic
def answer_for_raiser(
    raiser: Raiser, *, by, witness: str, solved: bool, process: str, result: str, way="phone", text="", on=None
):
    """By phone or word of mouth: typed in by an office, with a witness, counted apart."""
    matter = lock(raiser.handled_in)
    if way not in Confirmation.SPOKEN or not witness.strip():
        raise Refused(_("代为登记确认，须写明方式和见证人。"))
    if not by.can("matter.confirm_for", matter.holder_area):
        raise PermissionDenied
    if matter.stage != Stage.ANSWERED:
        raise Refused(_("这件事现在不在等提出人确认。"))
    _store(matter, raiser, solved, process, result, way, text, on, witness=witness, typed_by=by)
    return move(matter, "confirm" if solved else "redo", by=by, on=on, note=text or ("已解决" if solved else "未解决"))


def _store(matter, raiser, solved, process, result, way, text, on, **more):
    Confirmation.objects.create(
        matter=matter,
        raiser=raiser,
        way=way,
        solved=solved,
        process=process,
        result=result,
        text=text,
        on=clock.local_day(moment(on)),
        **more,
    )


@transaction.atomic
def reopen_by_voice(raiser: Raiser, *, note: str, on=None):
    """重新打开: the raiser says that a closed matter is not solved after all, within the time of the rule."""
    matter = lock(raiser.handled_in)
    over = matter.stage in (Stage.CLOSED, Stage.ARCHIVED)
    return move(matter, "reopen" if over else "redo", voice=raiser, note=note, on=on)

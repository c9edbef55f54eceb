"""会场 · What every act at a gathering begins and ends with: the row locked, whether it may, the trail, the screen told.

Two people may sit at two consoles: the lock makes one wait for the other, and whoever comes second is told in a
sentence what has been done meanwhile.
"""

from django.core.exceptions import PermissionDenied
from django.db.models import F
from django.utils.translation import gettext as _

from shangliang.kit import trail
from shangliang.people.refusal import Refused

from ..models import Gathering, Screen


def log(gathering, action: str, *, by, on=None, detail=None) -> None:
    """The trail row of an act at a gathering: what was done, never who said what."""
    trail.record(
        by=by,
        action=f"gathering.{action}",
        noun="gathering",
        id=gathering.ref,
        area=gathering.host.area_id,
        on=on,
        detail=detail,
    )


def lock(gathering, by, ability: str = "consultation.hold") -> Gathering:
    """The row, locked for this transaction, for whoever may do this at its host."""
    if not by.can(ability, gathering.host.area_id):
        raise PermissionDenied
    return _locked(gathering)


def lock_running(gathering, by, ability: str = "consultation.hold") -> Gathering:
    """The same, of a gathering that was opened and has not ended."""
    return _running(lock(gathering, by, ability))


def lock_for_guest(gathering) -> Gathering:
    """The same for somebody on its list who speaks for nobody but themselves: the ticket was shown, there is no account."""
    return _running(_locked(gathering))


def lock_for_arrival(gathering) -> Gathering:
    """The same before the opening too: whoever comes in checks in."""
    found = _locked(gathering)
    if found.ended_at is not None:
        raise Refused(_("会议已经结束，到会情况已经记入会议记录，不能再改。"))
    return found


def _locked(gathering) -> Gathering:
    rows = Gathering.objects.select_for_update(of=("self",)).select_related("host", "screen")
    found = rows.get(pk=gathering.pk)
    if found.called_off_at is not None:
        raise Refused(_("这次会已经取消。"))
    return found


def _running(found: Gathering) -> Gathering:
    if found.opened_at is None:
        raise Refused(_("会议还没有开始，请先宣布开会。"))
    if found.ended_at is not None:
        raise Refused(_("会议已经结束，不能再改会场的安排。"))
    return found


def touch(gathering) -> None:
    """Something that a hall may show has changed: halls that ask get it at their next second."""
    Screen.objects.filter(gathering_id=gathering.pk).update(version=F("version") + 1)

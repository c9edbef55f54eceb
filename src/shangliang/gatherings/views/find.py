"""找 · The gathering within reach or a 404; the ability to act there or a 403; a person of it by what was typed."""

from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.utils.translation import gettext as _

from shangliang.people.refusal import Refused

from ..models import Gathering

HOLD = "consultation.hold"


def find_gathering(person, ref: str, ability: str = "") -> Gathering:
    """Unknown and out of reach are the same 404; seen but not allowed is a 403."""
    seen = Gathering.objects.visible_to(person).filter(ref=ref)
    found = seen.select_related("host", "area", "screen").first()
    if found is None:
        raise Http404
    if ability and not person.can(ability, found.host.area_id):
        raise PermissionDenied
    return found


def person_of(people, words: str):
    """One of `people` by seat number, initials or name; who can not be told apart is asked for again by number."""
    plain = words.strip().lower()
    everybody = list(people)
    found = [a for a in everybody if str(a.number) == plain] or [a for a in everybody if a.pinyin == plain]
    found = found or [a for a in everybody if plain and (a.pinyin.startswith(plain) or words.strip() in a.name)]
    if not found:
        raise Refused(_("到会的人里没有“%(words)s”。可以写席号、姓名首字母或姓名。") % {"words": words.strip()[:20]})
    if len(found) > 1:
        several = "、".join(f"{a.number} {a.name}" for a in found[:8])
        raise Refused(_("有几个人都对得上：%(several)s。请写席号。") % {"several": several})
    return found[0]

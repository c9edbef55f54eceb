"""批量 · One step for many matters: all rows are locked first, then each is moved by itself; a refusal stops only its own."""

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _

from ..lifecycle import Refused
from ..models import Matter
from .engine import move

MOST = 100


@transaction.atomic
def move_many(matters, name: str, *, by, **facts) -> tuple[list, list[tuple]]:
    """Take the step for each. Returns (moved, [(matter, why not)]).

    Rows are locked by key before any chain head is, and taken in the order of their chains: two clerks who press at once
    wait for each other instead of blocking each other (design.md, trail).
    """
    keys = [m.pk for m in matters][:MOST]
    more = [facts["into"].pk] if "into" in facts else []
    locked = Matter.objects.select_for_update(of=("self",)).filter(pk__in=[*keys, *more]).order_by("pk")
    rows = {m.pk: m for m in locked}
    done, refused = [], []
    for matter in sorted((rows[k] for k in keys if k in rows), key=lambda m: (m.holder_area[:6], m.pk)):
        try:
            with transaction.atomic():
                done.append(move(matter, name, by=by, **facts))
        except Refused as reason:
            refused.append((matter, str(reason)))
        except PermissionDenied:
            refused.append((matter, _("不在您的职务范围内。")))
    return done, refused

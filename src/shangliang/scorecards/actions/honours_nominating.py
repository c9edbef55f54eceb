"""提名 · Somebody is nominated on what the records say, and may be withdrawn."""

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import override

from shangliang.meetings.wording import CHINESE
from shangliang.people.refusal import Refused

from ..honour_facts import of_organisation, of_person
from ..models import Honour, Nomination
from .honours import day_of, locked, log


@transaction.atomic
def nominate(honour: Honour, whom, reason: str, *, by, on=None) -> Nomination:
    """提名: `whom` is a person or an organisation, as the honour is for; the facts are asked for now and kept."""
    found = locked(honour, by)
    if found.noticed_on:
        raise Refused(_("已经公示，不能再提名。"))
    if not reason.strip():
        raise Refused(_("请写主要事迹。"))
    single = found.kind == Honour.Kind.PERSON
    field = "person" if single else "organisation"
    if found.nominations.standing().filter(**{field: whom}).exists():
        raise Refused(_("%(name)s已经提名。") % {"name": whom})
    with override(CHINESE):  # what is kept
        facts = of_person(whom, found.year) if single else of_organisation(whom, found.year)
    if not facts:
        raise Refused(_("%(year)s 年没有可以支持提名的记录。") % {"year": found.year})
    made = Nomination.objects.create(
        honour=found, name=str(whom), reason=reason.strip(), facts=facts, on=day_of(on), by=by, **{field: whom}
    )
    log(found, "nominate", by=by, on=on, detail={"nomination": made.pk})
    return made


def _own(nomination: Nomination, by) -> Nomination:
    rows = Nomination.objects.select_for_update(of=("self",)).select_related("honour")
    found = rows.get(pk=nomination.pk)
    locked(found.honour, by)
    if found.withdrawn_on:
        raise Refused(_("这个提名已经撤回。"))
    return found


@transaction.atomic
def withdraw_nomination(nomination: Nomination, why: str, *, by, on=None) -> Nomination:
    """撤回提名: before the decision; it stays on record with the reason."""
    found = _own(nomination, by)
    if found.honour.decided_on:
        raise Refused(_("已经决定表彰，不能撤回提名。"))
    if not why.strip():
        raise Refused(_("请写明撤回的原因。"))
    found.withdrawn_on, found.withdrawn_why = max(day_of(on), found.on), why.strip()
    found.save(update_fields=["withdrawn_on", "withdrawn_why"])
    log(found.honour, "withdraw", by=by, on=on, detail={"nomination": found.pk, "why": found.withdrawn_why})
    return found

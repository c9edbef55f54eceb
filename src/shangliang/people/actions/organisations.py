"""做组织 · Register an organisation, change what is written of it."""

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _

from shangliang.kit import trail
from shangliang.kit.search import pinyin_key

from ..areas import Area
from ..organisations import Organisation, OrgKind
from ..refusal import Refused


@transaction.atomic
def add_organisation(name: str, kind: str, area: Area, *, by, parent=None, short="", phone="", on=None) -> Organisation:
    """登记组织."""
    _allow(by, area.pk)
    if Organisation.objects.filter(area=area, name=name).exists():
        raise Refused(_("%(place)s已经有“%(name)s”。") % {"place": area, "name": name})
    made = Organisation.objects.create(
        name=name, kind=OrgKind(kind), area=area, parent=parent, short=short, phone=phone, pinyin=pinyin_key(name)
    )
    trail.record(
        by=by,
        action="organisation.add",
        noun="organisation",
        id=made.ref,
        area=area.pk,
        on=on,
        detail={"kind": str(made.kind)},
    )
    return made


@transaction.atomic
def add_organisations(rows, *, by, on=None) -> list[Organisation]:
    """登记一批组织: (name, kind, area, short, phone if any) each, set-based; the same rules and trail rows as one by one."""
    made = [
        Organisation(name=n, kind=OrgKind(k), area=a, short=s, phone="".join(phone), pinyin=pinyin_key(n))
        for n, k, a, s, *phone in rows
    ]
    for code in {o.area_id for o in made}:
        _allow(by, code)
    known = set(Organisation.objects.filter(area__in={o.area_id for o in made}).values_list("area_id", "name"))
    for row in made:
        if (row.area_id, row.name) in known:
            raise Refused(_("%(place)s已经有“%(name)s”。") % {"place": row.area, "name": row.name})
        known.add((row.area_id, row.name))
    Organisation.objects.bulk_create(made, batch_size=1000)
    trail.record_many(
        {
            "by": by,
            "action": "organisation.add",
            "noun": "organisation",
            "id": o.ref,
            "area": o.area_id,
            "on": on,
            "detail": {"kind": str(o.kind)},
        }
        for o in made
    )
    return made


@transaction.atomic
def edit_organisation(
    organisation: Organisation, *, by, name: str, short="", phone="", parent=None, on=None
) -> Organisation:
    """修改组织: its names, telephone and where it hangs; area and kind stay, they carry reach."""
    _allow(by, organisation.area_id)
    row = Organisation.objects.select_for_update(of=("self",)).get(pk=organisation.pk)
    if Organisation.objects.filter(area_id=row.area_id, name=name).exclude(pk=row.pk).exists():
        raise Refused(_("%(place)s已经有“%(name)s”。") % {"place": row.area, "name": name})
    if parent is not None and _hangs_below(parent, row):
        raise Refused(_("上级组织不能是它自己或它的下级。"))
    row.name, row.short, row.phone, row.parent, row.pinyin = name, short, phone, parent, pinyin_key(name)
    row.save()
    trail.record(by=by, action="organisation.edit", noun="organisation", id=row.ref, area=row.area_id, on=on)
    return row


def _hangs_below(candidate: Organisation | None, row: Organisation) -> bool:
    while candidate is not None:
        if candidate.pk == row.pk:
            return True
        candidate = candidate.parent
    return False


def _allow(by, code: str) -> None:
    if by is not None and not by.can("organisation.add", code):
        raise PermissionDenied

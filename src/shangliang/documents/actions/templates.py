"""单位模板 · Put one in place of the last, take it away."""

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _

from shangliang.kit import trail
from shangliang.kit.files import Refused as FileRefused
from shangliang.kit.files.office import inspected
from shangliang.people.models import Area
from shangliang.people.refusal import Refused

from ..models import WordTemplate
from .drafting import day_of

MOST_BYTES = 2 * 2**20


@transaction.atomic
def put_template(kind: str, data: bytes, *, name: str, area: Area, by, on=None) -> WordTemplate:
    """上传模板: looked through like any upload, its fields known; the one before it goes."""
    from shangliang.kit.paper import template  # and with it docxtpl: not before the first upload

    if not by.can("document.issue", area.code):
        raise PermissionDenied
    if len(data) > MOST_BYTES:
        raise Refused(_("模板最大 2 MB。"))
    try:
        fields = template.check(inspected(data))
    except (FileRefused, template.BadTemplate) as reason:
        raise Refused(str(reason)) from reason
    given = {"name": name[-120:], "file": data, "fields": fields, "put_by": by, "put_on": day_of(on)}
    made, _new = WordTemplate.objects.update_or_create(area=area, kind=kind, defaults=given)
    _log("template.put", made, by, on)
    return made


@transaction.atomic
def drop_template(row: WordTemplate, *, by, on=None) -> None:
    """不用模板: documents of this kind are drawn in the standard form again."""
    if not by.can("document.issue", row.area_id):
        raise PermissionDenied
    _log("template.drop", row, by, on)
    row.delete()


def _log(action: str, row: WordTemplate, by, on) -> None:
    trail.record(
        by=by, action=f"document.{action}", noun="document_template", id=str(row.pk), area=row.area_id,
        on=on and day_of(on), detail={"kind": row.kind},
    )  # fmt: skip

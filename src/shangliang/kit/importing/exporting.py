"""带走 · A ledger of a kind, with the headings by which it can be brought in again; who took it stands in the trail first."""

from collections.abc import Iterable
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _

from shangliang.kit import ledger, trail

from .importer import Importer
from .refused import Refused


@transaction.atomic
def take_out(
    importer: Importer, *, by: Any, area: str, **why: str
) -> tuple[list[ledger.Column], Iterable[dict[str, Any]]]:
    """Columns and rows, for `kit.ledger.write`. `why`: reason, note, agreed, where sensitive columns shall be in clear.

    Raises PermissionDenied, Refused, and what the noun's own actions raise.
    """
    if not (by.can("matter.export", area) and by.can(importer.ability, area)):
        raise PermissionDenied
    if not importer.exports:
        raise Refused(_("这一种表不能导出。"))
    clear = bool(why.get("reason"))
    rows = list(importer.in_clear(by, area, **why) if clear else importer.rows(by, area))
    detail = {"importer": importer.name, "rows": len(rows), "clear": clear}
    trail.record(by=by, action="ledger.export", noun=importer.noun, id="ledger", area=area, detail=detail)
    columns = [
        ledger.Column(c.words[0], _cell(c, veiled=bool(importer.sensitive) and not clear), 18) for c in importer.columns
    ]
    return columns, rows


def _cell(column, *, veiled: bool):
    def value(row):
        text = row.get(column.name, "")
        return (column.veil(str(text)) if text else "") if veiled and column.veil else text

    return value

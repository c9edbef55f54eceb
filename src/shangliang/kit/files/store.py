"""收存附件 · Takes an upload in: size, content, name; then the bytes, then the row."""

import datetime as dt
import hashlib
from collections.abc import Sequence
from pathlib import PurePath

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from shangliang.kit import clock, ids, rules
from shangliang.kit.rulekinds import between

from .kinds import kind_of
from .models import File
from .names import clean_name
from .refused import Refused

OURS = gettext_lazy("本系统默认")
DAY = dt.timedelta(days=1)

rules.declare(
    "files.max_bytes",
    name=gettext_lazy("单个附件大小上限"),
    default=20 * 2**20,
    basis=OURS,
    kind="size",
    check=between(1024, 2**30),
)
for key, title, default, check, unit in (
    ("max_side", gettext_lazy("照片长边上限"), 2560, between(200, 20_000), gettext_lazy("像素")),
    ("max_count", gettext_lazy("一次最多附件数"), 9, between(1, 100), gettext_lazy("个")),
    ("max_per_day", gettext_lazy("每人每日最多附件数"), 300, between(1, 100_000), gettext_lazy("个")),
):
    rules.declare(f"files.{key}", name=title, default=default, basis=OURS, kind="int", check=check, unit=unit)


def store(upload: "UploadedFile[bytes]", *, by_id: int | None, area: str, name: str = "") -> File:
    """Keep one upload, or refuse it with a sentence. It belongs to nothing until a noun links it.

    `name`: what it is called here, whatever it was called there; people name a picture after who is on it."""
    data = read(upload, area)
    _check_quota(by_id, area)
    kind = kind_of(data)
    called = f"{name}{PurePath(upload.name or '').suffix[:6]}" if name else upload.name or ""
    name = clean_name(called, kind.suffixes, kind.alike)
    return _keep(kind.clean(data, int(rules.value("files.max_side", area))), name, kind.mime, by_id, area)


@transaction.atomic
def store_all(uploads: Sequence["UploadedFile[bytes]"], *, by_id: int | None, area: str, name: str = "") -> list[File]:
    """Keep the uploads of one form: all of them or none."""
    most = int(rules.value("files.max_count", area))
    if len(uploads) > most:
        raise Refused(_("一次最多传 %(most)s 个附件。") % {"most": most})
    return [store(upload, by_id=by_id, area=area, name=name) for upload in uploads]


def read(upload: "UploadedFile[bytes]", area: str) -> bytes:
    """The content; never more than may be kept there, whatever the upload says of its size."""
    most = int(rules.value("files.max_bytes", area))
    upload.seek(0)
    data: bytes = upload.read(most + 1)
    if len(data) > most:
        raise Refused(_("附件太大。单个附件不能超过 %(most)s MB。") % {"most": most // 2**20})
    if not data:
        raise Refused(_("这是一个空文件。"))
    return data


def _check_quota(by_id: int | None, area: str) -> None:
    if by_id is None:
        return
    today = File.objects.filter(by_id=by_id, created__gt=clock.now() - DAY)
    if today.count() >= rules.value("files.max_per_day", area):
        raise Refused(_("今天传的附件已经很多，请明天再传，或请经办人代传。"))


def _keep(data: bytes, name: str, mime: str, by_id: int | None, area: str) -> File:
    """Bytes first: a row never points at nothing. A transaction that fails takes its bytes away again."""
    key = ids.key()
    stored = default_storage.save(f"{key % 256:02x}/{key:x}", ContentFile(data))
    try:
        return File.objects.create(
            id=key,
            name=name,
            mime=mime,
            size=len(data),
            sha256=hashlib.sha256(data).hexdigest(),
            by_id=by_id,
            area=area,
            stored=stored,
        )
    except Exception:
        default_storage.delete(stored)
        raise

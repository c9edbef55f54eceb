"""图片或一页 · What can be looked at on a wall: a picture, or pages of a PDF, each drawn as a picture. Nothing but pixels is kept."""

import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from django.core.files.uploadedfile import SimpleUploadedFile, UploadedFile
from django.db import transaction
from django.utils.translation import gettext as _

from .kinds import PDF, kind_of
from .models import File
from .refused import Refused
from .store import read, store

DRAWER, PATIENCE = Path(__file__).with_name("drawn.py"), 30  # seconds; the drawer gives up sooner by itself
WRONG_PAGE = 3  # how the drawer ends then


@transaction.atomic
def store_pictures(
    upload: "UploadedFile[bytes]", pages: Sequence[int], *, by_id: int | None, area: str, name: str
) -> list[File]:
    """The picture, or the asked pages of a PDF in their order. A PDF that would not be kept is not drawn either."""
    data = read(upload, area)
    kind = kind_of(data)
    if kind is PDF:
        checked = kind.clean(data, 0)
        drawn = [SimpleUploadedFile(f"{number}.png", _drawn(checked, number)) for number in pages]
        return [store(each, by_id=by_id, area=area, name=name) for each in drawn]
    if not kind.mime.startswith("image/"):
        raise Refused(_("请传图片（jpg、png、webp）或者 PDF。"))
    return [store(upload, by_id=by_id, area=area, name=name)]


def _drawn(data: bytes, number: int) -> bytes:
    """One page as PNG, by a process of its own."""
    with tempfile.TemporaryDirectory() as folder:
        Path(folder, "paper.pdf").write_bytes(data)
        command = [sys.executable, "-I", str(DRAWER), folder, str(number)]
        try:
            done = subprocess.run(command, capture_output=True, timeout=PATIENCE, env={}, check=False)
        except subprocess.TimeoutExpired:
            done = subprocess.CompletedProcess(command, 1)
    if done.returncode == WRONG_PAGE:
        raise Refused(_("PDF 里没有第 %(n)s 页。") % {"n": number})
    if done.returncode or not done.stdout:
        raise Refused(_("第 %(n)s 页太复杂，画不出来。请截成图片再传。") % {"n": number})
    return bytes(done.stdout)

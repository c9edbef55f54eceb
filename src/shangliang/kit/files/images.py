"""图片 · Painted anew from its pixels: no EXIF, no place, no comment, nothing appended, no larger than it need be."""

from io import BytesIO
from typing import Any

from django.utils.translation import gettext as _
from PIL import Image, ImageOps

from .refused import Refused

MOST_PIXELS = 64_000_000  # a camera's picture; beyond that a small file can fill the memory
QUALITY: dict[str, dict[str, Any]] = {
    "JPEG": {"quality": 85, "optimize": True},
    "WEBP": {"quality": 85},
    "PNG": {"optimize": False},
}


def repaint(data: bytes, form: str, side: int) -> bytes:
    """The picture upright, its longer side at most `side` pixels, in the form it came in."""
    try:
        with Image.open(BytesIO(data), formats=[form]) as picture:
            if picture.width * picture.height > MOST_PIXELS:
                raise Refused(_("图片太大（超过 6400 万像素），请缩小后再传。"))
            return _painted(picture, form, side)
    except Refused:
        raise
    except Exception:  # noqa: BLE001 — a hostile picture raises whatever it can; none of it is ours to tell apart
        raise Refused(_("图片打不开，可能已损坏。请换一张再传。")) from None


def _painted(picture: Image.Image, form: str, side: int) -> bytes:
    picture.draft("RGB", (side, side))  # JPEG: decode no more than is needed
    upright = ImageOps.exif_transpose(picture)
    see_through = form != "JPEG" and upright.has_transparency_data
    pixels = upright.convert("RGBA" if see_through else "RGB")
    pixels.thumbnail((side, side))
    fresh = Image.new(pixels.mode, pixels.size)  # takes over the pixels and no info: comments and XMP stay behind
    fresh.paste(pixels)
    written = BytesIO()
    fresh.save(written, form, **QUALITY[form])
    return written.getvalue()

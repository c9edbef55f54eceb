"""纸面文件 · PDF and plain text: whole, by themselves, and without anything that runs."""

import re

from django.utils.translation import gettext as _

from .refused import Refused

ESCAPED = re.compile(rb"#([0-9A-Fa-f]{2})")
RUNS = re.compile(rb"/(JavaScript|JS\s*[(<]|JS\s+\d+\s+\d+\s+R|Launch\b|RichMedia|XFA\b)")
TAGS = "!doctype|[?]xml|[?]php|%|html|head|body|script|svg|iframe|object|embed|img|style|meta|link"
MARKUP = re.compile(rf"<\s*({TAGS})\b|^#!", re.IGNORECASE)
CONTROL = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f]")


def whole_pdf(data: bytes) -> bytes:
    """A PDF that begins and ends as one. What is packed inside streams is not unfolded: see docs/decisions."""
    if b"startxref" not in data[-2048:] or data.rfind(b"%%EOF") < len(data.rstrip(b"\r\n\0 ")) - 5:
        raise Refused(_("PDF 不完整，或后面附有别的内容。请重新导出再传。"))
    if RUNS.search(ESCAPED.sub(lambda found: bytes([int(found[1], 16)]), data)):
        raise Refused(_("PDF 里有脚本或可执行的内容，不收。请打印成新的 PDF 再传。"))
    return data


def plain_text(data: bytes) -> bytes:
    """The text in UTF-8, whatever Chinese encoding it came in."""
    text = decoded(data)
    if text is None or CONTROL.search(text):
        raise Refused(_("不是纯文本文件。"))
    if MARKUP.search(text):
        raise Refused(_("文本里有网页或脚本代码，不收。"))
    return text.encode()


def decoded(data: bytes) -> str | None:
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    return None

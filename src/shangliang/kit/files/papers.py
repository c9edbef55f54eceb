"""纸面文件 · PDF and plain text: whole, by themselves, and without anything that runs."""

import re
import subprocess
import sys
from pathlib import Path

from django.utils.translation import gettext as _

from .refused import Refused

UNPACKER, PATIENCE = Path(__file__).with_name("unpacked.py"), 20  # seconds; the unpacker gives up sooner by itself
TAGS = "!doctype|[?]xml|[?]php|%|html|head|body|script|svg|iframe|object|embed|img|style|meta|link"
MARKUP = re.compile(rf"<\s*({TAGS})\b|^#!", re.IGNORECASE)
CONTROL = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f]")


def whole_pdf(data: bytes) -> bytes:
    """A PDF that begins and ends as one, and does nothing but lie there; as it came, for a seal on it stays valid."""
    if b"startxref" not in data[-2048:] or data.rfind(b"%%EOF") < len(data.rstrip(b"\r\n\0 ")) - 5:
        raise Refused(_("PDF 不完整，或后面附有别的内容。请重新导出再传。"))
    found = _unpacked(data)
    if found != "whole":
        raise Refused(_why_not(found))
    return data


def _unpacked(data: bytes) -> str:
    """The word of the unpacker; '' if it gave up or fell."""
    command = [sys.executable, "-I", str(UNPACKER)]
    try:
        done = subprocess.run(command, input=data, capture_output=True, timeout=PATIENCE, env={}, check=False)
    except subprocess.TimeoutExpired:
        return ""
    return done.stdout.decode("ascii", "replace") if done.returncode == 0 else ""


def _why_not(found: str) -> str:
    if found == "active":
        return _("PDF 里有脚本、附带的文件或会打开别的内容的动作，不收。请打印成新的 PDF 再传。")
    if found == "locked":
        return _("PDF 加了密码，看不到里面有什么，不收。请去掉密码再传。")
    if found == "broken":
        return _("PDF 打不开，可能已损坏。请重新导出再传。")
    return _("PDF 展开后太大或太复杂，不收。请打印成新的 PDF，或分成几份再传。")


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

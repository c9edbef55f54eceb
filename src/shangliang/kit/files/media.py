"""录音录像 · mp3, m4a, mp4: kept as they are, without the tags in which phones write place and owner."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from .refused import Refused

HOLDERS = {b"moov", b"trak", b"mdia", b"minf", b"stbl", b"edts", b"dinf"}
TAGS = {b"udta", b"meta", b"uuid"}
TOP = {*TAGS, b"ftyp", b"moov", b"mdat", b"free", b"skip", b"wide", b"moof", b"mfra", b"sidx", b"styp", b"pdin"}
KBITS = {
    1: (0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320),
    2: (0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160),
}
HERTZ = (44100, 48000, 32000)


def without_tags(data: bytes) -> bytes:
    """MP4: boxes of tags become boxes of nothing of the same length, so that no offset moves."""
    clean = bytearray(data)
    for start, end, kind in _boxes(data, 0, len(data), top=True):
        if kind in TAGS:
            clean[start + 4 : end] = b"free" + bytes(end - start - 8)
    return bytes(clean)


def _boxes(data: bytes, at: int, end: int, *, top: bool = False) -> Iterator[tuple[int, int, bytes]]:
    while at < end:
        size, kind, head = int.from_bytes(data[at : at + 4]), data[at + 4 : at + 8], 8
        if size == 1:
            size, head = int.from_bytes(data[at + 8 : at + 16]), 16
        elif size == 0:
            size = end - at
        if size < head or at + size > end or (top and kind not in TOP):
            raise _broken()
        yield at, at + size, kind
        if kind in HOLDERS:
            yield from _boxes(data, at + head, at + size)
        at += size


def frames_only(data: bytes) -> bytes:
    """MP3: the frames, without ID3 before and behind."""
    start = 0
    if data.startswith(b"ID3") and len(data) > 10:
        start = 10 + sum((byte & 0x7F) << 7 * n for n, byte in enumerate(reversed(data[6:10])))
    frames = data[start:]
    if frames[-128:-125] == b"TAG":
        frames = frames[:-128]
    length = 0
    for _again in range(3):  # three frames in a row are no accident
        step = _frame(frames[length : length + 4])
        if not step:
            raise _broken()
        length += step
    return frames


def _frame(head: bytes) -> int:
    """The length of the layer-3 frame that begins so; 0 if none does."""
    if len(head) < 4 or head[0] != 0xFF or head[1] & 0xE6 != 0xE2:
        return 0
    version = (head[1] >> 3) & 3  # 3: MPEG 1, 2: MPEG 2, 0: MPEG 2.5
    rate, hertz = head[2] >> 4, (head[2] >> 2) & 3
    if version == 1 or rate in {0, 15} or hertz == 3:
        return 0
    first = version == 3
    frequency = HERTZ[hertz] // {3: 1, 2: 2, 0: 4}[version]
    return (144 if first else 72) * KBITS[1 if first else 2][rate] * 1000 // frequency + ((head[2] >> 1) & 1)


def _broken() -> Refused:
    return Refused(_("录音或录像打不开，可能已损坏。"))

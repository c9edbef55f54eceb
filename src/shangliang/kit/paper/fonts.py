"""字体 · The five faces an official document asks for, by name; what stands in where the machine lacks them.

Fonts are licensed and never shipped. A DOCX names the faces and the office's own Word has them; a PDF carries its fonts, so
it is made with what this machine has: the folder SHANGLIANG_FONTS first, then the system's. SHANGLIANG_FONT_TABLE may name
others: `小标宋=某字体|另一字体;楷体=…`.
"""

from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Any

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy


class Face(StrEnum):
    """字体 · As GB/T 9704-2012 calls them."""

    TITLE = "小标宋"
    BODY = "仿宋"
    HEAD = "黑体"
    KAI = "楷体"
    SONG = "宋体"


CALLED = {
    Face.TITLE: gettext_lazy("小标宋"),
    Face.BODY: gettext_lazy("仿宋"),
    Face.HEAD: gettext_lazy("黑体"),
    Face.KAI: gettext_lazy("楷体"),
    Face.SONG: gettext_lazy("宋体"),
}
# What a DOCX names; the same families are the first that a PDF looks for.
NAMED = {
    Face.TITLE: "方正小标宋简体",
    Face.BODY: "仿宋_GB2312",
    Face.HEAD: "黑体",
    Face.KAI: "楷体_GB2312",
    Face.SONG: "宋体",
}
TRUE = {
    Face.TITLE: ("方正小标宋简体", "方正小标宋_GBK", "FZXiaoBiaoSong-B05S", "FZXiaoBiaoSong-B05"),
    Face.BODY: ("仿宋_GB2312", "FangSong_GB2312", "仿宋", "FangSong", "FZFangSong-Z02S", "STFangsong"),
    Face.HEAD: ("黑体", "SimHei", "FZHei-B01S", "STHeiti"),
    Face.KAI: ("楷体_GB2312", "KaiTi_GB2312", "楷体", "KaiTi", "FZKai-Z03S", "STKaiti"),
    Face.SONG: ("宋体", "SimSun", "FZShuSong-Z01S", "STSong"),
}
_SERIF = ("Noto Serif CJK SC", "Noto Serif SC", "Source Han Serif SC", "Source Han Serif CN", "AR PL UMing CN")
_SANS = ("Noto Sans CJK SC", "Noto Sans SC", "Source Han Sans SC", "Source Han Sans CN", "WenQuanYi Zen Hei")
STAND_IN = {
    Face.TITLE: _SERIF + _SANS,
    Face.BODY: ("FandolFang", *_SERIF, *_SANS),
    Face.HEAD: _SANS + _SERIF,
    Face.KAI: ("LXGW WenKai", "FandolKai", "AR PL UKai CN", *_SERIF, *_SANS),
    Face.SONG: _SERIF + _SANS,
}
INSTALL = "apt install fonts-noto-cjk"


class NoFont(Exception):
    """没有中文字体 · Nothing on this machine can draw the text; the sentence says what to install."""


@dataclass(frozen=True)
class Set:
    """字体表 · Which family draws each face here, and where it is not the true one."""

    families: dict[Face, str]
    replaced: dict[Face, str]

    def sentence(self) -> str:
        """What the page says beside the download; '' where nothing was replaced."""
        if not self.replaced:
            return ""
        families = list(dict.fromkeys(self.replaced.values()))
        faces = {
            name: _("、").join(str(CALLED[face]) for face, used in self.replaced.items() if used == name)
            for name in families
        }
        parts = _("，").join(_("%(face)s用 %(family)s") % {"face": faces[name], "family": name} for name in families)
        return _(
            "这台机器没有公文字体，PDF 里%(what)s代替；版心、行数、字数不变。Word 文件写的是标准字体名，不受影响。"
        ) % {"what": parts}


def no_font() -> str:
    """What to do where nothing can be drawn."""
    return _("这台机器没有中文字体，做不了 PDF。请管理员安装字体（例如 %(command)s），或者把字体文件放进 %(folder)s，再重启。") % {
        "command": INSTALL,
        "folder": folder(),
    }  # fmt: skip


def folder() -> Path:
    return Path(settings.SHANGLIANG_FONTS)


@cache
def library() -> Any:
    """The fonts of folder and system, read once: 0.3 s."""
    import typst  # 80 MB of compiled code: not before the first PDF

    own = folder()
    return typst.Fonts(include_embedded_fonts=False, font_paths=[str(own)] if own.is_dir() else [])


def available() -> Set:
    """The table for this machine."""
    return chosen(library().families(), settings.SHANGLIANG_FONT_TABLE)


def chosen(families, table: str = "") -> Set:
    """For each face the first family that is there: the office's own table, the true names, the stand-ins. Pure."""
    there, own = set(families), asked(table)
    found: dict[Face, str] = {}
    for face in Face:
        wanted = (*own.get(face, ()), *TRUE[face], *STAND_IN[face])
        family = next((name for name in wanted if name in there), "")
        if not family:
            raise NoFont(no_font())
        found[face] = family
    return Set(found, {face: name for face, name in found.items() if name not in TRUE[face]})


def asked(table: str) -> dict[Face, tuple[str, ...]]:
    """小标宋=甲|乙;楷体=丙. What names no face is passed over."""
    pairs = [part.partition("=") for part in table.split(";") if "=" in part]
    known = {face.value: face for face in Face}
    return {
        known[name.strip()]: tuple(filter(None, (one.strip() for one in names.split("|"))))
        for name, _sign, names in pairs
        if name.strip() in known
    }

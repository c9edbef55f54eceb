"""文件名 · What a file may be called: its own name, but nothing that deceives the eye or the system that opens it."""

import unicodedata

from django.utils.translation import gettext as _

from .refused import Refused

LONGEST = 120
PROGRAMS = {
    *("apk", "app", "asp", "aspx", "bat", "bin", "cgi", "cmd", "com", "cpl", "dll", "dmg", "exe", "hta", "htm", "html"),
    *(
        "inf",
        "jar",
        "js",
        "jse",
        "jsp",
        "lnk",
        "mht",
        "mhtml",
        "msc",
        "msi",
        "php",
        "pif",
        "pl",
        "ps1",
        "py",
        "reg",
        "scr",
    ),
    *("sh", "shtml", "svg", "svgz", "swf", "vb", "vbe", "vbs", "wsf", "xht", "xhtml", "xml", "xsl"),
}
UNSEEN = {"Cf", "Co", "Zl", "Zp"}


def clean_name(name: str, suffixes: tuple[str, ...], alike: frozenset[str]) -> str:
    """The name with a suffix that tells the truth; refused if it pretends to be another kind, or hides a program."""
    plain = _visible(name.replace("\\", "/").rsplit("/", 1)[-1])
    stem, dot, last = plain.rpartition(".")
    if not dot or not stem:
        stem, last = plain.strip("."), suffixes[0]
    found = last.strip().lower()
    if PROGRAMS & {part.strip().lower() for part in plain.split(".")[1:]}:
        raise Refused(_("不收这样的文件名：%(name)s。文件名里含有程序或网页的后缀。") % {"name": plain[:60]})
    if found not in suffixes and found not in alike:
        raise Refused(
            _("“%(name)s”打不开：它不是真正的 %(suffix)s 文件，可能是改过名字，或者没有传完。请换一个再传。")
            % {"name": plain[:60], "suffix": found[:10]}
        )
    suffix = found if found in suffixes else suffixes[0]
    return f"{stem.strip()[: LONGEST - len(suffix) - 1] or _('附件')}.{suffix}"


def _visible(name: str) -> str:
    """Without the characters that turn the direction of writing or take no space; control characters are refused."""
    kinds = {unicodedata.category(c) for c in name}
    if "Cc" in kinds or "Cs" in kinds:
        raise Refused(_("文件名里有不可见的字符，请改名后再传。"))
    return "".join(
        c for c in unicodedata.normalize("NFC", name) if unicodedata.category(c) not in {"Cf", "Co", "Zl", "Zp"}
    )

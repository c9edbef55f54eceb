"""签到条表单 · The code of a ticket: typed, or sent from the fragment of its link."""

import re

from django import forms
from django.utils.translation import gettext_lazy as _

from shangliang.kit.ids import ALPHABET

from .hall import PrintedCode


class TicketForm(forms.Form):
    """签到条"""

    code = PrintedCode(
        label=_("签到条上的码"), max_length=40, help_text=_("10 个字母和数字，大小写都行。"),
        error_messages={"required": _("请写签到条上的码。")},
    )  # fmt: skip


CODE = re.compile(rf"[{ALPHABET}](?:[\s-]?[{ALPHABET}]){{9}}")


def scanned(typed: str) -> tuple[str, str] | None:
    """What a scanner types into a box: (what page the link is of, the code); ("", code) for a bare code; else None."""
    plain = typed.strip()
    head, mark, tail = plain.partition("#")
    found = CODE.fullmatch((tail if mark else plain).strip().upper())
    if found is None:
        return None
    page = re.search(r"//[^/]+/(\w+)/", head)
    return (page[1] if page else "", re.sub(r"[\s-]", "", found[0]))

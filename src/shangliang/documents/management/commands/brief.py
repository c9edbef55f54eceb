"""简讯 · `shangliang brief read FILE --json [--year YYYY]`: what a page of short news tells, piece by piece."""

import json
import sys
from argparse import ArgumentParser, ArgumentTypeError
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand
from django.utils.translation import gettext as _

from shangliang.documents.brief_file import page_of
from shangliang.documents.briefs import Piece, read
from shangliang.kit.opinion_map.refused import Unreadable, whole
from shangliang.people.area_file import lines, shipped, text_of

REFUSED = 2


class Command(BaseCommand):
    help = "What a page of short news tells: who did what, when, where, in which figures."
    requires_system_checks = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("what", choices=["read"], metavar="read")
        parser.add_argument("file", type=Path, help="a page of news as text, UTF-8 or GB18030")
        parser.add_argument("--json", action="store_true", help="as JSON; without it one line for each piece")
        parser.add_argument("--year", type=_year, metavar="YYYY", help="of its dates (default: the page's)")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            pieces = read(page_of(options["file"]), year=options["year"], places=_divisions())
            if not pieces:
                raise whole(options["file"], _("里面没有一则消息。"))
        except Unreadable as refusal:
            self.stderr.write(str(refusal))
            sys.exit(REFUSED)
        if options["json"]:
            self.stdout.write(json.dumps([piece.as_json() for piece in pieces], ensure_ascii=False, indent=2))
        else:
            self.stdout.write("\n".join(map(_told, pieces)))


def _divisions() -> list[str]:
    """The tree that comes with the package: reading a page asks for no database."""
    return [line.name for line in lines(text_of(shipped()))]


def _told(piece: Piece) -> str:
    day = str(piece.date) if piece.date else piece.date_text
    return "　".join(filter(None, (piece.headline, day, piece.host, piece.event, "、".join(piece.places))))


def _year(text: str) -> int:
    if not (text.isascii() and text.isdigit() and 1900 <= int(text) <= 2100):
        raise ArgumentTypeError(_("应为四位的年份，如 2023"))
    return int(text)

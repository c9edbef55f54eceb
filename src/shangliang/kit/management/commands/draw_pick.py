"""开签 · `shangliang draw-pick DIR --seed TEXT`: the ticket that the public seed points at, and the alternates, into panel.csv."""

import sys
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand
from django.utils.translation import gettext as _

from shangliang.kit.draw.picks import picked
from shangliang.kit.opinion_map.outputs import write
from shangliang.kit.opinion_map.refused import Unreadable

REFUSED = 2


class Command(BaseCommand):
    help = "Picks the ticket and the alternates by a public seed; verify_draw.py repeats it without a solver."
    requires_system_checks = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("dir", type=Path, help="what `shangliang draw` wrote")
        parser.add_argument("--seed", required=True, help="made in public after the commitment was published")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            found = picked(options["dir"], options["seed"].strip())
            write(options["dir"], found.files)
        except Unreadable as refusal:
            self.stderr.write(str(refusal))
            sys.exit(REFUSED)
        if found.run > 1:
            self.stderr.write(_("注意：这是同一次抽签的第 %(run)d 次开签，都记在 picks.csv 里。") % {"run": found.run})
        said = _("第 %(ticket)d 签（共 %(tickets)d 签）：%(ids)s")
        self.stdout.write(said % {"ticket": found.ticket, "tickets": found.tickets, "ids": " ".join(found.panel)})

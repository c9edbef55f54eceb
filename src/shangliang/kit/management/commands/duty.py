"""履职积分 · `shangliang duty RULES.json EVENTS.csv [--year 2023] [--json]`: what members did, scored by the rules."""

import sys
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand

from shangliang.compute.duty import SHIPPED, table
from shangliang.kit.duty.outputs import table_json, told
from shangliang.kit.duty.source import read_events, read_rules
from shangliang.kit.opinion_map.refused import Unreadable

REFUSED = 2


class Command(BaseCommand):
    help = "Members' duty points of every year, each line with its evidence (docs/duty.md)."
    requires_system_checks = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("rules", type=Path, help=f"a file of rules, or a set that is shipped: {', '.join(SHIPPED)}")
        parser.add_argument("events", type=Path, help="member,event,date,evidence[,role,part,authors,place]")
        parser.add_argument(
            "--year", type=int, default=0, help="of this year only; the years before still count in rows"
        )
        parser.add_argument("--json", action="store_true")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            rules = read_rules(options["rules"])
            scores = table(rules, *read_events(options["events"], rules))
        except Unreadable as refusal:
            self.stderr.write(str(refusal))
            sys.exit(REFUSED)
        scores = [score for score in scores if options["year"] in {0, score.year}]
        self.stdout.write(table_json(rules, scores) if options["json"] else "\n".join(told(scores)))

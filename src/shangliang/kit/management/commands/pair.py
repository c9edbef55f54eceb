"""结对 · `shangliang pair PEOPLE HELPERS --out DIR`: from two tables to pairs.csv and report.json."""

import sys
import time
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand
from django.utils.translation import gettext as _

from shangliang.compute.pair import Choices, Order, Rank, Village, pair
from shangliang.kit.opinion_map.outputs import write
from shangliang.kit.opinion_map.refused import Unreadable
from shangliang.kit.pair.outputs import pairs_csv, report_json, told
from shangliang.kit.pair.source import read_helpers, read_people

REFUSED = 2


class Command(BaseCommand):
    help = "Who looks after whom: everybody covered, then evenly, then as it is now, then near."
    requires_system_checks = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("people", type=Path, help="id,household,area,kind,difficulty,lat,lon[,helper,languages]")
        parser.add_argument("helpers", type=Path, help="id,area,rank,capacity,lat,lon,recuse[,languages,cleared]")
        parser.add_argument("--out", type=Path, required=True, metavar="DIR", help="pairs.csv, report.json")
        parser.add_argument("--village", choices=[*Village], default=Village.ANY, help="the helper's own village")
        parser.add_argument("--rank", choices=[*Rank], default=Rank.PREFERRED, help="rank at least the difficulty")
        parser.add_argument("--order", choices=[*Order], default=Order.AUTO, help="repair: existing pairs first")
        parser.add_argument(
            "--protected", default="", metavar="KINDS", help="kinds that need a helper cleared for them"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            begun = time.perf_counter()
            people, helpers = read_people(options["people"]), read_helpers(options["helpers"])
            found = pair(people, helpers, _choices(options))
            why = told(found)
            seconds = time.perf_counter() - begun
            files = {"pairs.csv": pairs_csv(found, why), "report.json": report_json(found, why, seconds)}
            write(options["out"], files)
        except Unreadable as refusal:
            self.stderr.write(str(refusal))
            sys.exit(REFUSED)
        paired = sum(len(each.family.people) for each in why if each.helper)
        said = _("%(people)s 人，%(helpers)s 名干部，结对 %(paired)s 人，写入 %(out)s")
        facts = {"people": len(people), "helpers": len(helpers), "paired": paired, "out": options["out"]}
        self.stdout.write(said % facts)


def _choices(options: dict[str, Any]) -> Choices:
    return Choices(
        village=Village(options["village"]),
        rank=Rank(options["rank"]),
        order=Order(options["order"]),
        protected=frozenset(part for part in options["protected"].replace("，", ",").split(",") if part),
    )

"""数字 · `shangliang figures AREA [--on DATE] [--period all|year|quarter|month] --json`."""

import datetime as dt
import json

from django.core.management.base import BaseCommand, CommandError

from shangliang.kit import figures


class Command(BaseCommand):
    help = "The figures of an area."

    def add_arguments(self, parser):
        parser.add_argument("area")
        parser.add_argument("--on", default="")
        parser.add_argument("--period", choices=["all", "year", "quarter", "month"], default="all")
        parser.add_argument("--json", action="store_true")

    def handle(self, *, area, on, period, **options):
        if not area.isascii() or not area.isalnum():
            raise CommandError("区划代码应为数字,如 6203。")
        try:
            day = dt.date.fromisoformat(on) if on else None
        except ValueError as error:
            raise CommandError("日期写成 2023-06-30。") from error
        found = figures.compute(area, on=day, span=period)
        if options["json"]:
            self.stdout.write(json.dumps(found, ensure_ascii=False, indent=1, sort_keys=True))
            return
        for name, group in found.items():
            self.stdout.write(f"{name}: {group}")

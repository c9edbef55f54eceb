"""数字 · `shangliang figures AREA [--on DATE] [--period all|year|quarter|month|2023|2023-Q2|2023-06] [--json]`."""

import datetime as dt
import json

from django.core.management.base import BaseCommand, CommandError

from shangliang.kit import figures, remembered


class Command(BaseCommand):
    help = "The figures of an area."

    def add_arguments(self, parser):
        parser.add_argument("area", help="6203: 2, 4, 6, 9, 12 digits, or a local code")
        parser.add_argument("--on", default="", help="2023-06-30; without it, today")
        parser.add_argument("--period", default="all")
        parser.add_argument("--json", action="store_true")

    def handle(self, *, area, on, period, **options):
        if not area.isascii() or not area.isalnum() or not area[:2].isdecimal():
            raise CommandError("区划代码应为数字，如 6203。")
        try:
            day = dt.date.fromisoformat(on) if on else None
        except ValueError:
            raise CommandError("日期写成 2023-06-30。")
        try:
            with remembered():
                found = figures.compute(area, on=day, period=period)
        except figures.NoSuchPeriod as error:
            raise CommandError(str(error))
        if options["json"]:
            self.stdout.write(json.dumps(found, ensure_ascii=False, indent=1, sort_keys=True))
        else:
            self.stdout.write("\n".join(self._lines(found)))

    def _lines(self, found):
        yield f"{found['area']}  {found['as_of']}  {found['period']['start']} ~ {found['period']['end']}"
        for group in figures.declared():
            yield f"\n{group.name}  {group.sentence}({group.unit})"
            yield from (f"  {key:<24}{value}" for key, value in found[group.name].items())

"""看法图 · `shangliang opinion-map SOURCE --out DIR`: from a Polis export to labels.csv, map.json and report.html."""

import sys
import time
from argparse import ArgumentParser, ArgumentTypeError
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand
from django.utils.translation import gettext as _

from shangliang.compute.opinion_map import OpinionMap, Sums, opinion_map
from shangliang.kit.opinion_map.outputs import labels_csv, map_json, write
from shangliang.kit.opinion_map.progress import Bar
from shangliang.kit.opinion_map.refused import Unreadable
from shangliang.kit.opinion_map.report import report
from shangliang.kit.opinion_map.source import Source, read_source

REFUSED = 2
MOST_GROUPS, MOST_COMPONENTS = 20, 10


class Command(BaseCommand):
    help = "Who thinks alike, what all agree on, what is still to be talked over."
    requires_system_checks = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("source", type=Path, help="a Polis export: its folder, votes.csv or participants-votes.csv")
        parser.add_argument("--out", type=Path, required=True, metavar="DIR", help="labels.csv, map.json, report.html")
        parser.add_argument("--k", type=_groups, default=None, metavar="auto|N", help="number of groups")
        parser.add_argument("--components", type=_between(1, MOST_COMPONENTS), default=2)
        parser.add_argument("--seed", type=_between(0, 2**32 - 1), default=0, help="of the resamples")
        parser.add_argument("--engine", choices=["local", "dask"], default="local", help="who adds up the sums")
        parser.add_argument("--workers", type=_between(1, 256), default=2, help="processes of the engine dask")
        parser.add_argument("--moderation", type=Path, metavar="comments.csv", help="which statements are out (-1)")

    def handle(self, *args: Any, **options: Any) -> None:
        bar = Bar(sys.stderr)
        try:
            begun = time.perf_counter()
            bar("reading")
            source = read_source(options["source"], options["moderation"])
            found = _mapped(source, options, bar)
            seconds = time.perf_counter() - begun
            bar("report")
            files = {
                "labels.csv": labels_csv(found),
                "map.json": map_json(found, seconds),
                "report.html": report(found, source),
            }
            write(options["out"], files)
        except Unreadable as refusal:
            bar.clear()
            self.stderr.write(str(refusal))
            sys.exit(REFUSED)
        bar.clear()
        self.stdout.write(_said(found, options["out"]))


def _mapped(source: Source, options: dict[str, Any], bar: Bar) -> OpinionMap:
    return opinion_map(
        source.views,
        moderated=source.statements.moderated,
        meta=source.statements.meta,
        k=options["k"],
        wanted=options["components"],
        seed=options["seed"],
        sums=_sums(source, options["workers"], bar) if options["engine"] == "dask" else None,
        progress=bar,
    )


def _sums(source: Source, workers: int, bar: Bar) -> Sums:
    try:
        from shangliang.compute.opinion_map.spread import spread_sums

        return spread_sums(source.views, workers, lambda part: bar("sums", part))
    except ModuleNotFoundError as error:
        raise Unreadable(_("没有安装 Dask：pip install 'shangliang[dask]'。")) from error


def _said(found: OpinionMap, out: Path) -> str:
    shown = _("%(groups)s 组看法相近的人") % {"groups": len(found.groups)} if found.stable else _("不分组")
    return _("%(people)s 人，%(statements)s 条意见，%(shown)s，写入 %(out)s") % {
        "people": len(found.participants),
        "statements": len(found.statements),
        "shown": shown,
        "out": out,
    }


def _groups(text: str) -> int | None:
    return None if text == "auto" else _between(2, MOST_GROUPS)(text)


def _between(least: int, most: int):
    def number(text: str) -> int:
        if not (text.isascii() and text.isdigit() and least <= int(text) <= most):
            raise ArgumentTypeError(_("应为 %(least)s 到 %(most)s 的整数") % {"least": least, "most": most})
        return int(text)

    return number

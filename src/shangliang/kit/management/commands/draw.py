"""抽签 · `shangliang draw POOL QUOTAS --seats N --out DIR`: a lottery that is as fair as can be, before anybody is drawn."""

import sys
import time
from argparse import ArgumentParser, ArgumentTypeError
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand
from django.utils.translation import gettext as _

from shangliang.compute.draw import Aim, Choices, Draw, Impossible, Person, Quota, draw
from shangliang.kit.draw.outputs import commitment, dumped, files, refused, tables
from shangliang.kit.draw.progress import bar
from shangliang.kit.draw.report import report
from shangliang.kit.draw.source import read, read_ids, read_people, read_quotas
from shangliang.kit.opinion_map.outputs import write
from shangliang.kit.opinion_map.progress import Bar
from shangliang.kit.opinion_map.refused import Unreadable

REFUSED, IMPOSSIBLE = 2, 3
MOST_SEATS, FEWEST_TICKETS, MOST_TICKETS = 10_000, 100, 1_000_000


class Command(BaseCommand):
    help = "A lottery of panels that keep all quotas, with chances as equal as can be, and a proof of how equal."
    requires_system_checks = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("pool", type=Path, help="id and one column per feature (CSV in UTF-8 or GB18030, or XLSX)")
        parser.add_argument("quotas", type=Path, help="feature,value,min,max[,min_flex,max_flex,population]")
        parser.add_argument("--seats", type=_between(1, MOST_SEATS), required=True, help="those of FIXED included")
        parser.add_argument("--out", type=Path, required=True, metavar="DIR")
        parser.add_argument("--algorithm", choices=[*Aim], default=Aim.LEXIMIN)
        parser.add_argument("--tickets", type=_between(FEWEST_TICKETS, MOST_TICKETS), default=10_000)
        parser.add_argument(
            "--fixed", type=Path, help="id[,features]: who has a seat already, and counts toward quotas"
        )
        parser.add_argument("--without", type=Path, help="id: who may not be drawn this time (recused, sat lately)")
        parser.add_argument("--household", default="", metavar="COLUMN", help="of POOL: an address or a number")
        parser.add_argument("--per-household", type=_between(1, 100), default=1, help="drawn of one household at most")
        parser.add_argument("--cap", type=_share, help="the highest probability anybody may have, such as 0.8")

    def handle(self, *args: Any, **options: Any) -> None:
        shown = bar(sys.stderr)
        try:
            self.stdout.write(_drawn(options, shown))
        except Unreadable as refusal:
            shown.clear()
            self.stderr.write(str(refusal))
            sys.exit(REFUSED)
        except _Told as told:
            shown.clear()
            self.stderr.write(str(told))
            sys.exit(IMPOSSIBLE)


class _Told(Exception):
    """There is no panel; report.json says so, and this sentence."""


def _drawn(options: dict[str, Any], shown: Bar) -> str:
    begun = time.perf_counter()
    shown("reading")
    people, quotas, fixed, population, left_out = _input(options)
    try:
        found = draw(people, quotas, _choices(options), fixed, lambda part: shown("panels", part))
    except Impossible as why:
        there = len({person.id for person in [*people, *fixed]})
        told = refused(why, options["seats"], there, time.perf_counter() - begun)
        write(options["out"], {"report.json": dumped(told)})
        raise _Told("\n".join(told["words"])) from None
    shown("lottery")
    page = report(found, quotas, population, _committed(found), left_out)
    made = files(found, time.perf_counter() - begun, page, left_out)
    write(options["out"], made)
    shown.clear()
    return _said(found, options["out"])


def _input(options: dict[str, Any]) -> tuple[list[Person], list[Quota], list[Person], dict[Quota, float], int]:
    pool = read(options["pool"], ("id",))
    quotas, population = read_quotas(options["quotas"], pool)
    everybody = read_people(pool, quotas, options["household"])
    known = {person.id: person for person in everybody}
    seated = read(options["fixed"], ("id",)) if options["fixed"] else None
    fixed = read_people(seated, quotas, options["household"], known) if seated else []
    out = read_ids(options["without"]) if options["without"] else set()
    out -= {person.id for person in fixed}
    people = [person for person in everybody if person.id not in out]
    return people, quotas, fixed, population, len(everybody) - len(people)


def _choices(options: dict[str, Any]) -> Choices:
    return Choices(
        seats=options["seats"],
        aim=Aim(options["algorithm"]),
        cap=options["cap"],
        tickets=options["tickets"],
        per_household=options["per_household"] if options["household"] else 0,
    )


def _committed(found: Draw) -> str:
    return commitment(found, tables(found))


def _said(found: Draw, out: Path) -> str:
    told = found.certificate
    proof = _("没有证明到底，上限 %(bound)s") % {"bound": f"{told.bound:.4f}"}
    if told.proved:
        proof = _("已证明不能更公平") if told.complete else _("最低概率已证明不能更高")
    said = _("%(people)s 人，%(seats)s 个席位，最低概率 %(lowest)s，%(proof)s，写入 %(out)s")
    return said % {
        "people": len(found.people) + len(found.fixed),
        "seats": found.choices.seats,
        "lowest": f"{told.lowest:.4f}",
        "proof": proof,
        "out": out,
    }


def _between(least: int, most: int):
    def number(text: str) -> int:
        if not (text.isascii() and text.isdigit() and len(text) < 9 and least <= int(text) <= most):
            raise ArgumentTypeError(_("应为 %(least)s 到 %(most)s 的整数") % {"least": least, "most": most})
        return int(text)

    return number


def _share(text: str) -> float:
    try:
        value = float(text)
    except ValueError:
        value = 0.0
    if not 0 < value <= 1:
        raise ArgumentTypeError(_("应为大于 0、不大于 1 的数"))
    return value

"""密封 · `shangliang seal rotate`: a new key, and every sealed value under it; `shangliang seal status`: what is under which."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from shangliang.kit import keys, seal


class Command(BaseCommand):
    help = (
        "Change the sealing key while the product runs, in batches; begun again after a kill it goes on where it was."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        tasks = parser.add_subparsers(dest="task", required=True)
        rotate = tasks.add_parser(
            "rotate", help="a new key (unless the last change was not finished), all values under it"
        )
        rotate.add_argument("--batch", type=int, default=500, help="values per transaction")
        rotate.add_argument("--new", action="store_true", help="a new key even though values still wait under old ones")
        tasks.add_parser("status", help="values and how many of them wait, field by field")

    def handle(self, *args: Any, **options: Any) -> None:
        getattr(self, options["task"])(options)

    def rotate(self, options: dict[str, Any]) -> None:
        unfinished = not options["new"] and any(old for _cell, _all, old in seal.waiting())
        current = keys.ring(fresh=True).current if unfinished else keys.add_key()
        self.stdout.write(
            (_("上次换钥没有做完，接着做：%(key)s") if unfinished else _("新钥匙：%(key)s")) % {"key": current}
        )
        unreadable: list[str] = []
        count = 0
        for model in seal.models_with_seals():
            count += seal.reseal(model, batch=max(1, options["batch"]), unreadable=unreadable)
        for cell in unreadable:
            self.stderr.write(_("打不开，没有换封：%(cell)s") % {"cell": cell})
        if unreadable:
            raise CommandError(
                _("已换封 %(count)s 处，另有 %(bad)s 处打不开。") % {"count": count, "bad": len(unreadable)}
            )
        self.stdout.write(self.style.SUCCESS(_("已换封 %(count)s 处。") % {"count": count}))

    def status(self, options: dict[str, Any]) -> None:
        self.stdout.write(_("现用钥匙：%(key)s") % {"key": keys.ring(fresh=True).current})
        for cell, whole, old in seal.waiting():
            self.stdout.write(f"{cell} {whole} {old}")

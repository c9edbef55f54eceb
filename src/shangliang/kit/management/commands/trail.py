"""轨迹 · `shangliang trail verify`: does the record hold; `shangliang trail anchors`: its heads, to keep elsewhere."""

import json
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from shangliang.kit import trail
from shangliang.kit.trail.export import lines


class Command(BaseCommand):
    help = "Verify the trail, print its heads (anchors), or export its rows for another verifier."

    def add_arguments(self, parser: ArgumentParser) -> None:
        tasks = parser.add_subparsers(dest="task", required=True)
        verify = tasks.add_parser("verify", help="name the first broken row of every chain, if any; exit code 1")
        verify.add_argument("--chain", help="only this chain (a county's code)")
        verify.add_argument("--anchors", type=Path, help="a file of published heads, as `trail anchors` prints them")
        tasks.add_parser("anchors", help="print the heads as JSON")
        export = tasks.add_parser("export", help="print the rows, one JSON object a line")
        export.add_argument("--chain")

    def handle(self, *args: Any, **options: Any) -> None:
        getattr(self, options["task"])(options)

    def verify(self, options: dict[str, Any]) -> None:
        anchors = trail.imported(options["anchors"].read_text()) if options["anchors"] else []
        breaks = trail.verify(options["chain"], anchors)
        for found in breaks:
            self.stderr.write(_("链 %(chain)s 第 %(seq)s 行：%(fault)s") % _said(found))
        if breaks:
            raise CommandError(_("轨迹有断点：%(count)s 条链") % {"count": len(breaks)})
        for head in trail.heads():
            if options["chain"] in (None, head.chain):
                self.stdout.write(f"{head.chain} {head.seq} {head.hash.hex()}")
        self.stdout.write(self.style.SUCCESS(_("轨迹完整")))

    def anchors(self, options: dict[str, Any]) -> None:
        self.stdout.write(json.dumps(trail.exported(), indent=1))

    def export(self, options: dict[str, Any]) -> None:
        for line in lines(options["chain"]):
            self.stdout.write(line)


def _said(found: trail.Break) -> dict[str, Any]:
    faults = {
        trail.Fault.MISSING: _("此处缺行，或插入了行"),
        trail.Fault.LINK: _("与前一行接不上"),
        trail.Fault.CONTENT: _("内容被改动"),
        trail.Fault.CUT: _("从这里起被截断"),
        trail.Fault.BEYOND: _("链首之后还有行"),
        trail.Fault.HEAD: _("与链首不符"),
        trail.Fault.ANCHOR: _("与已公布的链首不符"),
    }
    return {"chain": found.chain, "seq": found.seq, "fault": faults[found.fault]}

"""台账 · `shangliang ledger import KIND FILE --area CODE`: a table as on the page, by somebody who may; `ledger export`: the same columns out."""

import json
import sys
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.contrib.auth import get_user_model
from django.core.exceptions import PermissionDenied
from django.core.files import File
from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from shangliang.kit import importing, ledger
from shangliang.kit.importing.models import ImportBatch, Outcome
from shangliang.kit.memory import remembered


class Command(BaseCommand):
    help = "Bring a ledger in (show what would come of it, or write it), or take one away."

    def add_arguments(self, parser: ArgumentParser) -> None:
        tasks = parser.add_subparsers(dest="task", required=True)
        kinds = sorted(found.name for found in importing.registered())
        come = tasks.add_parser("import", help="judge every row, and write what is new or changed")
        come.add_argument("kind", choices=kinds)
        come.add_argument("file", type=Path, help="xlsx or csv")
        come.add_argument("--area", required=True, help="code of the area whose office brings it in")
        come.add_argument("--by", help="login of who brings it in (default: the office of the area, if there is one)")
        come.add_argument("--dry-run", action="store_true", help="write nothing")
        come.add_argument("--json", action="store_true", help="counts and the rows with what is wrong, as JSON")
        out = tasks.add_parser("export", help="take a ledger away, with the headings by which it can come in again")
        out.add_argument("kind", choices=sorted(found.name for found in importing.registered() if found.exports))
        out.add_argument("--area", required=True, help="code of the area whose rows are taken")
        out.add_argument("--out", type=Path, required=True, help="the xlsx to write")
        out.add_argument("--by", help="login of who takes it (default: the office of the area, if there is one)")
        out.add_argument(
            "--reason", default="", help="why sensitive columns are taken in clear; without it they are veiled"
        )
        out.add_argument("--note", default="")
        out.add_argument("--agreed", default="", help="number of the request to which a second person has agreed")

    def handle(self, *args: Any, **options: Any) -> None:
        with remembered():
            getattr(self, f"_{options['task']}")(options)

    def _import(self, options: dict[str, Any]) -> None:
        importer = importing.get(options["kind"])
        assert importer
        by = self._by(options, importer.ability)
        try:
            with options["file"].open("rb") as source:
                batch = importing.take(File(source, name=options["file"].name), importer, by=by, area=options["area"])
            _done(batch)
        except OSError as why:
            raise CommandError(_("文件打不开：%(why)s") % {"why": why.strerror}) from why
        except importing.Refused as why:
            raise CommandError(str(why)) from why
        except PermissionDenied as why:
            raise CommandError(
                _("%(who)s在 %(area)s 不能导入这一种表。") % {"who": by, "area": options["area"]}
            ) from why
        self._written(batch, by, options)

    def _export(self, options: dict[str, Any]) -> None:
        importer = importing.get(options["kind"])
        assert importer
        by = self._by(options, importer.ability)
        why = {name: options[name] for name in ("reason", "note", "agreed") if options[name]}
        try:
            columns, rows = importing.take_out(importer, by=by, area=options["area"], **why)
        except PermissionDenied as refused:
            said = {"who": by, "area": options["area"]}
            raise CommandError(_("%(who)s在 %(area)s 不能导出这一种表。") % said) from refused
        except importer.not_done as refused:
            raise CommandError(str(refused)) from refused
        with options["out"].open("wb") as file:
            number = ledger.write(file, columns, rows, title=importer.label, by=str(by))
        self.stdout.write(_("%(n)s 行") % {"n": number})

    def _written(self, batch: ImportBatch, by: Any, options: dict[str, Any]) -> None:
        told = _told(batch)
        if not options["dry_run"] and told["new"] + told["changed"]:
            batch = importing.confirm(batch, by=by)
            _done(batch)
            told = _told(batch)
        if options["dry_run"]:
            importing.drop(batch, by=by)
        self._say(told | {"written": not options["dry_run"] and batch.state == "done"}, as_json=options["json"])
        if told["refused"]:
            sys.exit(1)

    def _say(self, told: dict[str, Any], *, as_json: bool) -> None:
        if as_json:
            self.stdout.write(json.dumps(told, ensure_ascii=False, indent=1))
            return
        words = dict(Outcome.choices)
        self.stdout.write(_("，").join(f"{words[k]} {told[k]}" for k in ("new", "changed", "same", "refused")))
        for row in told["rows"]:
            self.stdout.write(_("第 %(number)s 行：%(says)s") % row)

    def _by(self, options: dict[str, Any], ability: str) -> Any:
        people = get_user_model()._default_manager
        if options["by"]:
            found = people.filter(login=options["by"]).first()
            if found is None:
                raise CommandError(_("没有登录名是“%(login)s”的人。") % {"login": options["by"]})
            return found
        able = [p for p in people.filter(posts__organisation__area=options["area"]).distinct().order_by("pk")
                if p.can("import.run", options["area"]) and p.can(ability, options["area"])]  # fmt: skip
        if not able:
            raise CommandError(_("%(area)s 没有人能导入这一种表，请用 --by 写登录名。") % {"area": options["area"]})
        return able[0]


def _done(batch: ImportBatch) -> None:
    """The worker's part, here and now."""
    while batch.working:
        importing.work_waiting()
        batch.refresh_from_db()


def _told(batch: ImportBatch) -> dict[str, Any]:
    """Counts by outcome, and the refused rows with their lines."""
    counts = batch.counts()
    refused = batch.rows.filter(outcome=Outcome.REFUSED).values("number", "says")
    return {"batch": batch.ref, **{k: counts[k] for k in ("new", "changed", "same", "refused")}, "rows": list(refused)}

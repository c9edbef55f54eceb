"""区划 · `shangliang areas load FILE.csv` takes a file of divisions; without FILE, Gansu's, which come with the package."""

from django.core.management.base import BaseCommand, CommandError
from django.db import connection

from ... import actions
from ...refusal import Refused


class Command(BaseCommand):
    help = "Load a file of divisions (code,name,level,parent), whole or not at all."

    def add_arguments(self, parser):
        load = parser.add_subparsers(dest="what", required=True).add_parser("load", help="load a CSV file")
        load.add_argument("file", nargs="?", help="UTF-8 or GB18030; left out: Gansu's 19,224 divisions")

    def handle(self, *, what, file, **options):
        try:
            loaded = actions.load_areas(file) if file else actions.load_shipped_areas()
        except OSError as error:
            raise CommandError(f"读不到文件 {file}：{error.strerror}")
        except Refused as refused:
            raise CommandError(str(refused))
        if not connection.in_atomic_block:  # index-only scans need it after a bulk load
            with connection.cursor() as cursor:
                cursor.execute("VACUUM ANALYZE people_area")
        self.stdout.write(f"{loaded.lines} 条区划：新增 {loaded.new}，更改 {loaded.changed}，不变 {loaded.unchanged}。")

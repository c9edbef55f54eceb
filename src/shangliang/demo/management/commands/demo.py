"""演示 · `shangliang demo load`: load the demo world, once."""

from django.core.management.base import BaseCommand
from django.db import transaction

from shangliang.demo import world


class Command(BaseCommand):
    requires_system_checks: list = []
    help = "Load the demo world (the ten stories), entered by the product's own actions."

    def add_arguments(self, parser):
        parser.add_argument("what", choices=["load"])

    def handle(self, **_options):
        if world.loaded():
            self.stdout.write("演示数据已在。")
            return
        with transaction.atomic():
            world.load(self.stdout.write)
        self.stdout.write("演示数据已载入。")

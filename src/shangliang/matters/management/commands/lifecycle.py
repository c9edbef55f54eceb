"""生命周期手册 · Print docs/lifecycle.md from the code."""

from django.core.management.base import BaseCommand

from shangliang.matters.handbook import page


class Command(BaseCommand):
    help = "Print the lifecycle (steps, kinds, limits) as Markdown."

    def handle(self, **_options):
        self.stdout.write(page(), ending="")

"""权限表 · `shangliang policy > docs/policy.md`: the policy as it stands in the code."""

from django.core.management.base import BaseCommand

from ...policy import markdown


class Command(BaseCommand):
    help = "Print the policy table (docs/policy.md) from people/can.py."

    def handle(self, **options):
        self.stdout.write(markdown(), ending="")

"""命令行 · One entry point: `shangliang serve`, and every management command beside it."""

import os
import sys


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "shangliang.settings")
    from django.core.management import execute_from_command_line

    execute_from_command_line(sys.argv)

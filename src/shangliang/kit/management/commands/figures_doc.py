"""数字手册 · Print docs/figures.md from the registry."""

from django.core.management.base import BaseCommand

from shangliang.kit import figures

HEAD = """# Figures 数字

Written by `shangliang figures_doc > docs/figures.md` from the registry (`kit/figures.py`); `tests/test_documents.py` holds it.
Pages, bulletins, scorecards, the command line (`shangliang figures CODE --json`) and `/api/v1/areas/CODE/figures` all read these.

Counts are integers; a ratio is 0 to 1 or null, and beside `x` stands `x_of: [numerator, denominator]`; money is in yuan. **Adds up**:
kept per county and added for wider areas, numerators and denominators apart; else the whole area is asked. Shares of fewer
than five people's answers are not said.
"""


def page() -> str:
    """One table for each group, in the order of the names."""
    return HEAD + "".join(f"\n{_table(group)}" for group in figures.declared())


def _table(group: figures.Group) -> str:
    adds = " · adds up" if group.grouped else ""
    rows = "".join(f"| `{key}` | {own or '–'} |\n" for key, own in group.keys.items())
    return f"## `{group.name}`\n\n{group.sentence}（{group.unit}）{adds}\n\n| key | what |\n|---|---|\n{rows}"


class Command(BaseCommand):
    help = "Print the registered figures as Markdown."

    def handle(self, **_options):
        self.stdout.write(page(), ending="")

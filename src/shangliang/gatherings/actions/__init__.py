"""聚的动作 · What happens at a gathering."""

from .holding import arrange, end_gathering, list_people, open_gathering
from .slips import new_book, print_slips, reconcile, spoil

__all__ = [
    "arrange",
    "end_gathering",
    "list_people",
    "new_book",
    "open_gathering",
    "print_slips",
    "reconcile",
    "spoil",
]

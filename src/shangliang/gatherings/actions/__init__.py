"""聚的动作 · What happens at a gathering."""

from .attending import add_person, check_in, mark
from .holding import arrange, end_gathering, list_people, open_gathering
from .noting import note
from .showing import give_code, go_to, show, start_timer, stop_timer
from .slips import new_book, print_slips, reconcile, spoil
from .speaking import ask, begin, finish, invite, put_down, withdraw

__all__ = [
    "add_person",
    "arrange",
    "ask",
    "begin",
    "check_in",
    "end_gathering",
    "finish",
    "give_code",
    "go_to",
    "invite",
    "list_people",
    "mark",
    "new_book",
    "note",
    "open_gathering",
    "print_slips",
    "put_down",
    "reconcile",
    "show",
    "spoil",
    "start_timer",
    "stop_timer",
    "withdraw",
]

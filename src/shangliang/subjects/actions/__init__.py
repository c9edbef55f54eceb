"""做 · What is done with what is looked after."""

from .consents import give_consent, withdraw_consent
from .enterprises import add_enterprise, by_link, contact_enterprise, give_link
from .erasing import erase_person
from .households import move_household, open_household
from .looks import reveal, take_sensitive
from .persons import edit_facts, grow_up, leave_list, list_person
from .rows import add_need, add_subsidy, check_guarantee, meet_need, strike

__all__ = [
    "add_enterprise",
    "add_need",
    "add_subsidy",
    "by_link",
    "check_guarantee",
    "contact_enterprise",
    "edit_facts",
    "erase_person",
    "give_consent",
    "give_link",
    "grow_up",
    "leave_list",
    "list_person",
    "meet_need",
    "move_household",
    "open_household",
    "reveal",
    "strike",
    "take_sensitive",
    "withdraw_consent",
]

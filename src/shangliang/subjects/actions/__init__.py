"""做 · What is done with what is looked after."""

from .enterprises import (
    add_enterprise,
    by_link,
    contact_enterprise,
    edit_enterprise,
    give_link,
    withdraw_enterprise,
)
from .rooms import add_room, add_rooms, close_room, drop_have, edit_room, keep_haves, note_have, use_room

__all__ = [
    "add_enterprise",
    "add_room",
    "add_rooms",
    "by_link",
    "close_room",
    "contact_enterprise",
    "drop_have",
    "edit_enterprise",
    "edit_room",
    "give_link",
    "keep_haves",
    "note_have",
    "use_room",
    "withdraw_enterprise",
]

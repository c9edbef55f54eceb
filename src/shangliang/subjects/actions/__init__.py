"""做 · What is done with what is looked after."""

from .enterprises import (
    add_enterprise,
    by_link,
    contact_enterprise,
    edit_enterprise,
    give_link,
    withdraw_enterprise,
)
from .facilities import (
    add_facility,
    add_project,
    add_station,
    close_located,
    edit_facility,
    edit_project,
    edit_station,
    put_on_duty,
)
from .rooms import add_room, add_rooms, close_room, drop_have, edit_room, keep_haves, note_have, use_room

__all__ = [
    "add_enterprise",
    "add_facility",
    "add_project",
    "add_room",
    "add_rooms",
    "add_station",
    "by_link",
    "close_located",
    "close_room",
    "contact_enterprise",
    "drop_have",
    "edit_enterprise",
    "edit_facility",
    "edit_project",
    "edit_room",
    "edit_station",
    "give_link",
    "keep_haves",
    "note_have",
    "put_on_duty",
    "use_room",
    "withdraw_enterprise",
]

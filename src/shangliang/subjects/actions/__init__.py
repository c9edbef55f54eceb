"""做 · What is done with what is looked after."""

from .consents import give_consent, withdraw_consent
from .enterprises import add_enterprise, by_link, contact_enterprise, edit_enterprise, give_link, withdraw_enterprise
from .erasing import erase_person
from .expiring import remind_consents
from .facilities import (
    add_facility,
    add_project,
    add_station,
    close_located,
    edit_facility,
    edit_project,
    edit_station,
    put_on_duty,
    retract_facility,
)
from .households import move_household, open_household
from .listing import Listing, list_persons
from .looks import TooMany, note_look, reveal, take_sensitive
from .persons import edit_facts, grow_up, leave_list, list_person
from .readiness import (
    drop_stock,
    hold_training,
    issue_plan,
    keep_stock,
    place_all_people,
    place_people,
    take_people_away,
    withdraw_plan,
)
from .reminding import remind_readiness
from .retracting import BUILT_UPON, retract_consent, retract_person, retract_persons
from .room_photos import drop_evidence, hang_photo, show_evidence, take_photo_down
from .rooms import add_room, add_rooms, close_room, drop_have, edit_room, keep_haves, note_have, retract_room, use_room
from .rows import add_need, add_subsidy, check_guarantee, meet_need, strike
from .taking import ask_taking, decide_taking, hours, take_agreed

__all__ = [
    "BUILT_UPON",
    "Listing",
    "TooMany",
    "add_enterprise",
    "add_facility",
    "add_need",
    "add_project",
    "add_room",
    "add_rooms",
    "add_station",
    "add_subsidy",
    "ask_taking",
    "by_link",
    "check_guarantee",
    "close_located",
    "close_room",
    "contact_enterprise",
    "decide_taking",
    "drop_evidence",
    "drop_have",
    "drop_stock",
    "edit_enterprise",
    "edit_facility",
    "edit_facts",
    "edit_project",
    "edit_room",
    "edit_station",
    "erase_person",
    "give_consent",
    "give_link",
    "grow_up",
    "hang_photo",
    "hold_training",
    "hours",
    "issue_plan",
    "keep_haves",
    "keep_stock",
    "leave_list",
    "list_person",
    "list_persons",
    "meet_need",
    "move_household",
    "note_have",
    "note_look",
    "open_household",
    "place_all_people",
    "place_people",
    "put_on_duty",
    "remind_consents",
    "remind_readiness",
    "retract_consent",
    "retract_facility",
    "retract_person",
    "retract_persons",
    "retract_room",
    "reveal",
    "show_evidence",
    "strike",
    "take_agreed",
    "take_people_away",
    "take_photo_down",
    "take_sensitive",
    "use_room",
    "withdraw_consent",
    "withdraw_enterprise",
    "withdraw_plan",
]

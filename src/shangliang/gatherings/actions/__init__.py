"""聚的动作 · What happens at a gathering."""

from .afterwards import Signed, enter_afterwards
from .attending import add_person, check_in, check_in_here, mark
from .booking import book_room, give_room_back
from .casting import cast, cast_for, cast_from_seat, cast_once, enter_poll
from .drilling import (
    call_off_drill,
    change_drill,
    hold_drill,
    mend_on_the_spot,
    note_drill_finding,
    plan_drill,
    suggest_from_drill,
    tie_to_matter,
)
from .floor import touch
from .halving import mark_half
from .holding import arrange, call_off, end_gathering, list_people, open_gathering, put_off, set_agenda
from .noting import note
from .picturing import hang_pictures, take_down_picture
from .polling import agreed, close_poll, count, hand_links, open_poll, prepare_poll, renew_link
from .queueing import line_up, reorder, show_next, unline
from .receipts import included, receipt_of
from .reminding import remind_drills
from .sealing import seal_poll
from .showing import give_code, go_to, show, start_timer, stop_timer
from .slips import count_slips, hand_back, new_book, print_sheet, print_slips, reconcile, spoil
from .speaking import ask, begin, finish, invite, lower_hand, put_down, raise_hand, withdraw
from .tickets import print_tickets, renew_ticket, ticket_holder
from .visiting import SentBefore, record_visit, record_visits

__all__ = [
    "SentBefore",
    "Signed",
    "add_person",
    "agreed",
    "arrange",
    "ask",
    "begin",
    "book_room",
    "call_off",
    "call_off_drill",
    "cast",
    "cast_for",
    "cast_from_seat",
    "cast_once",
    "change_drill",
    "check_in",
    "check_in_here",
    "close_poll",
    "count",
    "count_slips",
    "end_gathering",
    "enter_afterwards",
    "enter_poll",
    "finish",
    "give_code",
    "give_room_back",
    "go_to",
    "hand_back",
    "hand_links",
    "hang_pictures",
    "hold_drill",
    "included",
    "invite",
    "line_up",
    "list_people",
    "lower_hand",
    "mark",
    "mark_half",
    "mend_on_the_spot",
    "new_book",
    "note",
    "note_drill_finding",
    "open_gathering",
    "open_poll",
    "plan_drill",
    "prepare_poll",
    "print_sheet",
    "print_slips",
    "print_tickets",
    "put_down",
    "put_off",
    "raise_hand",
    "receipt_of",
    "reconcile",
    "record_visit",
    "record_visits",
    "remind_drills",
    "renew_link",
    "renew_ticket",
    "reorder",
    "seal_poll",
    "set_agenda",
    "show",
    "show_next",
    "spoil",
    "start_timer",
    "stop_timer",
    "suggest_from_drill",
    "take_down_picture",
    "ticket_holder",
    "tie_to_matter",
    "touch",
    "unline",
    "withdraw",
]

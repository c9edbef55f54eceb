"""聚的动作 · What happens at a gathering."""

from .afterwards import Signed, enter_afterwards
from .attending import add_person, check_in, check_in_here, mark
from .casting import cast, cast_for, cast_from_seat, cast_once, enter_poll
from .floor import touch
from .halving import mark_half
from .holding import arrange, call_off, end_gathering, list_people, open_gathering, put_off, set_agenda
from .noting import note
from .picturing import hang_pictures, take_down_picture
from .polling import agreed, close_poll, count, hand_links, open_poll, prepare_poll, renew_link
from .queueing import line_up, reorder, show_next, unline
from .receipts import included, receipt_of
from .sealing import seal_poll
from .showing import give_code, go_to, show, start_timer, stop_timer
from .slips import count_slips, hand_back, new_book, print_sheet, print_slips, reconcile, spoil
from .speaking import ask, begin, finish, invite, lower_hand, put_down, raise_hand, withdraw
from .tickets import print_tickets, renew_ticket, ticket_holder
from .visiting import SentBefore, record_visit

__all__ = [
    "SentBefore",
    "Signed",
    "add_person",
    "agreed",
    "arrange",
    "ask",
    "begin",
    "call_off",
    "cast",
    "cast_for",
    "cast_from_seat",
    "cast_once",
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
    "go_to",
    "hand_back",
    "hand_links",
    "hang_pictures",
    "included",
    "invite",
    "line_up",
    "list_people",
    "lower_hand",
    "mark",
    "mark_half",
    "new_book",
    "note",
    "open_gathering",
    "open_poll",
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
    "take_down_picture",
    "ticket_holder",
    "touch",
    "unline",
    "withdraw",
]

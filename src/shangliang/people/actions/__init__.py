"""做 · Everything that changes areas, organisations, persons, posts and terms: one transaction, one trail row each."""

from .areas import add_local_area, load_areas, load_shipped_areas
from .exporting import record_export
from .organisations import add_organisation, add_organisations, edit_organisation
from .outlines import draw_outline, remove_outline
from .persons import add_person, edit_person, end_own_session, end_sessions, prefer, set_password
from .posts import appoint, end_post
from .terms import end_membership, open_term, seat_member, unseat_member
from .tokens import make_token, revoke_token, token_used
from .webhooks import make_webhook, stop_webhook
from .withdrawing import withdraw_person, withdraw_post

__all__ = [
    "add_local_area",
    "add_organisation",
    "add_organisations",
    "add_person",
    "appoint",
    "draw_outline",
    "edit_organisation",
    "edit_person",
    "end_membership",
    "end_own_session",
    "end_post",
    "end_sessions",
    "load_areas",
    "load_shipped_areas",
    "make_token",
    "make_webhook",
    "open_term",
    "prefer",
    "record_export",
    "remove_outline",
    "revoke_token",
    "seat_member",
    "set_password",
    "stop_webhook",
    "token_used",
    "unseat_member",
    "withdraw_person",
    "withdraw_post",
]

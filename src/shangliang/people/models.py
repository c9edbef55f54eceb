"""谁 · Who: the tree of areas, the organisations in it, persons, the posts they hold, terms and memberships."""

from .access import AccessToken
from .areas import Area, AreaEdition
from .organisations import Organisation
from .outlines import AreaOutline
from .persons import Person, Post
from .terms import Membership, Term
from .webhooks import Delivery, Reached, Webhook

__all__ = [
    "AccessToken",
    "Area",
    "AreaEdition",
    "AreaOutline",
    "Delivery",
    "Membership",
    "Organisation",
    "Person",
    "Post",
    "Reached",
    "Term",
    "Webhook",
]

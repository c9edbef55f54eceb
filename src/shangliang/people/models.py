"""谁 · Who: the tree of areas, the organisations in it, persons, the posts they hold, terms and memberships."""

from .areas import Area, AreaEdition
from .organisations import Organisation
from .persons import Person, Post
from .terms import Membership, Term

__all__ = ["Area", "AreaEdition", "Membership", "Organisation", "Person", "Post", "Term"]

"""对象 · What is looked after: firms under contact, households and their persons; bonds say who looks after them."""

from .consents import Basis, Consent, Purpose, covered, uncovered
from .enterprises import Enterprise, check_credit_code
from .households import AssistedPerson, Erasure, Household, Left
from .looks import Look, Reason
from .rows import ROWS, Guarantee, Need, Subsidy

__all__ = [
    "ROWS",
    "AssistedPerson",
    "Basis",
    "Consent",
    "Enterprise",
    "Erasure",
    "Guarantee",
    "Household",
    "Left",
    "Look",
    "Need",
    "Purpose",
    "Reason",
    "Subsidy",
    "check_credit_code",
    "covered",
    "uncovered",
]

"""对象 · What is looked after: firms under contact, households and their persons; bonds say who looks after them."""

from .enterprises import Enterprise, check_credit_code
from .households import AssistedPerson, Household

__all__ = ["AssistedPerson", "Enterprise", "Household", "check_credit_code"]

"""密封 · Sensitive texts (phones, contacts) as envelopes, and the blind index to find them."""

from .blind import blind
from .envelope import Broken
from .fields import BlindIndexField, Sealed, SealedTextField, Unbound
from .rotate import reseal

__all__ = ["BlindIndexField", "Broken", "Sealed", "SealedTextField", "Unbound", "blind", "reseal"]

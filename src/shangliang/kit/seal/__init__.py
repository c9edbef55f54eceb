"""密封 · Sensitive texts (phones, contacts) as envelopes, and the blind index to find them; a key per person under care."""

from .blind import blind
from .envelope import Broken
from .fields import BlindIndexField, Sealed, SealedTextField, Unbound
from .personal import Erased, PersonalKey, PersonalTextField, destroy, destroy_gone, give_keys, share_key
from .rotate import models_with_seals, reseal, waiting

__all__ = [
    "BlindIndexField",
    "Broken",
    "Erased",
    "PersonalKey",
    "PersonalTextField",
    "Sealed",
    "SealedTextField",
    "Unbound",
    "blind",
    "destroy",
    "destroy_gone",
    "give_keys",
    "models_with_seals",
    "reseal",
    "share_key",
    "waiting",
]

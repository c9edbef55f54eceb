"""具 · Fixtures of the kit's own tests."""

from .sealed import own_keys, tables

__all__ = ["own_keys", "tables"]

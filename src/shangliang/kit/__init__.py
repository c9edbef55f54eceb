"""具 · What every noun uses and that knows no noun."""

from .memory import remembered, request_cache

__all__ = ["remembered", "request_cache"]

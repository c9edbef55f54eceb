"""事的接口 · Reading and writing share one router."""

from . import writing  # noqa: F401 — its operations join the router
from .reading import router

__all__ = ["router"]

"""具 · Fixtures of the kit's own tests."""

import pytest

from .sealed import own_keys, tables

__all__ = ["own_keys", "store", "tables"]


@pytest.fixture
def store(settings, tmp_path):
    """The folder that uploads go to, of this test alone."""
    default = settings.STORAGES["default"]
    options = default.get("OPTIONS", {}) | {"location": tmp_path / "files"}
    settings.STORAGES = settings.STORAGES | {"default": default | {"OPTIONS": options}}
    return tmp_path / "files"

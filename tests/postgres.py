"""数据库 · pytest plugin: one PostgreSQL for all workers of a test run, started before Django reads its settings.

With DATABASE_URL set the tests use that server. The controlling process starts and stops the server; xdist's workers
inherit its address and make databases of their own on it.
"""

import os
import shutil
import tempfile
from pathlib import Path

import pytest

from shangliang.server.embedded import FORGETFUL, Embedded

_server: Embedded | None = None

if "PYTEST_XDIST_WORKER" not in os.environ:
    _data = Path(tempfile.mkdtemp(prefix="shangliang-test-"))
    os.environ["SHANGLIANG_DATA"] = str(_data)  # keys, files and static files of the tests, never those of ./var
    if not os.environ.get("DATABASE_URL"):
        _server = Embedded(_data, **FORGETFUL)
        os.environ["DATABASE_URL"] = _server.start()
    os.environ.pop("SHANGLIANG_HTTPS", None)


@pytest.hookimpl(trylast=True)
def pytest_unconfigure() -> None:
    if "PYTEST_XDIST_WORKER" in os.environ:
        return
    if _server is not None:
        _server.stop()
    shutil.rmtree(_data, ignore_errors=True)

"""The tree that comes with the package is read once."""

import pytest

from shangliang.documents.briefs.gazetteer import Gazetteer

from . import score


@pytest.fixture(scope="session")
def divisions():
    return Gazetteer(score.names())

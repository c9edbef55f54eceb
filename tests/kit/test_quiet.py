"""The hours of rest."""

import datetime as dt

import pytest

from shangliang.kit.clock import SHANGHAI
from shangliang.kit.quiet import after_rest


@pytest.mark.parametrize(
    "hour,begins,ends,leaves",
    [(12, 21, 8, (6, 12)), (21, 21, 8, (7, 8)), (23, 21, 8, (7, 8)), (3, 21, 8, (6, 8)), (8, 21, 8, (6, 8)),
     (13, 12, 14, (6, 14)), (11, 12, 14, (6, 11)), (14, 12, 14, (6, 14)), (3, 0, 0, (6, 3)), (23, 22, 24, (7, 0))],
)  # fmt: skip
def test_what_falls_into_the_rest_leaves_at_its_end(hour, begins, ends, leaves):
    found = after_rest(dt.datetime(2023, 6, 6, hour, tzinfo=SHANGHAI), begins, ends)
    assert (found.day, found.hour) == leaves

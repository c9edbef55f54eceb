"""轨迹 · What a row may hold: codes in clear, everything that may be personal as a commitment."""

import datetime as dt

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from shangliang.kit import trail
from shangliang.kit.trail.chain import canonical, plain
from shangliang.kit.trail.export import lines

from .trails import write

pytestmark = pytest.mark.django_db


def test_words_and_phones_enter_only_as_commitments():
    row = write(1, stage="accepted", day=dt.date(2023, 5, 9), title="村里的路", phone="13800138000", number=3)[0]
    assert (row.detail["stage"], row.detail["day"], row.detail["number"]) == ("accepted", "2023-05-09", 3)
    assert trail.holds(row.detail["title"], "村里的路")
    assert not trail.holds(row.detail["title"], "村里的桥")
    assert "村里的路" not in str(row.detail)
    assert "13800138000" not in "".join(lines())


@pytest.mark.parametrize(
    "value", ["13800138000", 13800138000, "620321199001011234", "62032119900101123X", "王某某", "a b", "x@y.cn"]
)
def test_what_may_be_personal_is_committed_wherever_it_stands(value):
    row = write(1, inner=[{"deep": value}])[0]
    assert row.detail["inner"][0]["deep"].startswith("~")
    assert trail.holds(row.detail["inner"][0]["deep"], str(value))


@pytest.mark.parametrize("value", ["raised", "K7Q2M9X4TD", "2023-05-09", 7, 1 << 61, True, None, "a" * 64, ""])
def test_codes_and_numbers_stay_readable(value):
    assert write(1, value=value)[0].detail == {"value": value}


def test_two_commitments_to_one_value_differ():
    first, second = trail.commit("张三"), trail.commit("张三")
    assert first != second
    assert trail.holds(first, "张三")
    assert trail.holds(second, "张三")


def test_a_value_that_cannot_be_kept_is_refused():
    with pytest.raises(TypeError):
        write(1, thing=object())


SCALARS = (
    st.none() | st.booleans() | st.integers() | st.text() | st.dates() | st.decimals(allow_nan=False) | st.floats()
)
DETAILS = st.dictionaries(
    st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=8),
    st.recursive(SCALARS, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from("abc"), inner)),
    max_size=4,
)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(detail=DETAILS)
def test_whatever_a_row_holds_comes_back_as_it_was_hashed(db, detail):
    write(1, given=detail)
    assert trail.verify() == []


def test_the_canonical_form_is_fixed():
    """Auditors hold us to these bytes: they may never change."""
    body = {"b": 1, "a": "路", "c": plain({"x": (1, dt.date(2023, 5, 9), 0.5)})}
    assert canonical(body) == '{"a":"路","b":1,"c":{"x":[1,"2023-05-09","0.5"]}}'.encode()

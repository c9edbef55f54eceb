"""Rules: typed, inherited down the tree, one query per request."""

import datetime as dt
from decimal import Decimal

import pytest
from django.db import IntegrityError, transaction
from hypothesis import given
from hypothesis import strategies as st

from shangliang.kit import remembered, rules
from shangliang.kit.clock import Limit
from shangliang.kit.trail import TrailRow


@pytest.fixture
def rule():
    """A rule of the tests' own, gone afterwards."""

    def declare(kind="int", default="5", **more):
        return rules.declare("test.rule", name="试用", default=default, basis="本系统默认", kind=kind, **more)

    yield declare
    rules._declared.pop("test.rule", None)


@pytest.mark.django_db
def test_without_anything_set_the_default_holds(rule):
    rule(kind="limit", default="5个工作日")
    assert rules.value("test.rule", "620321") == Limit(5, "workday")


@pytest.mark.django_db
def test_the_nearest_area_wins(rule):
    rule()
    rules.set_rule("test.rule", "62", "6")
    rules.set_rule("test.rule", "620321", "7")
    rules.set_rule("test.rule", "620321100200", "8")
    held = {area: rules.value("test.rule", area) for area in ("", "62", "6203", "620321", "620321100")}
    assert held == {"": 5, "62": 6, "6203": 6, "620321": 7, "620321100": 7}
    assert rules.value("test.rule", "620321100200") == 8
    assert rules.value("test.rule", "620321100200S1") == 8, "a group below the village hangs below it"
    assert rules.value("test.rule", "620302") == 6, "a neighbour is not touched"
    assert rules.value("test.rule", "65") == 5


@pytest.mark.django_db
def test_it_says_where_a_value_comes_from(rule):
    rule()
    rules.set_rule("test.rule", "6203", "6", note="市委办通知")
    found = {e.declaration.key: e for e in rules.effective("620321")}["test.rule"]
    assert (found.value, found.from_area, found.row.note) == (6, "6203", "市委办通知")
    assert {e.declaration.key for e in rules.effective("62")} == {d.key for d in rules.declared()}


@pytest.mark.django_db
def test_setting_a_rule_leaves_a_trail_with_what_it_was(rule):
    rule()
    rules.set_rule("test.rule", "620321", "6")
    rules.set_rule("test.rule", "620321", 7)
    rules.inherit("test.rule", "620321")
    assert rules.value("test.rule", "620321") == 5
    rows = TrailRow.objects.filter(noun="rule").order_by("seq")
    assert [(r.action, r.detail.get("value"), r.detail["was"]) for r in rows] == [
        ("rule.set", "6", None),
        ("rule.set", "7", "6"),
        ("rule.inherit", None, "7"),
    ]
    assert not rules.inherit("test.rule", "620321"), "there is nothing left to take back"


@pytest.mark.django_db
def test_what_does_not_read_is_refused_and_nothing_is_changed(rule):
    rule()
    with pytest.raises(ValueError, match="整数"):
        rules.set_rule("test.rule", "620321", "五六")
    assert not rules.RuleValue.objects.exists()
    assert not TrailRow.objects.exists()


@pytest.mark.django_db
def test_all_rules_of_a_request_cost_one_query(rule, django_assert_num_queries):
    rule()
    rules.set_rule("test.rule", "620321", "6")
    with remembered(), django_assert_num_queries(1):
        for area in ("620321", "6203", "62", "620321100200"):
            rules.effective(area)


@pytest.mark.django_db
def test_what_is_set_in_a_request_holds_at_once(rule):
    rule()
    with remembered():
        assert rules.value("test.rule", "62") == 5
        rules.set_rule("test.rule", "62", "6")
        assert rules.value("test.rule", "62") == 6


@pytest.mark.django_db
def test_a_value_that_no_longer_reads_gives_way_to_the_one_above(rule):
    rule()
    rules.set_rule("test.rule", "62", "6")
    rules.RuleValue.objects.create(key="test.rule", area="620321", value="nonsense")
    assert rules.value("test.rule", "620321") == 6


def test_a_rule_can_be_declared_again_but_not_otherwise(rule):
    assert rule() is rule()
    with pytest.raises(ValueError, match="twice"):
        rule(default="6")


def test_an_undeclared_rule_is_an_error():
    with pytest.raises(rules.UnknownRule):
        rules.value("no.such.rule")


def test_before_saving_it_says_how_many_it_would_touch(rule):
    rule(matches=lambda area, value: 37 if (area, value) == ("620321", 3) else 0)
    assert rules.matching("test.rule", "620321", "3") == 37
    with pytest.raises(ValueError, match="整数"):
        rules.matching("test.rule", "620321", "x")


def test_a_choice_is_one_of_those_listed(rule):
    declared = rule(kind="choice", default="open", choices={"open": "公开", "closed": "不公开"})
    assert declared.parse("closed") == "closed"
    with pytest.raises(ValueError, match="选项"):
        declared.parse("ajar")


def test_a_check_of_its_own_speaks_too(rule):
    def above_zero(value):
        if value < 1:
            raise ValueError("至少一次")

    with pytest.raises(ValueError, match="至少一次"):
        rule(check=above_zero).parse("0")


READS = [
    ("int", "3", 3),
    ("int", "12", 12),
    ("decimal", "0.8", Decimal("0.8")),
    ("decimal", "80%", Decimal("0.8")),
    ("share", "80%", Decimal("0.8")),
    ("share", "0.125", Decimal("0.125")),
    ("size", "20 MB", 20 * 2**20),
    ("size", "500kb", 500 * 2**10),
    ("size", "4097", 4097),
    ("bool", "是", True),
    ("bool", "", False),
    ("limit", "3个月", Limit(3, "month")),
    ("text", "A 已解决\r\nB 部分解决 \r\n", "A 已解决\nB 部分解决"),
    ("dates", "2027-02-05 至 2027-02-06 休\n2027-02-20 班", None),
]


@pytest.mark.parametrize(("kind", "text", "value"), READS)
def test_each_type_reads_what_is_typed_and_writes_what_it_reads(kind, text, value):
    parse, form = rules.RULE_KINDS[kind]
    found = parse(text)
    assert value is None or found == value
    assert parse(form(found)) == found


def test_days_off_and_made_up_are_read_line_by_line():
    found = rules.RULE_KINDS["dates"].parse("2027-02-05 至 2027-02-06 休\n2027-02-20班\n2027-02-08")
    assert found == {
        dt.date(2027, 2, 5): False,
        dt.date(2027, 2, 6): False,
        dt.date(2027, 2, 8): False,  # a Monday, named without a word: not worked
        dt.date(2027, 2, 20): True,
    }


BAD = [
    ("int", "3.5"),
    ("int", "1e9"),
    ("int", "9" * 5000),
    ("decimal", "NaN"),
    ("decimal", "Infinity"),
    ("decimal", "1e999999"),
    ("decimal", "a"),
    ("size", "20 GB"),
    ("size", "-1"),
    ("share", "大半"),
    ("bool", "maybe"),
    ("text", "a\0b"),
    ("text", "x" * 5000),
    ("dates", "2027-02-30 休"),
    ("dates", "2027-02-01 至 2029-02-01 休"),
    ("dates", "2027-02-05 至 2027-02-01 休"),
    ("dates", "明天"),
]


@pytest.mark.parametrize(("kind", "text"), BAD)
def test_each_type_refuses_in_words(kind, text):
    with pytest.raises(ValueError, match=r"[一-龥]"):
        rules.RULE_KINDS[kind].parse(text)


@given(st.sampled_from(sorted(rules.RULE_KINDS)), st.text(max_size=60))
def test_no_text_does_worse_than_being_refused(kind, text):
    parse, form = rules.RULE_KINDS[kind]
    try:
        found = parse(text)
    except ValueError:
        return
    assert parse(form(found)) == found


@pytest.mark.django_db
def test_an_organisation_sets_its_own_and_another_of_the_place_keeps_the_places(rule):
    rule(bodies=("cppcc",))
    rules.set_rule("test.rule", "620321", "6")
    rules.set_rule("test.rule", "620321", "8", body=1, note="议事规则")
    own, other = (rules.find("test.rule", "620321", body) for body in (1, 2))
    assert (own.value, own.basis, own.from_body) == (8, "议事规则", 1)
    assert (other.value, other.basis, other.from_body) == (6, "本系统默认", None)
    assert rules.value("test.rule", "620321") == 6 and rules.value("test.rule", "620321100") == 6
    assert rules.own("test.rule", "620321") == {1} and rules.own("test.rule", "6203") == set()
    assert rules.inherit("test.rule", "620321", body=1) and rules.value("test.rule", "620321", 1) == 6
    assert not rules.inherit("test.rule", "620321", body=2), "nothing of its own to take back, the area's stays"
    said = TrailRow.objects.filter(noun="rule").order_by("seq").values_list("action", "detail__organisation")
    assert list(said) == [("rule.set", None), ("rule.set", 1), ("rule.inherit", 1)]


@pytest.mark.django_db
def test_only_what_is_declared_so_is_set_by_an_organisation_and_only_once_at_its_place(rule):
    rule()
    with pytest.raises(ValueError, match="组织不能另定"):
        rules.set_rule("test.rule", "620321", "6", body=1)
    made = rules.RuleValue.objects.create
    made(key="test.rule", area="620321", body_id=1, value="6")
    for again in ({"area": "620321", "body_id": 1}, {"area": "", "body_id": 2}):
        with pytest.raises(IntegrityError), transaction.atomic():
            made(key="test.rule", value="7", **again)

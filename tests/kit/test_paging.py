"""Pages by key: each row once, in order, whatever the order and wherever the nulls are."""

import base64
import datetime as dt
import json

import pytest
from django.db import connection
from django.db.models import F
from django.db.models.functions import Length
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from shangliang.kit import clock, paging
from shangliang.kit.notices import Notice
from shangliang.kit.paging import page

DAY = dt.datetime(2023, 6, 1, 9, 30, 0, 123456, tzinfo=clock.SHANGHAI)


def notices(rows):
    """Each row (text, tries, days until the mail | None)."""
    Notice.objects.bulk_create(
        Notice(
            to_kind="person", to_key=str(n), event="e", noun="x", object_id="1", area="62", text=text, at=DAY,
            mail_tries=tries, mail_next=None if days is None else DAY + dt.timedelta(days, microseconds=n % 2),
        )
        for n, (text, tries, days) in enumerate(rows)
    )  # fmt: skip


def walk(queryset, order, size):
    pages, cursor = [], None
    while True:
        found = page(queryset, order=order, cursor=cursor, size=size)
        pages.append(found)
        cursor = found.next
        if not cursor:
            return pages


ORDERS = [
    (),
    ("mail_tries",),
    ("-mail_tries",),
    ("-mail_next",),
    ("mail_next", "-mail_tries"),
    ("-mail_tries", "mail_next"),
    ("-mail_tries", "-text"),
    ("text", "-pk"),
    ("-mail_next", "mail_tries", "-text", "pk"),
]
ROWS = st.lists(
    st.tuples(st.sampled_from(["甲", "乙", "a"]), st.integers(0, 2), st.none() | st.integers(0, 2)), max_size=14
)


class WalkingThePages(TestCase):
    @settings(max_examples=60)
    @given(rows=ROWS, order=st.sampled_from(ORDERS), size=st.integers(1, 5), plain=st.booleans())
    def test_yields_each_row_once_in_order_and_the_same_way_back(self, rows, order, size, plain):
        Notice.objects.all().delete()
        notices(rows)
        queryset = Notice.objects.values() if plain else Notice.objects.all()
        pages = walk(queryset, order, size)
        keys = [r["id"] if plain else r.pk for found in pages for r in found]
        assert keys == in_order(order)
        back, cursor = [pages[-1].rows], pages[-1].previous
        while cursor:
            found = page(queryset, order=order, cursor=cursor, size=size)
            back.insert(0, found.rows)
            cursor = found.previous
        if len(rows) > size:
            assert back[0] == pages[0].rows
        assert [len(p) for p in pages[:-1]] == [size] * (len(pages) - 1)
        assert pages[0].previous is None


def in_order(order):
    """What PostgreSQL says of the whole list."""
    down = bool(order) and all(f.startswith("-") for f in order)
    fields = [*order, *([] if order and order[-1] in ("pk", "-pk") else ["-pk" if down else "pk"])]
    sides = [F(f[1:]).desc(nulls_last=True) if f.startswith("-") else F(f).asc(nulls_last=True) for f in fields]
    return list(Notice.objects.order_by(*sides).values_list("pk", flat=True))


@pytest.mark.django_db
def test_the_page_before_the_second_is_the_first():
    notices([("甲", 0, None)] * 5)
    first = page(Notice.objects.all(), order=["mail_tries"], size=2)
    second = page(Notice.objects.all(), order=["mail_tries"], cursor=first.next, size=2)
    again = page(Notice.objects.all(), order=["mail_tries"], cursor=second.previous, size=2)
    assert again.rows == first.rows
    assert again.previous is None
    assert again.next == first.next


@pytest.mark.django_db
def test_a_row_added_before_the_page_moves_nothing():
    notices([("乙", 0, None)] * 4)
    first = page(Notice.objects.all(), order=["text"], size=2)
    Notice.objects.create(to_kind="person", to_key="new", event="e", noun="x", object_id="1", area="62", text="一")
    second = page(Notice.objects.all(), order=["text"], cursor=first.next, size=2)
    assert not {n.pk for n in first} & {n.pk for n in second}
    assert len(second) == 2


@pytest.mark.django_db
def test_rows_that_are_gone_lead_to_the_first_page():
    notices([("甲", 0, None)] * 4)
    cursor = page(Notice.objects.all(), order=[], size=2).next
    Notice.objects.filter(pk__gt=Notice.objects.order_by("pk")[1].pk).delete()
    assert len(page(Notice.objects.all(), order=[], cursor=cursor, size=2)) == 2


@pytest.mark.django_db
def test_an_empty_list_is_one_empty_page():
    found = page(Notice.objects.all(), order=["-at"], size=20)
    assert (found.rows, found.next, found.previous) == ([], None, None)


@pytest.mark.django_db
def test_a_page_costs_one_query_however_many_rows(django_assert_num_queries):
    notices([("甲", 0, None)])
    with django_assert_num_queries(1):
        page(Notice.objects.all(), order=["-mail_next"], size=20)
    Notice.objects.all().delete()
    notices([("甲", 0, 1), ("乙", 0, 2), ("丙", 1, None)])
    with django_assert_num_queries(1):
        page(Notice.objects.all(), order=["-mail_next"], size=20)


@pytest.mark.django_db
def test_an_annotation_can_be_ordered_by():
    notices([("甲" * n, 0, None) for n in (3, 1, 2)])
    pages = walk(Notice.objects.annotate(length=Length("text")), ["-length"], 1)
    assert [len(r.text) for p in pages for r in p] == [3, 2, 1]


def cursor_of(*parts):
    return base64.urlsafe_b64encode(json.dumps(parts).encode()).decode().rstrip("=")


SIGN = "-mail_tries,mail_next,pk"
BAD = [
    "",
    "x",
    "%%%",
    "é",
    "A" * 5000,
    cursor_of(),
    cursor_of(SIGN, 0),
    cursor_of(SIGN, 0, 1, None),
    cursor_of(SIGN, 2, 1, None, 5),
    cursor_of("pk", 0, 5),
    cursor_of("-text,pk", 0, "甲", 5),
    cursor_of(SIGN, 0, "DROP", None, 5),
    cursor_of(SIGN, 0, 10**30, None, 5),
    cursor_of(SIGN, 0, 1, None, 10**30),
    cursor_of(SIGN, 0, None, None, 5),
    cursor_of(SIGN, 0, 1, "2023-02-30", 5),
    cursor_of(SIGN, 0, 1, "2023-06-01T00:00:00", 5),
    cursor_of(SIGN, 0, 1, {"a": 1}, 5),
    cursor_of(SIGN, 0, 1, [1], 5),
    cursor_of(SIGN, 0, 1, None, "\0"),
    cursor_of(SIGN, 0, 1, "\ud800", 5),
    cursor_of(SIGN, 0, float("inf"), None, 5),
    cursor_of(SIGN, 0, float("nan"), None, 5),
    base64.urlsafe_b64encode(b"[" * 2000).decode(),
    base64.urlsafe_b64encode(b"\xff\xfe").decode(),
]


@pytest.mark.django_db
@pytest.mark.parametrize("cursor", BAD)
def test_a_bad_cursor_is_the_first_page(cursor):
    notices([("甲", n, n) for n in range(4)])
    first = page(Notice.objects.all(), order=["-mail_tries", "mail_next"], size=2)
    found = page(Notice.objects.all(), order=["-mail_tries", "mail_next"], cursor=cursor, size=2)
    assert found.rows == first.rows


@pytest.mark.django_db
def test_a_text_in_a_cursor_may_hold_no_nul():
    notices([("甲", 0, None)])
    assert len(page(Notice.objects.all(), order=["text"], cursor=cursor_of("text,pk", 0, "a\0", 1))) == 1


@pytest.mark.django_db
def test_the_five_hundredth_page_reads_no_more_rows_than_the_first():
    notices([("甲", n % 7, None) for n in range(3000)])
    with connection.cursor() as cursor:
        cursor.execute("CREATE INDEX notice_test ON kit_notice (mail_tries, id)")
        cursor.execute("ANALYZE kit_notice")
    pages = walk(Notice.objects.all(), ["mail_tries"], 5)
    deep = plan(Notice.objects.order_by("mail_tries", "pk"), pages[-20].next)
    assert "Rows Removed" not in deep
    assert "Index Cond" in deep


def plan(queryset, cursor):
    """The plan of the page behind a cursor."""
    columns = paging._columns(queryset, ["mail_tries"])
    _back, key = paging._read(cursor, columns)
    return queryset.filter(paging._beyond(columns, key, back=False))[:6].explain(analyze=True)

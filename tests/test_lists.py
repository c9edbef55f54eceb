"""Every list: filters and order in the URL, paged by key, the same cost for one row and for three, its ledger on the trail.

docs/lists.md names them all; a list that is not in it, or is not what it says there, fails here.
"""

import io
import re
from pathlib import Path

import openpyxl
import pytest
from django.urls import resolve

from shangliang.kit.trail.rows import TrailRow
from shangliang.people.can import Role
from tests import cast
from tests.counting import queries
from tests.lists import FIXED, LISTS, as_firm, nonsense, sample

pytestmark = pytest.mark.django_db
TOLD = Path(__file__).parents[1] / "docs/lists.md"
LINE = re.compile(r"^\| `([\w-]+)` \|(.*)\|$", re.MULTILINE)


PARTS = {"organisation", "history-call"}  # pages of one thing, with parts that go on by key (docs/lists.md says so)


def documented() -> dict[str, tuple[list[str], list[str], str]]:
    """name: (orders, filters, where its ledger is taken) as docs/lists.md says."""
    found = {}
    for name, rest in LINE.findall(TOLD.read_text()):
        _what, orders, filters, export = [cell.strip() for cell in rest.split("|")]
        found[name] = re.findall(r"`([\w-]+)`", orders), re.findall(r"`([\w-]+)`", filters), export
    return found


def visitor(client, name):
    listing = (LISTS | FIXED)[name]
    if name == "firm":
        return as_firm(client)
    people = {
        Role.OFFICE: cast.office, Role.MEMBER: cast.member, Role.AUDITOR: cast.auditor, Role.VILLAGE_CLERK: cast.clerk,
    }  # fmt: skip
    return cast.signed_in(client, people[listing.who]()) if listing.who else client


def grown(name, numbers):
    cast.platforms()
    for n in numbers:
        LISTS[name].grow(n)


def asked(url, **more) -> str:
    joined = "&".join(f"{k}={v}" for k, v in more.items())
    return f"{url}{'&' if '?' in url else '?'}{joined}"


def keys(answer) -> list:
    return [row["id"] if isinstance(row, dict) else row.pk for row in answer.context["page"].rows]


@pytest.mark.parametrize("name", LISTS)
def test_a_list_costs_the_same_for_one_row_and_for_three(client, name):
    grown(name, [0])
    url, client = LISTS[name].address, visitor(client, name)
    one = queries(client, url)
    grown(name, [1, 2])
    assert queries(client, url) == one
    assert len(keys(client.get(url))) >= 3


@pytest.mark.parametrize("name", LISTS)
def test_twenty_five_rows_have_a_next_page_in_every_order(client, name):
    grown(name, range(25))
    url, client = LISTS[name].address, visitor(client, name)
    for order in client.get(url).context["find"].sorts:
        first = client.get(asked(url, sort=order))
        cursor = first.context["page"].next
        assert cursor and f"cursor={cursor}" in first.content.decode()
        second = client.get(asked(url, sort=order, cursor=cursor))
        assert keys(second) and not set(keys(first)) & set(keys(second))
        assert second.context["page"].previous


@pytest.mark.parametrize("name", LISTS | FIXED)
def test_a_filter_is_kept_in_the_url_and_one_that_means_nothing_is_said_and_passed_over(client, name):
    if name in LISTS:
        grown(name, range(6))
    url, client = (LISTS | FIXED)[name].address, visitor(client, name)
    whole, shown = client.get(url), client.get(url).context["find"].fields
    for field in shown:
        answer = client.get(asked(url, **{field: sample(shown[field])}))
        assert answer.status_code == 200 and not answer.context["find"].said, field
        assert re.search(rf'[?;]{field}=|name="{field}"', answer.content.decode()), field
        if (name, field) not in ELSEWHERE:
            wrong = client.get(asked(url, **{field: nonsense(shown[field]).replace("\0", "%00")}))
            assert wrong.status_code == 200, field
            assert wrong.context["find"].said or field in BOXES, field
            assert all(words in wrong.content.decode() for words in wrong.context["find"].said)
            if "page" in wrong.context and field not in BOXES and "?q" not in url:
                assert keys(wrong) == keys(whole), field


BOXES = ("all", "unit")  # a tick is a tick; a unit is asked for by its number, and an unknown one has no orders
ELSEWHERE = {("rules", "area")}  # the page itself is of a place; a place that is not one's own is a 404


@pytest.mark.parametrize("name", [name for name, one in (LISTS | FIXED).items() if one.export])
def test_a_ledger_is_taken_by_post_without_telephones_and_stands_on_the_trail(client, name):
    if name in LISTS:
        grown(name, range(3))
    office = cast.office()
    office.phone = "13909350000"
    office.save()
    url, client = (LISTS | FIXED)[name].address, visitor(client, name)
    target = client.get(url).context["export_url"]
    answer = client.post(target)
    book = openpyxl.load_workbook(io.BytesIO(b"".join(answer.streaming_content)))
    cells = [str(c.value) for row in book.worksheets[0].iter_rows() for c in row]
    assert book.worksheets[0].max_row > 3
    assert not any("13909350000" in cell or "0935-0000000" in cell for cell in cells)
    assert TrailRow.objects.filter(action__endswith=".export", actor=office.ref).count() == 1
    assert client.get(target).status_code == 405
    assert cast.signed_in(client, cast.member()).post(target).status_code == 403
    assert TrailRow.objects.filter(action__endswith=".export").count() == 1


@pytest.mark.parametrize("name", LISTS | FIXED)
def test_the_document_says_what_the_list_is(client, name):
    if name in LISTS:
        grown(name, range(6 if name == "firm" else 1))
    answer = visitor(client, name).get((LISTS | FIXED)[name].address)
    find, (orders, filters, ledger) = answer.context["find"], documented()[name]
    assert orders == list(find.sorts)
    assert sorted(filters) == sorted(field for field in find.fields if field != "sort")
    assert (ledger == "–") == (not answer.context.get("export_url"))


def test_the_document_names_these_lists_and_no_others():
    """That no page shows another one, the tour of every route sees (tests/browser/test_every_route.py)."""
    assert documented().keys() == LISTS.keys() | FIXED.keys()
    assert resolve("/desk/matters/").url_name in documented()

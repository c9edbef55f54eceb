"""What kit knows of the nouns: found through what a person may see, and 404 for everything else alike."""

import pytest
from django.http import Http404

from shangliang.kit import nouns, pages
from shangliang.kit.files.models import File
from shangliang.kit.notices import Notice, tell

pytestmark = pytest.mark.django_db


@pytest.fixture
def letter():
    """A noun of the tests' own: a notice, seen only by its recipient."""
    kept = dict(nouns._registered)
    nouns.register(
        "letter",
        visible_to=Notice.objects.for_person,
        label="信",
        url=lambda n: f"/letters/{n.pk}/",
    )
    yield
    nouns._registered.clear()
    nouns._registered.update(kept)


@pytest.mark.usefixtures("letter")
def test_it_is_found_by_who_may_see_it_and_by_nobody_else():
    tell([("person", 1)], event="e", subject=("x", 1), text="给一", area="62")
    row = Notice.objects.get()
    assert nouns.find("letter", row.pk, 1) == row
    assert nouns.find("letter", str(row.pk), 1) == row
    assert nouns.sees("letter", row.pk, 1)
    assert not nouns.sees("letter", row.pk, 2)
    with pytest.raises(Http404):
        nouns.find("letter", row.pk, 2)
    assert nouns.url("letter", row) == f"/letters/{row.pk}/"
    assert nouns.label("letter") == "信"


@pytest.mark.usefixtures("letter")
@pytest.mark.parametrize("ident", ["", "x", "1\0", "9" * 30, "9" * 100, None, "1; drop", -1, [], "١"])
def test_no_id_does_worse_than_not_being_found(ident):
    with pytest.raises(Http404):
        nouns.find("letter", ident, 1)


def test_an_unknown_noun_is_not_found():
    with pytest.raises(Http404):
        nouns.find("unicorn", 1, 1)
    assert nouns.label("unicorn") == "unicorn"


def test_a_noun_with_a_public_id_is_found_by_it_and_not_by_its_number():
    kept = dict(nouns._registered)
    nouns.register("paper", visible_to=lambda _person: File.objects.all(), label="文件", url=str)
    try:
        assert nouns._has_ref(File), "files have a public id"
        with pytest.raises(Http404):
            nouns.find("paper", "1", None)
    finally:
        nouns._registered.clear()
        nouns._registered.update(kept)


def test_a_place_on_a_page_is_filled_from_above_in_order():
    @pages.slot("test.side", order=60)
    def late(person, obj):
        return [f"late {obj}"]

    @pages.slot("test.side", order=10)
    def early(person, obj):
        return [f"early {person}"] if person else None

    assert pages.panels("test.side", "王", 5) == ["early 王", "late 5"]
    assert pages.panels("test.side", None, 5) == ["late 5"]
    assert pages.panels("test.nowhere", None, None) == []
    pages._slots.pop("test.side")


def test_a_module_loaded_twice_fills_a_place_once():
    def panel(person, obj):
        return [1]

    pages.slot("test.side")(panel)
    pages.slot("test.side")(panel)
    assert pages.panels("test.side", None, None) == [1]
    pages._slots.pop("test.side")

"""拆开 PDF · What lies packed in streams is looked at; what it can not look at in bounds is refused."""

import re

import pytest

from shangliang.kit.files import Refused
from shangliang.kit.files.papers import whole_pdf

from . import pdfs
from .uploads import pdf


@pytest.mark.parametrize("name", pdfs.GOOD)
def test_a_pdf_that_only_lies_there_is_kept_byte_for_byte(name):
    assert whole_pdf(pdfs.GOOD[name]) == pdfs.GOOD[name]


def test_the_hostile_ones_show_nothing_in_clear_text():
    """Or the tests below would show nothing."""
    assert [
        name for name, data in pdfs.ACTIVE.items() if re.search(rb"/(S|Subtype) ?/(JavaScript|Launch|Movie)", data)
    ] == []


@pytest.mark.parametrize("name", pdfs.ACTIVE)
def test_what_acts_is_refused_however_it_is_packed(name):
    with pytest.raises(Refused, match=r"脚本、附带的文件.*打印成新的 PDF"):
        whole_pdf(pdfs.ACTIVE[name])


def test_what_no_password_opens_is_refused_with_the_way_out():
    with pytest.raises(Refused, match="去掉密码"):
        whole_pdf(pdfs.locked())


def test_a_bomb_is_not_unfolded():
    bomb = pdfs.bomb()
    assert len(bomb) < 2**20
    with pytest.raises(Refused, match="太大或太复杂"):
        whole_pdf(bomb)


def test_what_is_nested_without_end_is_refused():
    with pytest.raises(Refused, match="太大或太复杂"):
        whole_pdf(pdfs.nested())


def test_what_has_too_many_objects_is_refused():
    with pytest.raises(Refused, match="太大或太复杂"):
        whole_pdf(pdf(more=[b"[]"] * 300_000))


def test_a_pdf_that_is_none_is_refused_by_a_sentence():
    with pytest.raises(Refused, match="打不开"):
        whole_pdf(b"%PDF-1.7\n" + bytes(range(256)) * 8 + b"startxref\n0\n%%EOF")

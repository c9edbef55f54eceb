"""What means the same is told from what only sounds alike: the thing from its place, as docs/similar.md says."""

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from shangliang.compute.gist import cut, gist
from shangliang.compute.likeness import SAME, Many, apart, likeness, most_like
from shangliang.compute.terms import segment
from tests.compute.similar import compared

TOLD = Path(__file__).parents[2] / "docs/similar.md"


def alike(one, other) -> float:
    return likeness(gist(one), gist(other))


def test_of_the_pairs_that_nothing_was_tuned_on_most_are_found_and_few_wrongly():
    recall, precision = compared.reported(compared.by_method, SAME)
    assert recall >= 0.85 and precision >= 0.8


def test_the_document_shows_what_is_measured_beside_the_search_and_tf_idf():
    assert compared.table() in TOLD.read_text()


def test_there_are_three_hundred_pairs_and_no_pair_twice():
    found = compared.pairs(0) + compared.pairs(1)
    assert len(found) == len({frozenset(both) for _same, _kind, *both in found}) == 300
    assert sum(same for same, *_rest in found) == 150


def test_other_words_for_the_same_thing_are_the_same():
    assert alike("家里断水三天了", "我们村吃水难") >= SAME > alike("家里断水三天了", "家里的电视没有信号")


def test_the_same_thing_elsewhere_is_another_one():
    here, there = "赵家庄村的路灯坏了", "金家庄村的路灯坏了"
    assert alike(here, "赵家庄的路灯不亮") >= SAME > alike(here, there)
    assert apart(gist(here), gist(there)) and not apart(gist(here), gist("路灯坏了"))


def test_the_same_place_alone_says_nothing():
    assert alike("和平小区没有电梯", "和平小区的狗没人管") < SAME


@given(st.text(max_size=40), st.text(max_size=40))
def test_likeness_lies_between_nothing_and_one_and_is_the_same_from_both_sides(one, other):
    assert 0 <= alike(one, other) == alike(other, one) <= 1
    assert alike(one, one) in (0, 1)


def test_what_the_caller_has_cut_is_not_cut_again():
    text = "水渠漏水，浇不上地"
    assert cut(text, segment(text)) == gist(text)


def test_the_most_alike_of_many_are_those_of_comparing_each():
    texts = [text for _same, _kind, *both in compared.pairs(0) for text in both]
    many = Many([gist(text) for text in texts])
    for asked in texts[::25]:
        one_by_one = most_like(asked, list(enumerate(texts)), limit=5)
        assert many.most_like(gist(asked), limit=5) == one_by_one
    assert many.most_like(gist("，")) == most_like("，", list(enumerate(texts))) == []

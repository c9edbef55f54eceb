"""Similar texts: the same wish in other words comes first, always in the same order, and fast."""

import random
import time

from hypothesis import given
from hypothesis import strategies as st

from shangliang.compute.similar import rank
from shangliang.compute.terms import term_set

KNOWN = [
    ("lamps", "赵家庄村路灯坏了三个月,晚上出门不方便"),
    ("water", "自来水管道破裂,村民吃水难"),
    ("dark", "村口的路灯不亮,希望修好"),
    ("lift", "建议给老旧小区加装电梯"),
    ("gas", "天然气管道没有通到三社"),
]


def test_the_same_wish_in_other_words_comes_first():
    found = [name for name, _score in rank("我们村的路灯坏了,晚上看不见", KNOWN)]
    assert found[:2] == ["lamps", "dark"]
    assert "lift" not in found


def test_a_text_is_most_like_itself():
    for name, text in KNOWN:
        best, score = rank(text, KNOWN)[0]
        assert (best, score) == (name, 1.0)


def test_nothing_alike_is_nothing_found():
    assert rank("申请创业贷款", KNOWN) == []
    assert rank("", KNOWN) == []
    assert rank("路灯", []) == []


def test_of_equals_the_one_given_first_comes_first():
    twins = [(n, "路灯坏了") for n in (3, 1, 2)]
    assert [n for n, _score in rank("路灯坏了", twins)] == [3, 1, 2]


def test_a_rare_term_says_more_than_a_common_one():
    common = {"路灯": 900, "电梯": 1}
    found = rank("路灯 电梯", [("a", "路灯要修"), ("b", "电梯要修")], df=common, total=1000, least=0)
    assert [name for name, _score in found] == ["b", "a"]


@given(st.text(max_size=30), st.lists(st.text(max_size=30), max_size=8))
def test_any_texts_have_scores_between_nothing_and_one_in_order(text, others):
    found = rank(text, list(enumerate(others)), least=0)
    scores = [score for _n, score in found]
    assert scores == sorted(scores, reverse=True)
    assert all(0 <= score <= 1 for score in scores)
    assert found == rank(text, list(enumerate(others)), least=0)


def test_two_thousand_candidates_are_ranked_while_somebody_types():
    draw = random.Random(1)
    words = "路灯 坏了 村口 自来水 管道 破裂 天然气 道路 硬化 学校 停车 广场 垃圾 清运 灌溉 渠道 漏水 养老 电梯 小区".split()
    known = [(n, "".join(draw.choices(words, k=14))) for n in range(2000)]
    rank(words[0], known)  # the dictionary is read, the candidates are cut
    spent = []
    for _try in range(5):
        begin = time.thread_time()
        rank("".join(draw.choices(words, k=8)), known)
        spent.append(time.thread_time() - begin)
    assert min(spent) < 0.02
    assert len(term_set(known[0][1])) > 5

"""Text is found by its words, names by their letters."""

import pytest
from django.db import connection
from hypothesis import given
from hypothesis import strategies as st

from shangliang.compute.terms import LONGEST_TEXT, index_terms, segment
from shangliang.kit.notices import Notice, tell
from shangliang.kit.search import any_of, named, pinyin_key, query, vector

TEXTS = {
    "路灯": "赵家庄村路灯坏了三个月,晚上出门不方便",
    "天然气": "天然气管道没有通到三社",
    "电梯": "建议给老旧小区加装电梯,Ａ区３号楼最急",
    "不亮": "村口的路灯不亮",
    "english": "Broadband to the village school, 5G signal",
}


def found(text):
    """The names of the texts that PostgreSQL finds."""
    asked = query(text)
    if asked is None:
        return None
    return [name for name, content in TEXTS.items() if _holds(vector(content), asked)]


def _holds(stored, asked) -> bool:
    """Whether PostgreSQL finds what is stored by what is asked."""
    compiler = _compiler()
    left, left_params = compiler.compile(stored.resolve_expression(compiler.query))
    right, right_params = compiler.compile(asked.resolve_expression(compiler.query))
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {left} @@ {right}", [*left_params, *right_params])
        return cursor.fetchone()[0]


def _compiler():
    return Notice.objects.all().query.get_compiler("default")


FINDS = [
    ("路灯", ["路灯", "不亮"]),
    ("路灯 坏", ["路灯"]),
    ("三社的天然气", ["天然气"]),
    ("天然", ["天然气"]),
    ("气管", ["天然气"]),
    ("管", ["天然气"]),
    ("赵家庄", ["路灯"]),
    ("村的路灯不", ["路灯", "不亮"]),
    ("老旧小区电梯", ["电梯"]),
    ("A区3号", ["电梯"]),
    ("broadb", ["english"]),
    ("ＢＲＯＡＤＢＡＮＤ", ["english"]),
    ("village 5g", ["english"]),
    ("三", ["路灯", "天然气"]),
    ("路灯 电梯", []),
    ("学校", []),
    (",。!", None),
    ("", None),
    ("\0", None),
]


@pytest.mark.django_db
@pytest.mark.parametrize(("text", "names"), FINDS)
def test_what_is_typed_finds(text, names):
    assert found(text) == names


@pytest.mark.django_db
@given(st.text(max_size=40))
def test_any_text_can_be_stored_and_asked_for(text):
    asked = found(text)
    assert asked is None or isinstance(asked, list)


@pytest.mark.django_db
@pytest.mark.parametrize("text", ["路灯 & !电梯", "'; drop table x; --", "a:*", "\\", "''", "<-> | ()", "路灯:*A"])
def test_signs_of_the_query_language_mean_nothing(text):
    found(text)


@pytest.mark.django_db
def test_ten_megabytes_are_taken_as_their_beginning():
    assert len(index_terms("路灯坏了" * 2_500_000)) < LONGEST_TEXT


@pytest.mark.parametrize(
    ("text", "terms"),
    [
        ("赵家庄村路灯坏了!", ["赵家庄", "村", "路灯", "坏", "了"]),
        ("ＡＢＣ 公司", ["abc", "公司"]),
        ("3.5万元", ["3", "5", "万元"]),
        ("half\ud800life", ["half", "life"]),
    ],
)
def test_a_text_is_cut_into_its_words(text, terms):
    assert segment(text) == terms


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("张伟", "zhangwei zw"),
        ("吕梁", "lvliang ll"),
        ("金川集团(ABC)", "jinchuanjituanabc jcjtabc"),
        ("重庆", "chongqing cq"),
        ("", " "),
    ],
)
def test_a_name_has_a_key_of_its_letters(name, key):
    assert pinyin_key(name) == key


@pytest.mark.parametrize(
    ("name", "key"),
    [("单国强", "shanguoqiang sgq"), ("曾伟", "zengwei zw"), ("尉迟恭", "yuchigong ycg"), ("张伟", "zhangwei zw")],
)
def test_a_person_has_a_surname(name, key):
    assert pinyin_key(name, person=True) == key


@pytest.mark.django_db
@pytest.mark.parametrize(("typed", "hits"), [("zw", 1), ("zhangw", 1), ("Zhang Wei", 1), ("张", 1), ("w", 0), ("", 1)])
def test_a_name_is_found_by_characters_letters_and_initials(typed, hits):
    tell([("person", 1)], event="e", subject=("x", 1), text="张伟", area="62", url=pinyin_key("张伟"))
    assert Notice.objects.filter(named(typed, name="text", pinyin="url")).count() == hits


@pytest.mark.django_db
@pytest.mark.parametrize("asked", [query, any_of])
def test_who_asks_within_a_place_finds_only_what_is_stored_with_it(asked):
    here = vector("路灯坏了", place="620321")
    assert _holds(here, asked("路灯", place="620321"))
    assert not _holds(here, asked("路灯", place="620302"))
    assert not _holds(vector("路灯坏了"), asked("路灯", place="620321"))
    assert _holds(here, asked("路灯"))


@pytest.mark.django_db
@pytest.mark.parametrize("typed", ["@620321", "620321", "'@620321'"])
def test_a_place_can_not_be_typed(typed):
    assert not _holds(vector("路灯坏了", place="620321"), query(typed))
    assert _holds(vector("路灯坏了 620321"), query(typed))

"""单位模板 · Filled by an office's own DOCX; an unknown field is refused by its name, and nothing that computes is let through."""

import io

import docx
import pytest

from shangliang.kit.paper import template
from shangliang.kit.paper.template import BadTemplate

from . import papers


def written(*lines: str, foot: str = "") -> bytes:
    document = docx.Document()
    for line in lines:
        document.add_paragraph(line)
    if foot:
        document.sections[0].footer.paragraphs[0].text = foot
    found = io.BytesIO()
    document.save(found)
    return found.getvalue()


def words(data: bytes) -> list[str]:
    return [line.text for line in docx.Document(io.BytesIO(data)).paragraphs if line.text]


def test_the_fields_are_filled_and_the_text_comes_in_paragraphs():
    made = template.filled(
        written("{{ 标题 }}", "{{ 主送机关 }}：", "{{ 正文 }}", "{{ 落款 }} {{ 成文日期 }}"), papers.ordinary()
    )
    found = words(made)
    assert found[:2] == ["关于推进协商议事工作的通知", "各县区政协："]
    assert "一、总体要求" in found and found[-1] == f"{papers.OFFICE} 2023年6月5日"


def test_a_loop_over_paragraphs_and_a_condition_may_be_written():
    data = written("{%p for 段 in 段落 %}", "{{ 段 }}", "{%p endfor %}", "{% if 发文字号 %}{{ 发文字号 }}{% endif %}")
    assert template.check(data) == ["发文字号", "段落"]
    assert words(template.filled(data, papers.ordinary()))[-1] == "陇政协发〔2023〕5号"


@pytest.mark.parametrize("data", [written("{{ 标题 }}", "{{ 印数 }}"), written("{{ 标题 }}", foot="{{ 印数 }}")])
def test_an_unknown_field_is_refused_by_its_name_wherever_it_stands(data):
    with pytest.raises(BadTemplate, match="不认识的字段：印数"):
        template.check(data)


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("没有字段", "没有字段"), ("{{ 标题 ", "写得不对|没有字段"), ("{{ 标题.__class__ }}", "Getattr"), ("{{ 标题|upper }}", "Filter"),
        ("{{ range(9) }}", "Call"), ("{{ 标题 * 9 }}", "Mul"), ("{% for a in 段落 %}{% for b in 段落 %}{{ b }}{% endfor %}{% endfor %}", "套循环"),
    ],
)  # fmt: skip
def test_what_computes_is_refused(line, said):
    with pytest.raises(BadTemplate, match=said):
        template.check(written(line))
    assert template.check(written("{{ 标题 }}")) == ["标题"]


def test_what_is_no_document_is_refused_by_a_sentence():
    with pytest.raises(BadTemplate, match="打不开"):
        template.check(b"PK\x03\x04 nothing")


def test_what_a_paper_says_is_never_a_field():
    made = template.filled(written("{{ 标题 }}"), papers.ordinary(title="{{ 1 + 1 }} <w:p> & 甲"))
    assert words(made) == ["{{ 1 + 1 }} <w:p> & 甲"]

"""粘贴的 Word · What Word and WPS put on the clipboard becomes structure; fonts, styles and scripts are gone."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shangliang.kit import paper
from shangliang.kit.paper import Heading, Para, Table

WORD = """<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><style>p{mso-style:x}</style><title>题</title></head><body>
<!--StartFragment--><p class=MsoNormal style='text-indent:32pt'><span lang=EN-US style='font-family:仿宋_GB2312'><o:p>&nbsp;</o:p></span></p>
<p class=MsoNormal><b><span style='font-family:黑体'>一、总体
要求</span></b></p><p class=MsoListParagraph><![if !supportLists]><span style='mso-list:Ignore'>（一）<span>&nbsp;</span></span><![endif]>加强领导。每季度一次。</p>
<p>１．建室，<span>２０２３</span>年完成<br>另起一行</p><h2>步骤</h2>
<table><tr><td><p>村</p></td><td><p>室</p></td></tr><tr><td>赵家庄</td><td>1</td></tr></table><script>alert(1)</script></body></html>"""


def test_word_is_read_as_structure():
    assert paper.from_html(WORD) == (
        Heading(1, "总体 要求"), Heading(2, "加强领导。每季度一次。"), Heading(3, "建室，2023年完成"), Para("另起一行"),
        Heading(2, "步骤"), Table((("村", "室"), ("赵家庄", "1"))),
    )  # fmt: skip


def test_it_goes_into_the_form_with_its_numbers_counted():
    assert paper.as_text("<p>三、甲</p><p>五、乙</p>") == "一、甲\n二、乙"


@pytest.mark.parametrize("odd", ["", "<", "<p", "</td></tr>", "<table><td>甲", "<p>甲<style>乙", "\x00", "<h1></h1>"])
def test_broken_html_is_no_accident(odd):
    assert isinstance(paper.from_html(odd), tuple)


@given(st.text("<>/pthrd甲一、（） |\n", max_size=60))
def test_no_paste_whatever_it_is_makes_a_mistake(html):
    paper.from_html(html)

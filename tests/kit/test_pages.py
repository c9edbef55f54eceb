"""The frame of every page: the two switches, the navigation, forms in our hand, refusals in words."""

import datetime as dt
from types import SimpleNamespace

import pytest
from django import forms
from django.template import engines
from django.test import Client, RequestFactory
from django.utils import translation
from django_cotton.compiler_regex import CottonCompiler

from shangliang.kit import living, nav, refusals
from shangliang.kit.forms import DateField


def drawn(source: str, **context) -> str:
    request = RequestFactory().get("/somewhere/?kind=topic")
    return engines["django"].from_string(CottonCompiler().process(source)).render(context, request)


@pytest.mark.parametrize("url", ["/kit/", "/kit/desk/", "/kit/topic/", "/kit/receipt/"])
def test_the_kit_asks_the_database_nothing(client, url):
    assert client.get(url).status_code == 200  # the database is closed to this test


def test_elder_mode_is_a_class_on_the_page_kept_in_a_cookie(client):
    assert 'class="elder"' not in client.get("/kit/topic/").content.decode()
    answer = client.post("/prefer/", {"elder": "1", "next": "/kit/topic/"})
    assert answer["Location"] == "/kit/topic/"
    assert '<html lang="zh-hans" class="elder">' in client.get("/kit/topic/").content.decode()
    client.post("/prefer/", {"elder": "0"})
    assert 'class="elder"' not in client.get("/kit/topic/").content.decode()


def test_the_language_is_kept_in_a_cookie(client):
    client.post("/prefer/", {"language": "en", "next": "/kit/"})
    assert '<html lang="en"' in client.get("/kit/").content.decode()


@pytest.mark.parametrize(
    ("sent", "kept"), [({"elder": "yes"}, []), ({"language": "xx"}, []), ({}, []), ({"elder": "1"}, ["elder"])]
)
def test_only_known_preferences_are_kept(client, sent, kept):
    assert list(client.post("/prefer/", sent).cookies) == kept


@pytest.mark.parametrize("away", ["https://evil.example/", "//evil.example/", "javascript:alert(1)", "/\\evil.example"])
def test_a_switch_never_leads_away(client, away):
    assert client.post("/prefer/", {"elder": "1", "next": away})["Location"] == "/"


def test_a_switch_is_not_a_link(client):
    assert client.get("/prefer/?elder=1").status_code == 405


def office(*roles):
    return SimpleNamespace(is_authenticated=True, held_posts=[SimpleNamespace(role=role) for role in roles])


@pytest.fixture
def lines(monkeypatch):
    monkeypatch.setattr(nav, "_items", [])
    nav.add("台账", "look-desk", "看", roles={"office"}, order=20)
    nav.add("样张", "look", "看", order=10)
    nav.add("议题页", "look-topic", "事", shown=lambda person: person.held_posts == [], order=30)


def labels(groups):
    return [(group["name"], [item["label"] for item in group["items"]]) for group in groups]


def test_navigation_shows_what_a_person_may_use(lines):
    assert labels(nav.groups(office("office"))) == [("看", ["样张", "台账"])]
    assert labels(nav.groups(office("member"))) == [("看", ["样张"])]
    assert labels(nav.groups(office())) == [("看", ["样张"]), ("事", ["议题页"])]
    assert nav.groups(SimpleNamespace(is_authenticated=False)) == []


def test_the_deepest_line_is_marked_as_here(lines):
    items = nav.groups(office("office"), "/kit/desk/")[0]["items"]
    assert {item["label"]: item["here"] for item in items} == {"样张": False, "台账": True}


def test_adding_the_same_line_twice_shows_it_once(lines):
    nav.add("样张", "look", "看", order=10)
    assert labels(nav.groups(office("member"))) == [("看", ["样张"])]


def test_a_form_comes_back_with_errors_in_place_and_what_was_typed():
    form = living.SampleForm({"text": "", "place": "三组<b>", "kind": "moon", "seen": "2023-02-30", "area": "200"})
    html = drawn("{{ form }}", form=form)
    assert 'href="#id_text"' in html
    assert 'id="id_text_error"' in html
    assert 'aria-invalid="true"' in html
    assert 'value="三组&lt;b&gt;"' in html
    assert 'value="2023-02-30"' in html
    assert '<option value="200" selected>' in html
    described = {name for found in html.split('aria-describedby="')[1:] for name in found.split('"')[0].split()}
    assert described
    assert {name for name in described if f'id="{name}"' not in html} == set()


def test_refusals_of_a_field_are_said_in_words():
    form = living.SampleForm({"text": "字" * 501, "kind": "moon", "seen": "2023-13-40", "place": "a\0b"})
    assert {name: errors[0] for name, errors in form.errors.items()} == {
        "text": "最多 500 个字，现在有 501 个。",
        "kind": "请从列出的里面选一个。",
        "area": "请填写这一项。",
        "seen": "这个日期看不懂，请写成 2023-06-05 这样。",
        "place": "这里混进了不能保存的字符，请删去再填。",
    }


def test_a_form_without_errors_has_no_summary():
    assert 'role="alert"' not in drawn("{{ form }}", form=living.SampleForm())


def test_errors_of_the_whole_form_stand_in_the_summary():
    form = living.SampleForm({"text": "路灯", "kind": "road", "area": "200"})
    form.add_error(None, "这件事刚被别人办过了")
    assert "这件事刚被别人办过了" in drawn("{{ form }}", form=form)


def test_choices_are_a_fieldset_with_large_labels():
    html = drawn('<c-field :field="form.kind" />', form=living.SampleForm())
    assert html.count('<label class="choice"') == 4
    assert "<legend>" in html
    assert 'class="choices short"' in html


@pytest.mark.parametrize("typed", ["2023-06-05", "2023/6/5", "2023.6.5", "2023年6月5日"])
@pytest.mark.parametrize("language", ["zh-hans", "en"])
def test_a_date_is_understood_as_people_write_it(typed, language):
    with translation.override(language):
        assert DateField().clean(typed) == dt.date(2023, 6, 5)
        assert DateField().widget.format_value(dt.date(2023, 6, 5)) == "2023-06-05"


def test_a_wrong_date_is_refused():
    with pytest.raises(forms.ValidationError):
        DateField().clean("2023-13-40")


def test_components_escape_what_they_are_given():
    bad = "<script>alert(1)</script>"
    source = """<c-tag>{{ bad }}</c-tag><c-clock :who="bad" :text="bad" /><c-empty :title="bad" />
    <c-item :title="bad" href="/">x</c-item>
    <c-facts :rows="rows" /><c-timeline :entries="entries" /><c-chain :steps="steps" />
    <c-tiles :tiles="tiles" /><c-filters :filters="filters" />{% nav_groups groups 3 %}<c-qr :data="bad" :code="bad" />"""
    tag, link = {"label": bad, "kind": bad}, {"label": bad, "url": bad}
    html = drawn(
        source, bad=bad, rows=[(bad, bad)], tiles=[link | {"number": bad, "note": bad, "kind": bad}],
        entries=[{"text": bad, "title": bad, "by": bad, "on": dt.date(2023, 6, 1), "tags": [tag], "links": [link]}],
        steps=[{"label": bad, "state": bad, "note": bad}], groups=[{"name": bad, "items": [link | {"name": bad, "here": 0}]}],
        filters=[{"label": bad, "menu": True, "options": [link | {"count": bad}]}],
    )  # fmt: skip
    assert "<script" not in html
    assert html.count("&lt;script&gt;") >= 27


def test_the_pager_keeps_the_filters():
    html = drawn('<c-pager :page="page" />', page={"next": "a b", "previous": None})
    assert "?kind=topic&amp;cursor=a+b" in html
    assert 'rel="prev"' not in html
    assert drawn('<c-pager :page="page" />', page={"next": None, "previous": None}).strip() == ""


def test_a_chain_says_where_it_stands_in_words():
    steps = living.steps(living.STAGES, 3)
    assert "第 4 步，共 8 步：协商" in drawn('<c-dots :steps="steps" />', steps=steps)
    html = drawn('<c-chain :steps="steps" />', steps=steps)
    assert html.count("（已完成）") == 3
    assert html.count('aria-current="step"') == 1


def test_bars_are_drawn_without_style():
    html = drawn('<c-share :yes="3" :unsure="0" :no="1">x</c-share>')
    assert 'x="75.00" width="25.00"' in html
    assert 'width="0.00"' in drawn('<c-share :yes="0" :unsure="0" :no="0">x</c-share>')
    assert 'width="100.00"' in drawn('<c-meter label="x" :value="1.7" />')


def test_an_unknown_path_is_refused_in_words(client, db):
    answer = client.get("/no-such-page-at-all/x/")
    assert answer.status_code == 404
    assert "没有找到这一页" in answer.content.decode()


def test_a_stale_form_gives_back_what_was_typed_but_no_secret():
    typed = {"text": "三组到小学的路晚上没有灯 <b>", "password": "a-long-password", "once": "k" * 24, "kind": "road"}
    html = Client(enforce_csrf_checks=True).post("/kit/", typed).content.decode()
    assert "三组到小学的路晚上没有灯 &lt;b&gt;</textarea>" in html
    assert html.count("<textarea") == 1
    assert "a-long-password" not in html


def test_a_stale_form_is_told_what_to_do():
    answer = Client(enforce_csrf_checks=True).post("/kit/")
    assert answer.status_code == 403
    assert "页面放得太久了" in answer.content.decode()


def test_broken_pages_say_so_without_context(rf):
    assert refusals.broken(rf.get("/")).status_code == 500
    assert "系统出了差错" in refusals.broken(rf.get("/")).content.decode()
    assert refusals.bad_request(rf.get("/")).status_code == 400
    assert "不是您经办" in refusals.forbidden(rf.get("/"), PermissionError("不是您经办")).content.decode()

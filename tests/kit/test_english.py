"""English pages hold no Chinese but what people typed; and what makes a sentence slip through is found in the code."""

import ast
from pathlib import Path

import pytest
from django.conf import settings
from django.db import transaction

from shangliang.people import areas
from shangliang.people.can import Role
from tests.consultations import tables
from tests.gatherings import polling
from tests.kit.english import leftovers, shown
from tests.routes import ACCOUNT, OK, PHONE, PUBLIC, ROUTES
from tests.subjects.files import masks
from tests.world import HOLDER, NOBODY, World

SOURCES = [p for p in (Path(__file__).parents[2] / "src/shangliang").rglob("*.py") if "migrations" not in p.parts]
SAMPLES = {name for name in ROUTES if name.startswith("look")}  # the samples of the look are a page of 永昌县 itself
# Searched for in the addresses of the routes; and titles of activities and options of a poll, which are the catalogue's own words by chance.
PEOPLE = (
    "碳汇",
    "会",
    "王******",
    "无*******",
    "农业界委员",
    "城关镇委员工作站",
    "金家庄村",
)  # masked names, a head, a village
PAPERS = ("调研报告",)  # of a meeting; a kind of document is called so too
BROUGHT = ("没有的地方", "远处厂", "新厂", "企业名称", "所在地")  # the cells of a file that was brought
DRAWN = ("利益相关", "女", "男", "有", "无")  # features of a pool, as an office wrote them
TOLD = (
    "永昌县政协召开十届二次主席会议",
    "意见建议 18 条",
    "（Case）",
)  # a bulletin that was drafted, a fact read; a case by its kind
HELD = ("介绍情况", "自由讨论", "归纳共识和分歧")  # items of a sitting, which are the catalogue's own words by chance
SEEN = ("市委通知", "村两委", "每月两次", "门牌")  # of a stop, and of a room's sign, that the probe itself takes out
GONE = ("帐篷", "顶", "档案按指标归集")  # of a stock, of a gap, that the probe itself takes out
ORDERED = (
    "共识第 1 条：上学、放学的路段先亮（装路灯），2023年6月30日前",
    "共识第 2 条：先装主路",
)  # a point of an agreement as an order says it: kept with the order, so in Chinese whoever assigns
TYPED = (
    *PEOPLE,
    *ORDERED,
    *GONE,
    *PAPERS,
    *BROUGHT,
    *SEEN,
    *DRAWN,
    *TOLD,
    *HELD,
    "主席会议成员",
    "（虚构）",
    "赵",
    "没有",
    "灯",
    *masks(),
    *polling.OPTIONS,
    *(given["title"] for given in tables.ACTIVITIES),
)
READERS = (NOBODY, Role.OFFICE, Role.UNIT, Role.MEMBER, Role.LEADER)
WHOLE = (NOBODY, Role.OFFICE)  # they read what is refused too, and what everybody is shown; the others their own pages
SHARED = PUBLIC.keys() | PHONE.keys() | ACCOUNT.keys()


@pytest.fixture(scope="module")
def world(django_db_setup, django_db_blocker):
    """One for the module; what a test presses is rolled back with the test."""
    with django_db_blocker.unblock(), transaction.atomic():
        areas.forget()
        yield World()
        transaction.set_rollback(True)
    areas.forget()


def reader(world, role, language="en"):
    client = world.client(role or HOLDER)
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = language
    return client


def read(world, role):
    """{address: html} of every route that answers this reader with a page."""
    client, pages = reader(world, role), {}
    for name, address, status in listed(world, role or HOLDER):
        if role in WHOLE or (status == OK and name not in SHARED):
            pages[address] = html_of(client.get(address))
    return {address: html for address, html in pages.items() if html}


def pressed(world, role):
    """{address: html} of what every form answers when it is sent empty."""
    client, pages = reader(world, role), {}
    for name, address, _status in listed(world, role or HOLDER):
        if ROUTES[name].posts:
            pages[address] = html_of(client.post(address, follow=True))
    return {address: html for address, html in pages.items() if html}


def listed(world, visitor):
    """(route, address, status); sorted, because what one form takes out, another showed."""
    for name in sorted(ROUTES.keys() - SAMPLES - {"account_logout"}):
        for address, answer in ROUTES[name].addresses(world):
            yield name, address, answer(visitor)


def html_of(answer) -> str:
    """Of an answer that is a page; else nothing."""
    return answer.content.decode() if "html" in answer.get("Content-Type", "") else ""


@pytest.mark.django_db
@pytest.mark.parametrize("role", READERS)
def test_an_english_page_holds_no_chinese_but_what_people_typed(world, role):
    pages = read(world, role)
    assert len(pages) > 20
    left = leftovers(pages, TYPED)
    assert not left, "\n".join(f"{at}: {text}" for text, at in left.items())


@pytest.mark.django_db
@pytest.mark.parametrize("role", WHOLE)
def test_an_english_form_refuses_what_is_missing_in_english(world, role):
    pages = pressed(world, role)
    assert any("Please fill this in." in html for html in pages.values())
    left = leftovers(pages, TYPED)
    assert not left, "\n".join(f"{at}: {text}" for text, at in left.items())


@pytest.mark.django_db
def test_the_same_reading_finds_chinese_on_a_chinese_page(world):
    page = reader(world, Role.OFFICE, "zh-hans").get(f"/desk/m/{world.handled.ref}/").content.decode()
    found = leftovers({"here": page})
    assert {"经过", "提出"} <= found.keys()
    assert world.handled.title in shown(page)
    assert world.handled.title not in found


def test_what_is_marked_as_chinese_or_never_seen_is_passed_over():
    html = (
        '<p title="甲">one<br><b lang="zh-Hans">中文</b> two<script>"乙"</script><input type="submit" value="丙"></p>'
    )
    assert shown(html) == ["甲", "one", "two", "丙"]


def unseen_by_makemessages(source: str) -> list[str]:
    """Translating functions under names of our own: makemessages does not look for those."""
    taken = [a for node in ast.walk(ast.parse(source)) if isinstance(node, ast.ImportFrom) for a in node.names]
    return [a.asname for a in taken if "gettext" in a.name and a.asname not in {None, "_"}]


def said_at_import(source: str) -> list[int]:
    """Lines where gettext is asked while a module is loaded: the words stay in the language of that moment for ever."""
    tree = ast.parse(source)
    now = {
        alias.asname or alias.name
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and node.module == "django.utils.translation"
        for alias in node.names
        if alias.name in {"gettext", "ngettext", "pgettext"}
    }
    return [node.lineno for node in _loaded(tree) if isinstance(node, ast.Call) and getattr(node.func, "id", "") in now]


def _loaded(node):
    """The parts of a module that run when it is imported: everything but the bodies of functions."""
    yield node
    later = node.body if isinstance(node, ast.FunctionDef | ast.Lambda) else ()
    later = later if isinstance(later, list) else [later]
    for child in ast.iter_child_nodes(node):
        if not any(child is part for part in later):
            yield from _loaded(child)


def test_every_sentence_is_seen_by_makemessages():
    assert unseen_by_makemessages("from django.utils.translation import gettext_lazy as lazy") == ["lazy"]
    assert unseen_by_makemessages("from django.utils.translation import gettext_lazy as _") == []
    assert {p.name: found for p in SOURCES if (found := unseen_by_makemessages(p.read_text()))} == {}


def test_nothing_is_translated_when_a_module_is_loaded():
    head = "from django.utils.translation import gettext as _\n"
    assert said_at_import(head + 'class A:\n    NAME = _("名称")') == [3]
    assert said_at_import(head + 'def name(of=_("名")):\n    return _("名称")') == [2]
    assert {p.name: lines for p in SOURCES if (lines := said_at_import(p.read_text()))} == {}

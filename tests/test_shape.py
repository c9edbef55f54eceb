"""The shape of the code is tested like any other behaviour (design.md)."""

import ast
import re
from pathlib import Path

import pytest
from django.apps import apps

HOME = Path(__file__).parents[1]
ROOT = HOME / "src/shangliang"
FILES = [p for p in ROOT.rglob("*.py") if "migrations" not in p.parts and p.stat().st_size]
ORDER = "kit people subjects matters documents gatherings consultations bonds fieldwork meetings scorecards insight demo".split()
WRITES = re.compile(r"\.(save|create|update|delete|bulk_create|bulk_update|get_or_create|update_or_create)\(")


def name(path):
    return str(path.relative_to(HOME))


def test_no_file_is_longer_than_300_lines():
    assert {name(p): n for p in FILES if (n := len(p.read_text().splitlines())) > 300} == {}


def test_no_function_is_longer_than_40_lines():
    long = {
        f"{name(p)}:{n.name}"
        for p in FILES
        for n in ast.walk(ast.parse(p.read_text()))
        if isinstance(n, ast.FunctionDef) and n.end_lineno - n.lineno >= 40
    }
    assert long == set()


@pytest.mark.parametrize("pattern", ["*.html", "*.css"])
def test_no_template_or_style_is_longer_than_120_lines(pattern):
    files = [p for p in ROOT.rglob(pattern) if "vendor" not in p.parts and p.name != "shangliang.css"]
    assert files
    assert {name(p): n for p in files if (n := len(p.read_text().splitlines())) > 120} == {}


def test_every_module_opens_with_its_chinese_term():
    bare = [p for p in FILES if not re.match(r'(#.*\n)*"""[^"\n]*[\u4e00-\u9fff]', p.read_text())]
    assert [name(p) for p in bare] == []


def test_foreign_keys_look_down_too():
    ours = [m for m in apps.get_models() if m.__module__.startswith("shangliang.")]
    up = [
        f"{m.__name__}.{f.name}"
        for m in ours
        for f in m._meta.get_fields()
        if f.concrete
        and f.is_relation
        and f.related_model in ours
        and ORDER.index(f.related_model._meta.app_label) > ORDER.index(m._meta.app_label)
    ]
    assert len(ours) > 15
    assert up == []


def test_only_actions_write():
    readers = [
        p
        for p in FILES
        if re.match(r"(public|desk|area|today)?_?\w*(views|forms)", p.parent.name + "/" + p.name)
        or p.parent.name in ("views", "forms")
        or p.name in ("views.py", "forms.py")
    ]
    assert len(readers) > 8
    assert [name(p) for p in readers if WRITES.search(p.read_text())] == []


def test_nothing_like_is_used_for_subtrees():
    """Areas are ranges of codes: a prefix search on a code is always a mistake."""
    bad = re.compile(r"(area|area_id|area__code|holder_area)__startswith")
    assert [name(p) for p in FILES if bad.search(p.read_text())] == []


def test_no_signals_between_nouns_and_no_save_overrides():
    bad = re.compile(r"django\.dispatch|signals import|def save\(self")
    nouns = [p for p in FILES if "compute" not in p.parts]  # there are no models in pure code
    assert [name(p) for p in nouns if bad.search(p.read_text())] == []


def test_no_folder_is_a_drawer_for_everything():
    drawers = {"utils", "helpers", "common", "services", "selectors", "managers"}
    assert [name(p) for p in FILES if drawers & {p.stem, *p.parts}] == []

"""What is documented exists, and what exists is documented."""

import re
from pathlib import Path

import pytest
from django.core.management import get_commands

from shangliang.matters.handbook import page as lifecycle_page
from tools import glossary, ledgers

HOME = Path(__file__).parents[1]
PAGES = ["README.md", "README.zh.md", "ARCHITECTURE.md", "CONTRIBUTING.md", "CHANGELOG.md", "docs/roadmap.md"]


def text(name):
    return (HOME / name).read_text()


def test_the_lifecycle_page_is_what_the_code_says():
    assert text("docs/lifecycle.md") == lifecycle_page()


def test_the_page_of_figures_is_what_the_registry_says():
    from shangliang.kit.management.commands.figures_doc import page

    assert text("docs/figures.md") == page()


def test_the_glossary_is_what_the_code_says():
    assert text("GLOSSARY.md") == glossary.page()


def test_the_page_of_ledgers_is_what_the_code_says():
    assert text("docs/ledgers.md") == ledgers.page()


def test_every_model_opens_with_its_chinese_term():
    bare = [m._meta.label for m in glossary._models() if not re.match(r"[\u4e00-\u9fff]", (m.__doc__ or "").strip())]
    assert bare == []


@pytest.mark.parametrize("name", PAGES)
def test_every_link_of_a_page_leads_somewhere(name):
    links = re.findall(r"\]\((?!http)([^)#]+)\)", text(name))
    assert [link for link in links if not (HOME / name).parent.joinpath(link).exists()] == []


def test_every_command_of_the_readme_exists():
    known = {name.replace("_", "-") for name in get_commands()} | {"serve", "worker"}
    named = set(re.findall(r"^shangliang ([\w-]+)", text("README.md"), re.MULTILINE))
    assert len(named) >= 5
    assert named <= known


def test_every_make_target_of_the_readme_exists():
    targets = set(re.findall(r"^([a-z-]+):", text("Makefile"), re.MULTILINE))
    named = set(re.findall(r"^make ([a-z-]+)", text("README.md"), re.MULTILINE))
    assert named
    assert named <= targets


def test_every_file_that_the_architecture_names_exists():
    named = set(re.findall(r"`((?:matters|kit|server|people)/[\w/]+\.py)", text("ARCHITECTURE.md")))
    assert len(named) >= 5
    assert [n for n in sorted(named) if not (HOME / "src/shangliang" / n).exists()] == []


def test_every_decision_has_context_choice_and_cost():
    pages = sorted((HOME / "docs/decisions").glob("*.md"))
    assert len(pages) >= 4
    for page in pages:
        assert all(f"**{word}.**" in page.read_text() for word in ("Context", "Choice", "Cost")), page.name

"""词汇 · Writes GLOSSARY.md from the code: models, kinds, stages, steps, roles, each with its Chinese term and its meaning.

python tools/glossary.py > GLOSSARY.md
"""

import os

import django

HEAD = """# Glossary 词汇表

Written by `python tools/glossary.py > GLOSSARY.md` from the code; `tests/test_documents.py` holds it. The words of the
field (145 terms) come from the project's `glossary.csv`: member (not commissioner), chairperson, sector for 界别, formal
recommendation for 建议案, public-sentiment report for 社情民意信息, ledger for 台账.
"""


def page() -> str:
    """The whole page; Django must be set up."""
    from shangliang.consultations.kinds import FORMS
    from shangliang.matters.kinds import KINDS
    from shangliang.matters.lifecycle import LABELS, STEPS, Stage
    from shangliang.people.can import ROLE_NAMES, Role

    parts = [
        _table("Models 模型", [(f"{m._meta.app_label}.{m.__name__}", _term(m), _meaning(m)) for m in _models()]),
        _table("Kinds of matters 事项类别", [(slug, kind.name, kind.plural) for slug, kind in sorted(KINDS.items())]),
        _table("Stages 阶段", [(s.value, LABELS[s], "") for s in Stage]),
        _table("Steps 步骤", [(s.name, s.label, f"→ {s.to.value}" if s.to else "stays") for s in STEPS]),
        _table("Forms of consultation 协商形式", [(slug, form.name, form.sentence) for slug, form in FORMS.items()]),
        _table("Roles 角色", [(r.value, str(ROLE_NAMES[r]), "") for r in Role]),
    ]
    return HEAD + "\n" + "\n".join(parts)


def _models():
    from django.apps import apps

    return sorted((m for m in apps.get_models() if m.__module__.startswith("shangliang.")), key=lambda m: m._meta.label)


def _first(model) -> str:
    return (model.__doc__ or "").strip().splitlines()[0]


def _term(model) -> str:
    return _first(model).partition("·")[0].strip()


def _meaning(model) -> str:
    return _first(model).partition("·")[2].strip()


def _table(title, rows) -> str:
    lines = [f"## {title}", "", "| code | term | meaning |", "|---|---|---|"]
    return "\n".join([*lines, *(f"| `{a}` | {b} | {c} |" for a, b, c in rows)]) + "\n"


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "shangliang.settings")
    django.setup()
    print(page(), end="")

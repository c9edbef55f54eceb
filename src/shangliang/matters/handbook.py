"""生命周期手册 · docs/lifecycle.md, written from the code: steps, kinds, limits."""

from collections.abc import Sequence

from shangliang.people.can import TABLE

from .kinds import KINDS
from .kinds.kind import Kind
from .lifecycle import LABELS, STEPS, Stage, Step
from .limits import DEFAULTS, HANDLING, LEVEL_WORDS

HEAD = """# The lifecycle of a matter 事项的生命周期

Written by `shangliang lifecycle > docs/lifecycle.md`; a test holds it to the code. Every kind takes its steps from
the one table below and adds none. *Records* names the ability with which a CPPCC office enters the act of a body that
does not sign in (who, date, document number). *Voice* steps are open to whoever raised the matter, by link or code.
"""


def page() -> str:
    """The whole page as Markdown."""
    parts = [HEAD, _stages(), _steps(), _limits(), *(_kind(slug, kind) for slug, kind in KINDS.items())]
    return "\n".join(parts)


def _table(head: tuple[str, ...], rows: Sequence[tuple[str, ...]]) -> str:
    lines = [head, tuple("---" for _ in head), *rows]
    return "\n".join("| " + " | ".join(row) + " |" for row in lines) + "\n"


def _stages() -> str:
    return "## Stages 阶段\n\n" + _table(("code", "word"), [(s.value, LABELS[s]) for s in Stage])


def _from(step: Step) -> str:
    stages = [s.value for s in Stage if s in step.frm]
    return "any open stage" if len(stages) > 10 else ", ".join(stages)


def _steps() -> str:
    rows = [
        (
            s.name,
            s.label,
            _from(s),
            s.to.value if s.to else "stays",
            s.ability,
            s.recorded,
            ", ".join(s.needs),
            "yes" if s.voice else "",
        )
        for s in STEPS
    ]
    return "## Steps 步骤\n\n" + _table(("step", "word", "from", "to", "ability", "records", "needs", "voice"), rows)


def _limits() -> str:
    rows = [(s.value, text) for s, text in DEFAULTS.items()]
    rows += [(f"handling ({LEVEL_WORDS[level]})", text) for level, text in HANDLING.items()]
    return "## Limits 时限\n\nDefaults; each is a rule that an area may change.\n\n" + _table(("stage", "limit"), rows)


def _kind(slug: str, kind: Kind) -> str:
    lines = [
        f"## {slug} {kind.name}\n",
        (
            f"Chain: {' → '.join(word for word, _ in kind.nodes)}. Starts at `{kind.start.value}`; raised with `{kind.raise_ability}`"
            f"{' or by anybody' if kind.open_to_all else ''}; {'can be released' if kind.public else 'never public'}.\n"
        ),
    ]
    if kind.limits:
        lines.append("Own limits: " + ", ".join(f"{stage} {text}" for stage, text in kind.limits.items()) + ".\n")
    rows = [_row(slug, kind, s) for s in STEPS if s.name in kind.path]
    return (
        "\n".join(lines) + "\n" + _table(("step", "word", "from", "to", "role", "needs", "limit of what follows"), rows)
    )


def _row(slug: str, kind: Kind, step: Step) -> tuple[str, ...]:
    to, needs = step.to.value if step.to else "stays", ", ".join(step.needs)
    return (step.name, kind.label(step), _from(step), to, _roles(step), needs, _limit(slug, kind, step))


def _roles(step: Step) -> str:
    """Whose step it is; in brackets who records it for a body that does not sign in; the raiser by link or code."""
    own = ", ".join(sorted(TABLE[step.ability][1]))
    recorded = f" (recorded by {', '.join(sorted(TABLE[step.recorded][1]))})" if step.recorded else ""
    return own + recorded + (" · raiser" if step.voice else "")


def _limit(slug: str, kind: Kind, step: Step) -> str:
    if step.to is None:
        return ""
    if step.to.value in kind.limits:
        return kind.limits[step.to.value]
    if step.to == Stage.HANDLING:
        return " / ".join(dict.fromkeys(HANDLING.values()))
    return DEFAULTS.get(step.to, "")

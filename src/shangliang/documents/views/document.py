"""公文一览 · One document: its text by paragraphs, its marks, what was suggested, what may be done next; its versions."""

from django.contrib.auth.decorators import login_required
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from shangliang.kit import clock, paper
from shangliang.kit.paper import levels
from shangliang.kit.printing import fonts_said
from shangliang.people.views.finding import one

from ..actions.suggesting import may_suggest
from ..difference import between
from ..kinds.kind import MARKS
from ..models import Document
from .seen import seen


@login_required
@require_safe
def document(request, ref):
    """/desk/documents/<ref>/."""
    found = seen(request.user, ref)
    return render(request, "documents/document.html", context(request.user, found))


def context(person, found: Document) -> dict:
    may_issue = person.can("document.issue", found.area_id)
    may_draft = person.can("document.draft", found.area_id)
    suggestions = list(found.suggestions.select_related("by"))
    return {
        "found": found,
        "steps": steps(found),
        "blocks": shown(found.body),
        "suggestions": suggestions,
        "open_suggestions": sum(not one.verdict for one in suggestions),
        "may_draft": may_draft,
        "may_edit": may_draft and not found.locked,
        "may_suggest": may_suggest(person, found, clock.today()),
        "next": [(mark, MARKS[mark]) for mark in ready(found)] if may_issue else [],
        "facts": facts(found),
        "tasks": found.tasks.count(),
        "fonts": fonts_said(),
    }


def shown(body) -> list[dict]:
    """The structure as the page shows it: numbered, tables as rows; `line` counts paragraphs as suggestions do."""
    rows, line = [], 0
    for block, number in levels.counted(paper.from_data(body)):
        if isinstance(block, paper.Table):
            rows.append({"rows": block.rows, "line": line})
            line += len(block.rows)
        else:
            level = getattr(block, "level", 0)
            head, rest = block.parts() if isinstance(block, paper.Heading) else ("", block.text)
            rows.append({"head": number + head, "text": rest, "level": level, "line": line})
            line += 1
    return rows


def steps(found: Document) -> list[dict]:
    """The marks of its kind in order: those that are put, the next, the later ones."""
    nodes = [{"label": _("起草"), "state": "past", "on": found.drafted_on}]
    coming = next(iter(ready(found)), None)
    for mark in found.rules.path:
        day = found.on(mark)
        nodes.append({"label": MARKS[mark], "state": "past" if day else "now" if mark == coming else "", "on": day})
    return nodes


def ready(found: Document) -> list[str]:
    """The marks that may be put now: the first is what comes next."""
    kind = found.rules
    last = max((kind.path.index(mark) for mark in found.marked), default=-1)
    return [
        mark for at, mark in enumerate(kind.path)
        if at > last and not found.on(mark) and all(found.on(one) for one in kind.before(mark))
    ]  # fmt: skip


def said(who: str, what: str) -> str:
    return _("%(who)s：%(what)s") % {"who": who, "what": what} if who else ""


def facts(found: Document) -> list[tuple[str, str]]:
    """What the marks say besides their days."""
    pairs = [
        (_("发文字号"), found.number), (_("主送机关"), found.to), (_("抄送机关"), found.copies),
        (_("通过"), said(found.passed_meeting, found.passed_verdict)), (_("签发人"), found.signer), (_("报送到"), found.sent_to),
        (_("批示"), said(found.instructed_by, found.instruction)), (_("答复"), found.answer),
    ]  # fmt: skip
    return [(word, value) for word, value in pairs if value]


@login_required
@require_safe
def versions(request, ref):
    """/desk/documents/<ref>/versions/?a=1&b=2: the newest against the one before it, unless asked otherwise."""
    found = seen(request.user, ref)
    rows = list(found.versions.select_related("by").defer("body"))
    new = asked(request, "b", found.rev)
    old = asked(request, "a", max(new - 1, 1))
    a, b = (one(found.versions.all(), number=number) for number in (old, new))
    context = {"found": found, "rows": rows, "a": a, "b": b, "changes": between(a.body, b.body)}
    return render(request, "documents/versions.html", context)


def asked(request, name: str, default: int) -> int:
    """A number from the URL, or the default where it is none."""
    text = request.GET.get(name, "")
    return int(text) if text.isascii() and text.isdigit() and len(text) < 7 else default

"""公文一览 · One document: its text by paragraphs, its marks, what was suggested, what may be done next; its versions."""

from django.contrib.auth.decorators import login_required
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from shangliang.kit import clock, pages, paper
from shangliang.kit.paper import levels
from shangliang.kit.printing import fonts_said
from shangliang.people.views.finding import one

from ..actions.suggesting import may_suggest
from ..difference import between
from ..kinds.kind import MARKS
from ..models import Activity, Case, Document
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
        "annexes": annexes(found),
        "case": case_of(found),
        "panels": pages.panels("case.moves", person, found) if found.kind == "case" else [],
        "may_issue": may_issue,
        "suggestions": suggestions,
        "open_suggestions": sum(not one.verdict for one in suggestions),
        "may_draft": may_draft,
        "may_edit": may_draft and not found.locked,
        "may_suggest": may_suggest(person, found, clock.today()),
        "next": [(mark, MARKS[mark]) for mark in ready(found)] if may_issue else [],
        "facts": facts(found),
        "activity": told(found),
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


def annexes(found: Document) -> list[dict]:
    """Each with the name it is printed under."""
    several = len(found.annexes) > 1
    return [
        {"label": _("附件") + (str(n) if several else ""), "title": one["title"], "blocks": shown(one["body"])}
        for n, one in enumerate(found.annexes, 1)
    ]


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
        (_("发文字号"), found.number), (_("联合发文机关"), "、".join(found.joint)), (_("紧急程度"), found.urgency), (_("主送机关"), found.to), (_("抄送机关"), found.copies), (_("附注"), found.note),
        (_("通过"), said(found.passed_meeting, found.passed_verdict)), (_("签发人"), found.signer), (_("报送到"), found.sent_to),
        (_("批示"), said(found.instructed_by, found.instruction)), (_("答复"), found.answer),
    ]  # fmt: skip
    return [(word, value) for word, value in [*pairs, *case_facts(case_of(found))] if value]


def case_of(found: Document) -> Case | None:
    """What is known of it beside its text, if it is a case."""
    return getattr(found, "case", None) if found.kind == "case" else None


def case_facts(case: Case | None) -> list[tuple[str, str]]:
    if case is None:
        return []
    rating = said(case.get_rating_display(), case.rating_why) if case.rating_why else case.get_rating_display()
    return [
        (_("事项"), case.matter.title),
        (_("品牌"), case.brand),
        (_("评级"), rating),
        (_("被借鉴"), str(case.reused)),
    ]


def told(found: Document) -> dict:
    """Of a bulletin: the facts of its activity, and where they came from."""
    activity = Activity.objects.filter(document=found).first() if found.kind == "bulletin" else None
    if activity is None:
        return {}
    days = [f"{day:%Y-%m-%d}" for day in (activity.date, activity.date_end) if day]
    numbers = [f"{one['what']} {one['number']} {one['unit']}".strip() for one in activity.figures]
    pairs = [
        (_("时间"), "—".join(days) or activity.date_text), (_("主办单位"), activity.host), (_("活动"), activity.event),
        (_("去过的地方"), "、".join(activity.places)), (_("文件"), "、".join(f"《{one}》" for one in activity.documents)),
        (_("数字"), "、".join(numbers)), (_("作者"), "、".join(activity.authors)),
    ]  # fmt: skip
    return {"facts": [(word, value) for word, value in pairs if value], "newspaper": activity.from_newspaper}


@login_required
@require_safe
def versions(request, ref):
    """/desk/documents/<ref>/versions/?a=1&b=2: the newest against the one before it, unless asked otherwise."""
    found = seen(request.user, ref)
    rows = list(found.versions.select_related("by").defer("body", "annexes"))
    new = asked(request, "b", found.rev)
    old = asked(request, "a", max(new - 1, 1))
    a, b = (one(found.versions.all(), number=number) for number in (old, new))
    context = {"found": found, "rows": rows, "a": a, "b": b, "changes": between(a.whole, b.whole)}
    return render(request, "documents/versions.html", context)


def asked(request, name: str, default: int) -> int:
    """A number from the URL, or the default where it is none."""
    text = request.GET.get(name, "")
    return int(text) if text.isascii() and text.isdigit() and len(text) < 7 else default

"""典型案例 · A closed matter is written up, rated, and taken as a template: for another document, for a new topic."""

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext as _

from shangliang.kit import paper
from shangliang.matters import actions as matters
from shangliang.matters.lifecycle import Stage
from shangliang.matters.models import Matter
from shangliang.people.refusal import Refused

from .. import rules
from ..models import Case, Document
from .drafting import day_of, draft, lock, log

MOST_TEXT = 5000  # characters of a topic
OVER = frozenset({Stage.CLOSED, Stage.ARCHIVED})


@transaction.atomic
def write_up(matter: Matter, *, organisation, by, on=None, title="") -> Document:
    """写成案例: begun from what is on record; bodies and what they did, no person's name."""
    if not Matter.objects.visible_to(by).filter(pk=matter.pk).exists():
        raise PermissionDenied
    found = Matter.objects.select_for_update().get(pk=matter.pk)
    if found.stage not in OVER:
        raise Refused(_("办结以后才能写成案例。"))
    if Case.objects.filter(matter=found).exists():
        raise Refused(_("这件事已经写成案例。"))
    made = draft("case", title=title or found.title, body=told(found), organisation=organisation, by=by, on=on)
    Case.objects.create(document=made, matter=found, brand=rules.brand(organisation.area_id))
    return made


def told(matter: Matter) -> list[paper.Block]:
    """What the case begins with; Chinese whoever writes it. The last part is left to the writer."""
    agreed = [point for entry in matter.entries.agreeing() for point in entry.data["agreement"]["points"]]
    replies = matter.orders.exclude(replied_on=None).select_related("unit")
    return [
        paper.Heading(1, "事情的起因"), *_lines(matter.text),
        paper.Heading(1, "协商的经过"), *(_lines("\n".join(_point(one) for one in agreed)) or [paper.Para("（写怎样商量、谁参加、意见怎样集中。）")]),
        paper.Heading(1, "办理的结果"), *(paper.Para(f"{one.unit}：{one.reply}") for one in replies),
        paper.Heading(1, "可以借鉴的做法"), paper.Para("（写别的地方可以照着做的几条。）"),
    ]  # fmt: skip


def _point(point: dict) -> str:
    parts = (point.get(name, "") for name in ("content", "measure", "unit", "due"))
    return "，".join(str(part) for part in parts if part)


def _lines(text: str) -> list[paper.Block]:
    return [paper.Para(line.strip()) for line in text.split("\n") if line.strip()]


@transaction.atomic
def rate(case: Case, rating: str, *, by, on=None, why="", brand="") -> Case:
    """评级: before it is published, by the office of the body; the brand is printed with it."""
    document = lock(case.document, by, "document.issue")
    found = Case.objects.select_for_update().get(pk=case.pk)
    if document.published_on:
        raise Refused(_("已经公开的案例不再改评级。"))
    if not document.reviewed_on:
        raise Refused(_("审核以后再评级。"))
    found.rating, found.rating_why, found.brand = rating, why, brand
    found.rated_by, found.rated_on = by, day_of(on)
    found.save(update_fields=["rating", "rating_why", "brand", "rated_by", "rated_on"])
    log(document, "rate", by=by, on=on, detail={"rating": rating})
    return found


@transaction.atomic
def take_up(document: Document, token: str, *, by, on=None) -> None:
    """借鉴成议题: the text stands in the form of a new topic as the person's draft (`token`: of theirs); what they were writing is not lost."""
    if not Document.objects.visible_to(by).filter(pk=document.pk).exists() and not document.published_on:
        raise PermissionDenied
    if any(matters.load_draft(token).get(name) for name in ("title", "text")):
        raise Refused(_("您还有一份没写完的议题草稿，请先提交或者清空，再来借鉴。"))
    text = paper.write(paper.from_data(document.body))
    matters.save_draft(token, {"title": document.title, "text": f"借鉴案例《{document.title}》。\n{text}"[:MOST_TEXT]})
    Case.objects.filter(document=document).update(reused=F("reused") + 1)
    log(document, "take_up", by=by, on=on)

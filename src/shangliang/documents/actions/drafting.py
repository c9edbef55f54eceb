"""起草 · Begin a document, write it anew, put it out for comment. Every text it had is kept."""

import datetime as dt

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _

from shangliang.kit import clock, paper, trail
from shangliang.people.refusal import Refused

from ..models import Document
from ..sheet import shows_text

MOST_BLOCKS = 3000
MOST_ANNEXES, MOST_ISSUERS = 30, 6


def day_of(on) -> dt.date:
    """`on` of an action as a day; today if it says nothing."""
    return clock.local_day(on) if on else clock.today()


def log(document: Document, action: str, *, by, on=None, detail=None) -> None:
    trail.record(
        by=by,
        action=f"document.{action}",
        noun="document",
        id=document.ref,
        area=document.area_id,
        on=on and day_of(on),
        detail=detail,
    )


def lock(document: Document, by, ability: str) -> Document:
    """The row, locked for this transaction, for whoever may do this at its body's area."""
    found = (
        Document.objects.select_for_update(of=("self",))
        .select_related("area", "organisation__area")
        .get(pk=document.pk)
    )
    if not by.can(ability, found.area_id):
        raise PermissionDenied
    return found


def structure(body) -> list[dict]:
    """`body` as the database keeps it: from text as typed, or from blocks."""
    blocks = paper.read(body) if isinstance(body, str) else tuple(body)
    if len(blocks) > MOST_BLOCKS:
        raise Refused(_("正文最多 %(n)s 段，请分成几个文件。") % {"n": MOST_BLOCKS})
    return paper.as_data(blocks)


def annexes_of(given) -> list[dict]:
    """`given` as the database keeps it: from text as typed (附件：名称, below it its text), or annexes of kit.paper."""
    found = paper.read_annexes(given) if isinstance(given, str) else tuple(given)
    if found is None:
        raise Refused(_("附件的第一行请写“附件：名称”，下面写内容；几个附件接着写。"))
    if len(found) > MOST_ANNEXES or sum(len(one.blocks) for one in found) > MOST_BLOCKS:
        raise Refused(_("附件太多或太长：最多 %(n)s 个、%(lines)s 段。") % {"n": MOST_ANNEXES, "lines": MOST_BLOCKS})
    return paper.annexes_as_data(found)


def issuers_of(given) -> list[str]:
    """联合发文机关, besides the leading one."""
    names = list(given)
    if len(names) > MOST_ISSUERS - 1:
        raise Refused(_("连主办机关最多 6 个，每个名称最多 40 字。"))
    return names


def check_room(document: Document) -> None:
    """What the standard asks of the first page and of the seals; said before anybody has to find it on paper."""
    names = [str(document.organisation), *document.joint]
    if document.rules.seal and not paper.sealed_on_a_page(names):
        raise Refused(
            _("联合发文机关有名称超过 12 字的，最多 4 个，再多印章就排不在同一页。请用规范化简称，或者减少机关。")
        )
    if not shows_text(document):
        raise Refused(_("首页放不下正文：标题、联合发文机关、签发人占满了。请缩短标题，或者减少联合发文机关。"))


@transaction.atomic
def draft(
    kind: str, *, title, body, organisation, by, on=None, to="", copies="", note="", urgency="", joint=(), annexes=()
) -> Document:
    """起草: `body` is text as typed (with 一、（一） …) or blocks of kit.paper; `joint`: who issues it besides."""
    if not by.can("document.draft", organisation.area_id):
        raise PermissionDenied
    made = Document.objects.create(
        kind=kind,
        title=title,
        body=structure(body),
        organisation=organisation,
        area=organisation.area,
        to=to,
        copies=copies,
        note=note,
        urgency=urgency,
        joint=issuers_of(joint),
        annexes=annexes_of(annexes),
        drafter=by,
        drafted_on=day_of(on),
    )
    check_room(made)
    _keep(made, by, on, "")
    log(made, "draft", by=by, on=on, detail={"kind": kind})
    return made


@transaction.atomic
def revise(document: Document, *, by, on=None, rev: int | None = None, why="", **fields) -> Document:
    """改稿: title, body, to, copies, note, urgency, joint, annexes. `rev`: the version that the writer had before them; a newer one is not overwritten."""
    found = lock(document, by, "document.draft")
    if found.locked:
        raise Refused(_("已经通过或签发的公文不能再改文字。"))
    if rev is not None and rev != found.rev:
        raise Refused(_("您打开以后别人又改了一稿（第 %(n)s 稿）。您写的还在下面，请对照后再存。") % {"n": found.rev})
    if "body" in fields:
        fields["body"] = structure(fields["body"])
    if "annexes" in fields:
        fields["annexes"] = annexes_of(fields["annexes"])
    if "joint" in fields:
        fields["joint"] = issuers_of(fields["joint"])
    if all(getattr(found, name) == value for name, value in fields.items()):
        return found
    for name, value in fields.items():
        setattr(found, name, value)
    check_room(found)
    found.rev += 1
    found.reviewed_on = None  # another text has not been reviewed
    found.save(update_fields=[*fields, "rev", "reviewed_on"])
    _keep(found, by, on, why)
    log(found, "revise", by=by, on=on, detail={"version": found.rev})
    return found


def _keep(document: Document, by, on, why: str) -> None:
    document.versions.create(
        number=document.rev,
        title=document.title,
        body=document.body,
        annexes=document.annexes,
        by=by,
        why=why,
        written_at=clock.at_noon(day_of(on)) if on else clock.now(),
    )


@transaction.atomic
def circulate(document: Document, until: dt.date, *, by, on=None) -> Document:
    """征求意见: the members of the area see it and may suggest, until that day."""
    found = lock(document, by, "document.draft")
    if found.locked:
        raise Refused(_("已经通过或签发的公文不再征求意见。"))
    if until < day_of(on):
        raise Refused(_("截止日期已经过了。"))
    found.comments_until = until
    found.save(update_fields=["comments_until"])
    log(found, "circulate", by=by, on=on, detail={"until": until.isoformat()})
    return found

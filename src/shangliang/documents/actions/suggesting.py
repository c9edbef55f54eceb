"""修改意见 · Suggested to a paragraph while a document is open for comment; weighed by its drafters, with the reason."""

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _

from shangliang.people.can import may
from shangliang.people.reach import held
from shangliang.people.refusal import Refused

from ..difference import plain
from ..models import Document, Suggestion
from .drafting import day_of, lock, log

QUOTE = 60


def may_suggest(person, document: Document, day) -> bool:
    """Who drafts there always may, members of the same area while it is open."""
    if document.locked:
        return False
    if person.can("document.draft", document.area_id):
        return True
    posted = any(
        may(post.role, "document.comment") and post.organisation.area_id == document.area_id for post in held(person)
    )
    return posted and bool(document.comments_until and document.comments_until >= day)


@transaction.atomic
def suggest(document: Document, paragraph: int, text: str, *, by, on=None) -> Suggestion:
    """提意见: to the paragraph with that index, from nought, of the text as it stands."""
    found = Document.objects.select_for_update(of=("self",)).get(pk=document.pk)
    if not may_suggest(by, found, day_of(on)):
        raise PermissionDenied
    lines = plain(found.body)
    if not 0 <= paragraph < len(lines):
        raise Refused(_("文稿已经改过，没有这一段了，请刷新再提。"))
    made = found.suggestions.create(
        version=found.rev, paragraph=paragraph, quote=lines[paragraph][:QUOTE], text=text, by=by, made_on=day_of(on)
    )
    log(found, "suggest", by=by, on=on, detail={"suggestion": made.pk, "version": found.rev})
    return made


@transaction.atomic
def weigh(suggestion: Suggestion, verdict: str, *, by, reason="", on=None) -> Suggestion:
    """处理意见: adopted, partly or not; what is not taken whole is told why. May be weighed anew until it is passed."""
    found = lock(suggestion.document, by, "document.draft")
    if found.locked:
        raise Refused(_("已经通过或签发的公文，意见不再处理。"))
    if verdict != Suggestion.Verdict.ADOPTED and not reason:
        raise Refused(_("没有全部采纳的，请写明理由。"))
    row = Suggestion.objects.select_for_update().get(pk=suggestion.pk)
    row.verdict, row.reason, row.weighed_by, row.weighed_on = verdict, reason, by, day_of(on)
    row.save(update_fields=["verdict", "reason", "weighed_by", "weighed_on"])
    log(found, "weigh", by=by, on=on, detail={"suggestion": row.pk, "verdict": verdict})
    return row

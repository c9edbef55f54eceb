"""盖日期 · The dated marks of a document, each in its order and with what belongs to it."""

from django.db import transaction
from django.utils.translation import gettext as _

from shangliang.kit import clock
from shangliang.people.models import Organisation
from shangliang.people.refusal import Refused

from ..kinds.kind import ANSWERED, INSTRUCTED, MARKS, PASSED, PUBLISHED, REVIEWED, SENT, SIGNED
from ..models import Document
from .drafting import check_room, day_of, lock, log


@transaction.atomic
def mark(document: Document, name: str, *, by, on=None, day=None, **facts) -> Document:
    """Any of the marks with its fields; `number` is given by numbering.number."""
    found = lock(document, by, "document.issue")
    return put(found, name, by=by, on=on, day=day, **facts)


def put(found: Document, name: str, *, by, on=None, day=None, **facts) -> Document:
    """The mark on a locked row: if its kind knows it, if nothing is missing before it, if the days are in order."""
    day = day or day_of(on)
    check(found, name, day)
    setattr(found, f"{name}_on", day)
    for field, value in facts.items():
        setattr(found, field, value)
    found.save(update_fields=[f"{name}_on", *facts])
    log(found, name, by=by, on=on, detail={"version": found.rev})
    return found


def check(found: Document, name: str, day) -> None:
    """Why this mark can not be put now, as a sentence; nothing if it can."""
    kind, words = found.rules, {"kind": found.rules.name, "mark": MARKS[name]}
    if name not in kind.path:
        raise Refused(_("%(kind)s不需要%(mark)s。") % words)
    if found.on(name):
        raise Refused(_("这份公文已经%(mark)s。") % words)
    missing = [MARKS[one] for one in kind.before(name) if not found.on(one)]
    if missing:
        raise Refused(_("还没有%(missing)s，不能%(mark)s。") % (words | {"missing": "、".join(missing)}))
    earlier = [found.drafted_on, *(found.on(one) for one in kind.path[: kind.path.index(name)] if found.on(one))]
    if day < max(earlier):
        raise Refused(_("%(mark)s不能早于前一步（%(day)s）。") % (words | {"day": f"{max(earlier):%Y-%m-%d}"}))
    if name == PUBLISHED and (case := getattr(found, "case", None)) and not case.rating:
        raise Refused(_("案例评级以后再公开。"))
    if day > clock.today():
        raise Refused(_("日期还没有到，请核对。"))


def review(document: Document, *, by, on=None, day=None) -> Document:
    """审核: the office has read it over."""
    return mark(document, REVIEWED, by=by, on=on, day=day)


def mark_passed(document: Document, *, verdict: str, body: Organisation, on, by, meeting: str) -> Document:
    """通过: which body, in which meeting, with what verdict; the text as it stood is kept beside the document."""
    with transaction.atomic():
        found = lock(document, by, "document.draft")  # who holds the meeting records what it decided
        return put(
            found,
            PASSED,
            by=by,
            on=on,
            passed_by=body,
            passed_meeting=meeting,
            passed_verdict=verdict,
            passed_body={"title": found.title, "version": found.rev, "body": found.body, "annexes": found.annexes},
        )


def sign(document: Document, signer: str, *, by, on=None, day=None) -> Document:
    """签发: by whom, as the office writes it."""
    with transaction.atomic():
        found = mark(document, SIGNED, by=by, on=on, day=day, signer=signer)
        check_room(found)
    return found


def send_up(document: Document, to: str, *, by, on=None, day=None) -> Document:
    """报送: to the Party committee, the government."""
    return mark(document, SENT, by=by, on=on, day=day, sent_to=to)


def instruct(document: Document, who: str, text: str, *, by, on=None, day=None) -> Document:
    """登记批示: who, when, with what words."""
    return mark(document, INSTRUCTED, by=by, on=on, day=day, instructed_by=who, instruction=text)


def answer(document: Document, text: str, *, by, on=None, day=None) -> Document:
    """登记答复: what came back."""
    return mark(document, ANSWERED, by=by, on=on, day=day, answer=text)


def publish(document: Document, *, by, on=None, day=None) -> Document:
    """公开: everybody may read it."""
    return mark(document, PUBLISHED, by=by, on=on, day=day)

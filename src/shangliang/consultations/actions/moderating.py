"""审核 · What is shown and what is not, with its reason; a compound sentence split. The author is told, the public counts."""

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _

from shangliang.kit import notices
from shangliang.people.refusal import Refused

from ..models import Consultation, Contribution, Reason, Statement
from . import picturing
from .opening import log
from .saying import add, longest, numbered, tidy

WAITING, SHOWN, OUT = Statement.State.WAITING, Statement.State.SHOWN, Statement.State.OUT
LEAST_PARTS, MOST_PARTS = 2, 6
ANSWER = 1000  # letters of a department's answer, its name among them


def _held(consultation: Consultation, by) -> Consultation:
    """Locked against another moderator; views go on. After the seal nothing moves any more."""
    found = numbered(consultation)
    if not by.can("consultation.moderate", found.host.area_id):
        raise PermissionDenied
    if found.sealed_at:
        raise Refused(_("表态已经封存，不能再审核。"))
    return found


@transaction.atomic
def show(one: Statement | Contribution, *, by, on=None):
    """公开: from now on people express views on it, or read it."""
    return _judged(one, SHOWN, "", by=by, on=on)


@transaction.atomic
def withhold(one: Statement | Contribution, reason: str, *, by, on=None, same_as: int | None = None):
    """不公开, also of what was shown: its views are kept and no longer counted. `same_as`: the number it repeats."""
    if reason == Reason.DOUBLE and same_as and isinstance(one, Statement):
        one.same_as = Statement.objects.shown().filter(consultation=one.consultation, number=same_as).first()
        if one.same_as is None or one.same_as == one:
            raise Refused(_("没有第 %(n)s 条看法，请核对序号。") % {"n": same_as})
    if reason not in Reason.values or (reason == Reason.SPLIT and not _has_parts(one)):
        raise Refused(_("请选一个不公开的原因。"))
    return _judged(one, OUT, reason, by=by, on=on)


def _has_parts(one) -> bool:
    return isinstance(one, Statement) and one.parts.exists()


@transaction.atomic
def split(statement: Statement, texts: list[str], *, by, on=None) -> list[Statement]:
    """拆开: each meaning becomes a statement of its own and says from which one it came."""
    found = _held(statement.consultation, by)
    parts = [said for said in map(tidy, texts) if said]
    if not LEAST_PARTS <= len(parts) <= MOST_PARTS:
        raise Refused(_("请写 %(least)s 到 %(most)s 句，一行一句。") % {"least": LEAST_PARTS, "most": MOST_PARTS})
    if any(len(said) > longest(found) for said in parts):
        raise Refused(_("一条最多 %(n)s 个字，请写短一点。") % {"n": longest(found)})
    made = [
        add(found, said, state=SHOWN, source=statement.source, typed_by=by, moderated_by=by, split_from=statement)
        for said in parts
    ]
    _judged(statement, OUT, Reason.SPLIT, by=by, on=on)
    return made


@transaction.atomic
def write(consultation: Consultation, text: str, *, by, source=Statement.Source.CLERK, on=None) -> Statement:
    """整理: a sentence that the office puts in for people to express views on."""
    found, said = _held(consultation, by), tidy(text)
    if not 0 < len(said) <= longest(found):
        raise Refused(_("一条最多 %(n)s 个字，请写短一点。") % {"n": longest(found)})
    if found.statements.filter(text=said).exclude(state=OUT).exists():
        raise Refused(_("已经有一模一样的一条了。"))
    made = add(found, said, state=SHOWN, source=source, typed_by=by, moderated_by=by)
    picturing.spoil(found)
    log(found, "write", by=by, on=on, detail={"number": made.number})
    return made


@transaction.atomic
def answer(consultation: Consultation, number: int, text: str, *, unit: str, by, on=None) -> Contribution:
    """部门答复: to a statement that is shown; public at once, with the unit's name, apart from what participants reply."""
    found = _held(consultation, by)
    statement = found.statements.shown().filter(number=number).first()
    if statement is None:
        raise Refused(_("没有第 %(n)s 条看法，请核对序号。") % {"n": number})
    said = f"{unit.strip()}：{text.strip()}"
    if len(said) > ANSWER:
        raise Refused(_("答复最多 %(n)s 个字，请写短一点。") % {"n": ANSWER})
    made = Contribution.objects.create(
        statement=statement, kind=Contribution.Kind.REPLY, text=said, state=SHOWN, official=True
    )
    log(found, "answer", by=by, on=on, detail={"number": statement.number})
    return made


def consultation_of(one: Statement | Contribution) -> Consultation:
    if isinstance(one, Statement):
        return one.consultation
    about = one.statement or one.activity
    assert about is not None  # the database keeps it: contribution_is_about_something
    return about.consultation


def _judged(one, state: str, reason: str, *, by, on):
    found = _held(consultation_of(one), by)
    one.refresh_from_db(fields=["state"])
    if one.state == state:
        raise Refused(_("已经有人审核过了。"))
    one.state, one.reason = state, reason
    if isinstance(one, Statement) and reason != Reason.DOUBLE:
        one.same_as = None
    if isinstance(one, Statement):
        one.moderated_by = by
        picturing.spoil(found)
    one.save(update_fields=["state", "reason", *(["moderated_by", "same_as"] if isinstance(one, Statement) else [])])
    noun = "statement" if isinstance(one, Statement) else "words"
    log(
        found, "moderate", by=by, on=on, detail={noun: getattr(one, "number", one.pk), "state": state, "reason": reason}
    )
    _tell(found, one, noun)
    return one


def _tell(found: Consultation, one, noun: str) -> None:
    """By name (G1) there is somebody to tell; without a name the author reads it on the page of their own."""
    person = one.participant.person_id if one.participant else None
    if person is None:
        return
    word = _("已经公开") if one.state == SHOWN else Reason(one.reason).label
    notices.tell(
        [("person", person)],
        event=f"{noun}:{one.pk}:{one.state}",
        subject=("consultation", found.ref),
        text=_("您写的“%(text)s”：%(word)s") % {"text": one.text[:60], "word": word},
        area=found.area_id,
        url=f"{found.get_absolute_url()}mine/",
    )

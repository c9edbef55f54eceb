"""表态 · One view of one statement: the last one counts until the close. No trail row, no time, no person beside it."""

from dataclasses import dataclass

from django.db import connection, transaction
from django.utils.translation import gettext as _

from shangliang.gatherings.actions import slips
from shangliang.gatherings.models import Grade
from shangliang.kit import seal
from shangliang.people.refusal import Refused

from ..models import Consultation, Participant, Statement, View, Voter

UPSERT = """
INSERT INTO consultations_view (consultation_id, voter_id, statement_id, value, first, rev)
VALUES (%s, %s, %s, %s, %s, nextval('consultations_view_rev'))
ON CONFLICT (voter_id, statement_id) DO UPDATE SET value = EXCLUDED.value, rev = EXCLUDED.rev
"""


@dataclass(frozen=True)
class Entered:
    """进来的人 · The voter, and whether this code was used before."""

    voter: Voter
    new: bool


@transaction.atomic
def enter(consultation: Consultation, code: str) -> Entered | None:
    """The voter behind a slip or a personal link of this consultation; None for any other code."""
    if consultation.pepper is None:
        return None
    key = slips.match(consultation.book, code) if consultation.grade == Grade.SLIP else None
    if key is not None:
        voter, new = Voter.objects.get_or_create(consultation=consultation, key=key, defaults={"way": Voter.Way.SLIP})
        return Entered(voter, new)
    if consultation.grade in (Grade.NAMED, Grade.ACCOUNT):
        return _by_link(consultation, code)
    return None


def _by_link(consultation: Consultation, code: str) -> Entered | None:
    """G1 says who it is; G2 keeps a digest that nobody finds in the roster without the pepper."""
    if consultation.pepper is None or not code or "\0" in code:
        return None
    plain = code.strip().upper()
    person = Participant.objects.deliberating().filter(
        consultation=consultation, link_hash=seal.blind(plain, "participant.link")
    )
    found = person.first()
    if found is None:
        return None
    named = {"participant": found} if consultation.grade == Grade.NAMED else {}
    voter, new = Voter.objects.get_or_create(
        consultation=consultation,
        key=slips.digest(consultation.pepper, plain),
        defaults={"way": Voter.Way.LINK} | named,
    )
    return Entered(voter, new)


def express(consultation: Consultation, voter: Voter, number: int, value: int) -> None:
    """表态: agree (1), not sure (0), disagree (-1) on the statement with this number.

    One statement of SQL besides the checks; the caller's transaction holds the key of the form too.
    """
    if voter.consultation_id != consultation.pk:
        raise Refused(_("这个码是另一场协商的，不能在这里表态。"))
    if not consultation.takes_views:
        raise Refused(_("表态已经结束或者还没有开始，没有记下这一条。"))
    if value not in View.Value.values:
        raise Refused(_("请在“赞成”“不赞成”“说不准”里选一个。"))
    found = Statement.objects.filter(consultation=consultation, number=number).values("pk", "state").first()
    if found is None or found["state"] != Statement.State.SHOWN:
        raise Refused(_("这一条看法已经收起，不再表态。请看下一条。"))
    store(consultation.pk, voter.pk, found["pk"], value)


def store(consultation: int, voter: int, statement: int, value: int) -> None:
    """One statement of SQL; who calls has checked."""
    with connection.cursor() as cursor:
        cursor.execute(UPSERT, [consultation, voter, statement, value, value])


def shown_statements(consultation: Consultation) -> list[tuple[int, str]]:
    """(number, text) of what may be expressed on."""
    return list(consultation.statements.shown().values_list("number", "text"))

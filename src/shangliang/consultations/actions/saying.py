"""说一句 · A participant's own sentence: similar ones are shown first; it waits for moderation; so many from each."""

import re

from django.db import transaction
from django.utils.translation import gettext as _

from shangliang.compute.likeness import most_like
from shangliang.kit import clock, rules
from shangliang.people.refusal import Refused

from ..models import Consultation, Statement, Voter

LONGEST = 140  # of the column; the rule may ask for less
ALIKE, SHOWN = 0.35, 5
TURNING = re.compile(r"[\u202a-\u202e\u2066-\u2069]")  # would turn the direction of the words around them


def longest(consultation: Consultation) -> int:
    return min(LONGEST, rules.value("consultation.statement_length", consultation.area_id))


def tidy(text: str) -> str:
    """One line, without what turns letters around; emoji stay."""
    return " ".join(TURNING.sub("", text).split())


def similar_to(consultation: Consultation, text: str) -> list[tuple[int, str]]:
    """(number, text) of shown statements that sound like it, best first."""
    texts = list(consultation.statements.shown().values_list("number", "text"))
    known = dict(texts)
    best = most_like(text, texts, limit=SHOWN, least=ALIKE, one_subject=True)
    return [(number, known[number]) for number, _score in best]


@transaction.atomic
def say(voter: Voter, text: str) -> Statement:
    """加一句: waits to be looked at. Nobody is told who said it unless the grade is by name."""
    found = numbered(voter.consultation)
    said = tidy(text)
    _allowed(found, voter, said)
    return add(found, said, source=Statement.Source.ONLINE, voter=voter, participant_id=voter.participant_id)


def numbered(consultation: Consultation) -> Consultation:
    """Locked so that numbers follow each other; views go on meanwhile (they only ask for the key)."""
    return (
        Consultation.objects.select_for_update(no_key=True, of=("self",)).select_related("host").get(pk=consultation.pk)
    )


def add(consultation: Consultation, text: str, **facts) -> Statement:
    """The next number; call with the consultation locked."""
    last = consultation.statements.order_by("-number").values_list("number", flat=True).first() or 0
    return Statement.objects.create(
        consultation=consultation, number=last + 1, text=text, said_on=clock.today(), **facts
    )


def _allowed(found: Consultation, voter: Voter, text: str) -> None:
    if not found.takes_views:
        raise Refused(_("现在不收新的看法：表态还没有开始，或者已经结束。"))
    after = rules.value("consultation.add_after", found.area_id)
    if voter.views.count() < min(after, found.statements.shown().count()):
        raise Refused(_("请先对 %(n)s 条看法表态，再加您自己的一句。") % {"n": after})
    most = rules.value("consultation.statements_each", found.area_id)
    if voter.said.count() >= most:
        raise Refused(_("一个人最多写 %(n)s 条，您已经写满了。") % {"n": most})
    if len(text) > longest(found):
        raise Refused(_("一条最多 %(n)s 个字，请写短一点。") % {"n": longest(found)})
    same = found.statements.filter(text=text).exclude(state=Statement.State.OUT).first()
    if same is not None:
        raise Refused(_("已经有一模一样的一条了（第 %(n)s 条）。") % {"n": same.number})

"""发表 · Longer words: a reply to a statement, a good side or a worry, an amendment, answers to questions. They wait too."""

from django.db import transaction
from django.utils.translation import gettext as _

from shangliang.compute.discreet import LEAST
from shangliang.kit import rules
from shangliang.people.refusal import Refused

from ..models import Activity, Contribution, Statement, Voter
from ..models.answers import kept
from .saying import TURNING

Kind = Contribution.Kind


@transaction.atomic
def reply(voter: Voter, statement: Statement, text: str) -> Contribution:
    """回应 · To a statement that is shown."""
    if statement.consultation_id != voter.consultation_id or statement.state != Statement.State.SHOWN:
        raise Refused(_("这一条看法已经收起，不能再回应。"))
    return _given(voter, text, kind=Kind.REPLY, statement=statement)


@transaction.atomic
def argue(voter: Voter, activity: Activity, side: str, text: str) -> Contribution:
    """正反两面 · A good side or a worry."""
    if side not in (Kind.PRO, Kind.CON):
        raise Refused(_("请选“好处”还是“顾虑”。"))
    return _given(voter, text, kind=side, activity=_open(voter, activity, Activity.Kind.PRO_CON))


@transaction.atomic
def amend(voter: Voter, activity: Activity, part: int, text: str) -> Contribution:
    """修改建议 · About one paragraph of the text."""
    found = _open(voter, activity, Activity.Kind.TEXT)
    if not 1 <= part <= len(found.paragraphs):
        raise Refused(_("没有这一段。请从文稿里选一段。"))
    return _given(voter, text, kind=Kind.AMENDMENT, activity=found, part=part)


@transaction.atomic
def answer(voter: Voter, activity: Activity, answers: dict) -> Contribution:
    """问卷 · The last answers of a voter count; they are counted, never shown one by one."""
    found = _open(voter, activity, Activity.Kind.QUESTIONS)
    if not voter.consultation.takes_views:
        raise Refused(_("现在不能发表：还没有开始，或者已经结束。"))
    found = Activity.objects.select_for_update(no_key=True).get(pk=found.pk)
    given, _new = Contribution.objects.update_or_create(
        activity=found, voter=voter, kind=Kind.ANSWER, defaults={"answers": answers, "participant": voter.participant}
    )
    least = max(LEAST, rules.value("consultation.shares_from", voter.consultation.area_id))
    found.counted = kept(found, voter.pk, least)
    found.save(update_fields=["counted"])
    return given


def _open(voter: Voter, activity: Activity, kind: str) -> Activity:
    if activity.consultation_id != voter.consultation_id or activity.kind != kind:
        raise Refused(_("这个码是另一场协商的，不能在这里发表。"))
    if not activity.is_open:
        raise Refused(_("这一项还没有开始，或者已经结束。"))
    return activity


def _given(voter: Voter, text: str, **facts) -> Contribution:
    if not voter.consultation.takes_views:
        raise Refused(_("现在不能发表：还没有开始，或者已经结束。"))
    most = rules.value("consultation.words_each", voter.consultation.area_id)
    if Contribution.objects.filter(voter=voter).exclude(kind=Kind.ANSWER).count() >= most:
        raise Refused(_("一个人最多写 %(n)s 段，您已经写满了。") % {"n": most})
    return Contribution.objects.create(
        voter=voter, participant_id=voter.participant_id, text=TURNING.sub("", text).strip(), **facts
    )

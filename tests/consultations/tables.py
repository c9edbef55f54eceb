"""几场协商 · One that is prepared, one that runs, one that has agreed, one that is sealed: all that their pages can show."""

from dataclasses import dataclass

from shangliang.consultations import actions
from shangliang.consultations.actions import agreeing, hands, papers, picturing, sealing, templates
from shangliang.consultations.models import Consultation, Contribution, PaperBatch, SeatDraw, SeatTemplate, Statement
from shangliang.gatherings.actions import open_gathering, reconcile
from shangliang.kit import clock
from tests import cast
from tests.consultations import lots, phones, talk

ACTIVITIES = (
    {"kind": "pro_con", "title": "好处和顾虑"},
    {"kind": "text", "title": "公约", "text": "路灯由村集体统一安装。\n\n电费从集体收入里出。"},
    {"kind": "questions", "title": "三个问题", "questions": [
        {"text": "先装哪里", "kind": "one", "options": ["学校路", "主路"]},
        {"text": "谁来管", "kind": "many", "options": ["村集体", "轮流"]},
        {"text": "还想说的", "kind": "words"}]},
)  # fmt: skip


@dataclass(frozen=True)
class Tables:
    prepared: Consultation
    running: Consultation
    agreed: Consultation
    sealed: Consultation
    batch: PaperBatch
    hands: Consultation
    lot: SeatDraw
    plan: SeatTemplate

    @classmethod
    def laid(cls) -> "Tables":
        running = _running()
        batch = papers.open_batch(running, declared=12, double=True, by=cast.clerk())
        prepared = talk.manned(talk.begun())
        plan = templates.keep_template(prepared, "本村方案", by=cast.clerk())
        return cls(prepared, running, _agreed(), _sealed(), batch, _hands(), lots.village(), plan)


def _running() -> Consultation:
    """With a picture, activities of every kind, a sentence and words that wait to be looked at."""
    made = phones.running()
    for activity in ACTIVITIES:
        made.activities.create(**activity)
    phones.express(made, 5, {2: 1, 3: -1, 4: 0})
    Statement.objects.create(consultation=made, number=90, text="井盖也补上", source="online", said_on=clock.today())
    first = made.statements.shown().first()
    Contribution.objects.create(statement=first, kind="reply", text="同意")
    return made


def _hands() -> Consultation:
    """By a show of hands: one statement counted by one person."""
    made = phones.running(grade="g0")
    hands.count_hands(made, {2: (12, 3, 2)}, by=cast.clerk())
    return made


def _agreed() -> Consultation:
    """Met, closed, written down, confirmed, signed by one of two."""
    made = phones.running()
    gathering = open_gathering(made.activities.get(kind="sitting").gathering, by=cast.clerk())
    gathering.attendances.filter(number__lte=11).update(presence="present")
    points = [{"content": "上学的路段先亮", "unit_name": "永昌县住建局", "statements": [1]}]
    agreeing.write_agreement(
        made, points=points, differences=[{"content": "电费由谁出", "statements": [4]}], by=cast.clerk()
    )
    return made


def _sealed() -> Consultation:
    made = phones.running()
    phones.express(made, 6, {2: 1, 3: -1, 4: 0})
    actions.close_consultation(made, by=cast.clerk())
    reconcile(made.book, issued=made.book.slips.count(), unused=0, spoiled=0)
    picturing.refresh_all()
    return sealing.seal(made, by=cast.clerk())

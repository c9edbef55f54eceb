"""整场协商 · A consultation in the middle of everything, and one that is over: for tests that look at every page."""

from shangliang.consultations import actions
from shangliang.consultations.actions import agreeing, papers, picturing, saying, sealing
from shangliang.consultations.models import Consultation
from shangliang.gatherings.actions import check_in, end_gathering, open_gathering, reconcile
from tests import cast
from tests.consultations import talk

QUESTIONS = [
    {"text": "先装哪里", "kind": "one", "options": ["学校路", "主路"]},
    {"text": "谁来管", "kind": "many", "options": ["村集体", "轮流", "物业"]},
    {"text": "说说原因", "kind": "words"},
]


def under_way() -> Consultation:
    """It takes views, of each kind of activity there is one; a statement waits for review; an agreement is written, one
    person objects; a batch of cards is half typed."""
    made = talk.with_statements(talk.noticed())
    made.activities.create(kind="pro_con", title="灯装在路的哪一边")
    made.activities.create(kind="text", title="管护办法（草稿）", text="路灯由村集体统一安装。\n\n电费从集体收入里出。")
    made.activities.create(kind="questions", title="三个问题", questions=QUESTIONS)
    first, *others = talk.voters(made, 6)
    for number in range(1, 7):
        actions.express(made, first, number, -1)
    for voter in others:
        actions.express(made, voter, 2, 1)
    saying.say(first, "灯要太阳能的才省电")
    write(made)
    person = made.participants.deliberating().first()
    agreeing.read_back(made, person, confirms=False, objection="灯不要立在我家门口", by=cast.clerk())
    batch = papers.open_batch(made, declared=12, double=True, by=cast.clerk())
    papers.type_cards(batch, {1: {2: 1, 3: -1}}, by=cast.clerk())
    picturing.refresh_all()
    return made


def over() -> Consultation:
    """Held, agreed, signed, closed, sealed."""
    made = talk.with_statements(talk.noticed(title="谁来管路灯"))
    sitting = made.activities.get(kind="sitting").gathering
    for attendance in sitting.attendances.all()[:12]:
        check_in(attendance, by=cast.clerk())
    end_gathering(open_gathering(sitting, by=cast.clerk()), by=cast.clerk())
    for voter in talk.voters(made, 6):
        actions.express(made, voter, 2, 1)
        actions.express(made, voter, 3, -1)
    picturing.refresh_all()
    write(made)
    agreeing.confirm_everybody(made, by=cast.clerk())
    for part in ("convener", "representative"):
        agreeing.sign(made, part=part, name="某人（虚构）", by=cast.clerk())
    made = actions.close_consultation(agreeing.conclude(made, by=cast.clerk()), by=cast.clerk())
    reconcile(made.book, issued=6, unused=0, spoiled=0)
    return sealing.seal(made, by=cast.clerk())


def write(consultation) -> Consultation:
    """One point that rests on a statement, one difference."""
    points = [{"content": "上学的路段先亮", "unit_name": "永昌县水务局", "statements": [1]}]
    return agreeing.write_agreement(
        consultation, points=points, differences=[{"content": "电费由谁出，还有不同意见"}], by=cast.clerk()
    )

"""小世界的积分和表彰 · Two tables, published and still a draft, an objection, a record; an honour in its notice, one that was given."""

from dataclasses import dataclass

from shangliang.kit import clock
from shangliang.people.models import Person
from shangliang.scorecards import actions
from shangliang.scorecards.models import DutyObjection, DutyRecord, DutyTable, Honour, HonourObjection, Nomination
from tests import cast
from tests.meetings import held
from tests.scorecards import year


@dataclass(frozen=True)
class Scores:
    who: Person
    published: DutyTable
    draft: DutyTable
    objection: DutyObjection
    record: DutyRecord
    honour: Honour  # nominations are still taken
    nomination: Nomination
    noticed: Honour
    other: Nomination
    doubt: HonourObjection

    @classmethod
    def made(cls, member) -> "Scores":
        """`member` has a seat in the term already."""
        place, office, today = cast.area(cast.COUNTY), cast.office(), clock.today()
        actions.adopt_rules(place, year.data("minhang"), from_year=today.year - 1, note="办法（虚构）", by=office)
        how = {"day": today, "what": "义诊", "evidence": "签到册（虚构）", "by": office}
        record = actions.note_doing(place, "charity", person=member, **how)
        table = actions.count_table(place, today.year, by=office)
        actions.publish_table(actions.check_table(table, by=office), by=office)
        score = table.scores.get(person=member)
        objection = actions.object_to_score(score, "少算了一次。", by=member)
        draft = actions.count_table(place, today.year, by=office)
        honour, one = _honour("先进集体")
        noticed, other = _honour("优秀集体")
        noticed = actions.start_notice(noticed, by=office)
        doubt = actions.object_to_nomination(other, "次数不实。", "letter", by=office)
        return cls(
            member, DutyTable.objects.get(pk=table.pk), draft, objection, record, honour, one, noticed, other, doubt
        )


def _honour(title):
    office = cast.office()
    made = actions.open_honour(
        held.body(),
        title,
        "collective",
        year=clock.today().year,
        basis="批复（虚构）",
        approved_by="县委办公室",
        by=office,
    )
    return made, actions.nominate(made, held.body(), "开了多次协商会。", by=office)

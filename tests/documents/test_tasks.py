"""重点任务 · The points of the year are broken into tasks; time that has passed stands beside tasks done."""

import datetime as dt

import pytest
from django.core.exceptions import PermissionDenied

from shangliang.documents import actions, figures
from shangliang.kit import clock
from shangliang.kit import figures as kit_figures
from shangliang.matters.models import Matter
from shangliang.matters.models.matter import Outcome
from tests import cast

from . import drafts

pytestmark = pytest.mark.django_db


def broken(document, n: int, until=dt.date(2023, 12, 1)):
    return actions.break_down(
        document,
        f"任务{n}",
        unit="县委统战部",
        until=until,
        lead="县政协副主席",
        campaign="三抓三促",
        by=cast.office(),
        on=dt.date(2023, 2, 1),
    )


def close(task, day) -> None:
    Matter.objects.filter(pk=task.matter_id).update(stage="closed", closed_on=day, outcome=Outcome.FILED)


def test_a_task_is_a_matter_with_its_lead_unit_day_and_campaign():
    task = broken(drafts.drafted("points_of_year"), 1)
    assert (task.matter.kind, task.matter.extra["campaign"], task.unit, task.until) == (
        "key_task",
        "三抓三促",
        "县委统战部",
        dt.date(2023, 12, 1),
    )
    with pytest.raises(PermissionDenied):
        actions.break_down(task.document, "又一项", unit="某", until=drafts.DAY, by=cast.member())


def test_half_the_time_and_half_the_tasks():
    document = drafts.drafted("points_of_year")
    tasks = [broken(document, n) for n in range(4)]
    for task in tasks[:2]:
        close(task, dt.date(2023, 6, 20))
    close(tasks[2], dt.date(2023, 9, 1))
    found = kit_figures.compute(cast.COUNTY, on=dt.date(2023, 7, 2), only=["tasks"])["tasks"]
    assert (found["done"], found["all"]) == (2, 4) and found["elapsed"] == pytest.approx(0.5, abs=0.005)


@pytest.mark.parametrize(("day", "share"), [((2023, 1, 1), 1 / 365), ((2024, 12, 31), 1), ((2023, 7, 2), 183 / 365)])
def test_how_much_of_the_year_is_over(day, share):
    assert figures.elapsed(dt.date(*day)) == pytest.approx(share, abs=1e-4)


def test_the_page_shows_time_beside_tasks_and_what_is_late(client):
    document = drafts.drafted("points_of_year")
    first, _second = broken(document, 1), broken(document, 2, until=dt.date(2023, 3, 1))
    close(first, dt.date(2023, 6, 1))
    with clock.at(dt.datetime(2023, 7, 2, 9, tzinfo=clock.SHANGHAI)):
        page = cast.signed_in(client, cast.office()).get(f"{document.get_absolute_url()}tasks/").content.decode()
    assert "全年时间过去 50%" in page and "2 项任务办结 1 项（50%）" in page and "到期未办结" in page

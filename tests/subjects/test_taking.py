"""Sensitive facts of many people leave with a second person's agreement: not one's own, once, in time, no more than was asked."""

import pytest

from shangliang.kit import clock, notices, rules
from shangliang.kit.trail.rows import TrailRow
from shangliang.people.refusal import Refused
from shangliang.subjects import actions, care
from shangliang.subjects.models import Look, Taking
from tests import cast
from tests.subjects.files import SENSITIVE, child, whole
from tests.subjects.test_who_sees import sheets

pytestmark = pytest.mark.django_db
URL, LIST = "/desk/households/export/sensitive/", "/desk/households/takings/"
WHY = {"reason": "report", "note": "上级核查"}


@pytest.fixture
def two():
    """More than one may take away alone."""
    rules.set_rule(care.MOST, cast.COUNTY, 1, by=cast.office())
    return whole(), child()


def desk(client, who):
    return cast.signed_in(type(client)(), who)


def second():
    return cast.chairperson()


def test_it_is_asked_agreed_to_by_another_and_taken_once_with_who_and_when_on_every_row(client, two):
    office, other = desk(client, cast.office()), desk(client, second())
    assert "要另一个人同意" in office.post(URL, WHY, follow=True).content.decode()
    asked = Taking.objects.get()
    assert not Look.objects.exists() and SENSITIVE["id_number"] not in office.get(LIST).content.decode()
    assert notices.Notice.objects.for_person(second().pk).filter(text__contains="申请导出 2 名").exists()
    assert "自己的申请" in office.post(f"{LIST}{asked.ref}/agree/", follow=True).content.decode()
    assert "还没有同意" in office.post(f"{LIST}{asked.ref}/take/", follow=True).content.decode()
    assert "已同意" in other.post(f"{LIST}{asked.ref}/agree/", follow=True).content.decode()
    assert other.post(f"{LIST}{asked.ref}/take/").status_code == 403
    cells = sheets(office.post(f"{LIST}{asked.ref}/take/"))
    assert SENSITIVE["id_number"] in cells and second().name in cells
    assert sum(cell.startswith(f"{cast.office().name} {clock.now():%Y-%m-%d}") for cell in cells) == 2
    assert "已经导出过" in office.post(f"{LIST}{asked.ref}/take/", follow=True).content.decode()
    acts = TrailRow.objects.filter(action__endswith="_export").values_list("action", flat=True)
    assert list(acts) == ["household.ask_export", "household.agree_export"]
    assert TrailRow.objects.get(action="household.export_sensitive").detail["rows"] == Look.objects.count() == 2


def test_what_was_refused_is_not_taken_and_who_asked_is_told(client, two):
    office, other = desk(client, cast.office()), desk(client, second())
    office.post(URL, WHY)
    asked = Taking.objects.get()
    other.post(f"{LIST}{asked.ref}/refuse/")
    assert "没有同意" in office.get(LIST).content.decode()
    assert "已经审批过" in other.post(f"{LIST}{asked.ref}/agree/", follow=True).content.decode()
    assert "还没有同意" in office.post(f"{LIST}{asked.ref}/take/", follow=True).content.decode()
    assert notices.Notice.objects.for_person(cast.office().pk).filter(text__contains="没有同意").exists()


def test_too_late_or_with_more_people_than_were_agreed_to_nothing_leaves(two):
    from shangliang.subjects.models import AssistedPerson

    office, listed = cast.office(), AssistedPerson.objects.visible_to(cast.office())
    asked = actions.ask_taking(office, cast.COUNTY, 2, **WHY)
    actions.decide_taking(asked, by=second(), agreed=True)
    late = clock.now() + clock.days(2)
    with pytest.raises(Refused, match="24 小时"):
        actions.take_agreed(asked, listed, by=office, on=late)
    child()
    with pytest.raises(Refused, match="要另一个人同意"):
        actions.take_agreed(asked, listed, by=office)


def test_who_may_neither_ask_nor_decide_sees_no_list_and_elsewhere_nothing_of_it(client, two):
    desk(client, cast.office()).post(URL, WHY)
    assert desk(client, cast.clerk()).get(LIST).status_code == 403
    elsewhere = desk(client, cast.office(cast.SIBLING_COUNTY))
    assert "申请导出" not in elsewhere.get(LIST).content.decode()
    ref = Taking.objects.get().ref
    assert elsewhere.post(f"{LIST}{ref}/agree/").status_code == 404

"""报名 · Who may see meetings puts themself on the list of a training, and may say that they do not come after all."""

import pytest
from django.core.exceptions import PermissionDenied

from shangliang.kit import clock
from shangliang.meetings import actions
from shangliang.people.refusal import Refused
from tests import cast
from tests.meetings import held

pytestmark = pytest.mark.django_db


@pytest.fixture
def training():
    with clock.at(held.BEFORE):
        yield held.called("training", hours=27, half_days=3)


def test_a_member_enrols_on_the_page_is_on_the_list_and_may_change_it(client, training):
    who = cast.member()
    url = training.get_absolute_url()
    cast.signed_in(client, who)
    assert "报名" in client.get(url).content.decode()
    assert client.post(f"{url}enrol/", {"once": "a"}).status_code == 302
    one = training.gathering.attendances.get(person=who)
    assert (one.name, one.half_days, one.answer.coming) == (who.name, 3, True)
    assert "您已回复：能到会" in client.get(url).content.decode()
    held.sent(client, f"{url}roll/{one.number}/answer/", coming="no", reason="出差")
    assert "您已回复：请假" in client.get(url).content.decode()
    with pytest.raises(Refused, match="已经在名单上"):
        actions.enrol(training, by=who)


def test_nobody_enrols_at_another_kind_of_meeting_after_the_beginning_or_without_seeing_meetings(training):
    with pytest.raises(Refused, match="不用报名"):
        actions.enrol(held.called(), by=cast.member())
    with pytest.raises(PermissionDenied):
        actions.enrol(training, by=cast.outsider())
    assert actions.enrol(training, by=cast.member()).coming
    with pytest.raises(Refused, match="已经开始"):
        actions.enrol(held.opened(held.called("training", at=held.OPENS + clock.days(1)), people=1), by=cast.member())

"""会议和公文 · What the newspaper counts of stories 3 and 9, and the meetings of stories 1 and 7, in the demo world."""

import datetime as dt

import pytest

from shangliang.documents.models import Case, Document, HistoryCall
from shangliang.gatherings.models import Attendance
from shangliang.kit import clock, figures, paper
from shangliang.kit.clock import SHANGHAI
from shangliang.meetings.models import Decision, Meeting
from shangliang.meetings.wording import presence_words, verdict

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("loaded")]


@pytest.fixture(autouse=True)
def _on_its_first_day():
    with clock.at(dt.datetime(2023, 6, 30, 9, tzinfo=SHANGHAI)):
        yield


def test_story_3_seven_documents_passed_one_report_heard_half_the_tasks_at_half_time():
    found = figures.compute("6212")
    assert [found["meetings"][key] for key in ("held", "passed", "heard", "followed_up")] == [1, 7, 1, 1]
    assert found["tasks"] == {"done": 3, "all": 6, "elapsed": 0.4959}
    assert found["documents"]["by_kind"] == {
        "plan": 2, "recommendation": 1, "research_report": 3, "consultation_plan": 1, "points_of_year": 1
    }  # fmt: skip


def test_story_3_the_quorum_was_there_and_each_document_has_its_count_and_rule():
    meeting = Meeting.objects.get(area="6212")
    assert str(meeting) == "五届十二次主席会议" and meeting.minutes.final_on == dt.date(2023, 6, 9)
    decisions = list(meeting.decisions.all())
    assert {presence_words(one.here) for one in decisions} == {"应到 5 人，实到 4 人，已达法定人数（过半数，3 人）"}
    passed = Document.objects.within("6212").filter(passed_meeting=str(meeting))
    assert sorted(passed.values_list("passed_verdict", flat=True)) == sorted(verdict(one) for one in decisions)
    assert all(verdict(one) in meeting.minutes.text for one in decisions)


def test_story_3_what_was_passed_was_issued_and_sent_up():
    numbers = Document.objects.within("6212").exclude(number="").order_by("numbered_on", "id")
    assert [one.number for one in numbers] == [f"陇政协发〔2023〕{n}号" for n in range(1, 6)]
    sent = Document.objects.get(kind="recommendation", area="6212")
    assert sent.state == "已批示" and "（虚构）" in sent.signer
    year = Document.objects.get(kind="points_of_year", area="6212")
    assert year.tasks.count() == 5


def test_story_9_presence_results_and_a_plenary_whose_agenda_is_only_proposed():
    meeting, plenary = Meeting.objects.within("620524").order_by("id")
    assert str(meeting) == "十届九次常委会会议" and meeting.minutes.is_final
    assert {presence_words(one.here) for one in meeting.decisions.all()} == {
        "应到 6 人，实到 5 人，已达法定人数（过半数，4 人）"
    }
    assert [one.result for one in meeting.items.all()] == [
        "传达学习了文件精神", "通过", "2 份文件，通过 2 份", "2 份文件，通过 2 份", "对当前工作作了安排"
    ]  # fmt: skip
    assert (str(plenary), plenary.is_proposed) == ("十届三次会议", True)
    assert plenary.called_by == meeting.decisions.get(item__kind="decide") and plenary.items.count() > 3


def test_story_9_the_meeting_is_told_as_a_bulletin_on_the_page_of_the_county(client):
    bulletin = Document.objects.get(kind="bulletin", area="620524")
    page = client.get(f"/documents/{bulletin.ref}/").content.decode()
    assert "武山县政协召开十届九次常委会会议" in page and "本文为演示而写，虚构" in page


def test_story_9_two_bodies_call_for_local_history_which_is_read_over_and_collected():
    notice = Document.objects.get(kind="notice", area="620524")
    assert notice.joint == ["武山县文体广电和旅游局"] and notice.number == "武政协文化文史委发〔2023〕1号"
    assert (len(notice.annexes), notice.urgency, notice.state) == (1, "加急", "已公开")
    call = HistoryCall.objects.get()
    assert [one.state for one in call.contributions.all()] == ["已辑录", "已辑录", "已辑录", "不采用", "待审读"]
    volume = Document.objects.get(kind="local_history")
    text = paper.write(paper.from_data(volume.body))
    assert "史料来源：亲见，家藏手抄本三册" in text and volume.published_on


def test_story_2_a_closed_matter_is_published_as_a_case_under_the_brand_of_the_city(client):
    case = Case.objects.select_related("document", "matter").get()
    assert (case.brand, case.rating, case.matter.stage) == ("嘉事好商量", "model", "closed")
    page = client.get(f"/documents/{case.document.ref}/").content.decode()
    assert "嘉事好商量" in page and "车棚装充电口" in page and "本文为演示而写，虚构" in page


def test_stories_1_and_7_a_promotion_with_its_commendation_and_a_mobilisation_that_decide_nothing():
    promotion = Meeting.objects.get(kind="promotion", area="6203")
    assert [one.kind for one in promotion.items.all()] == ["learn", "inform", "commend", "speak", "arrange"]
    mobilisation = Meeting.objects.get(kind="mobilisation", area="620723")
    assert mobilisation.gathering.attendances.counts()["present"] == 13
    for meeting in (promotion, mobilisation):
        assert meeting.is_over and not meeting.items.filter(done_at=None).exists()
    assert not Decision.objects.filter(meeting__in=[promotion, mobilisation]).exists()


def test_everybody_on_a_roll_of_a_meeting_is_invented():
    rolls = Attendance.objects.filter(gathering__meeting__isnull=False)
    names = [one.name for one in rolls]
    assert len(names) > 30
    assert [name for name in names if not name.startswith("演示") and not name.endswith("（虚构）")] == []

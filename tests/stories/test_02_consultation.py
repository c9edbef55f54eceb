"""故事二 嘉峪关 · In part: a community of 雄关街道 talks a topic over, and its outcome is carried on (成果转化).

Topic, roster by 1+7+X, notice, slips, views on phones and on paper, the sitting, one sheet, the agreement read back and
signed, the seal, then the street's hands. Everything goes through the pages. The two-day trip to ten communities, the
members posted there and the file for inspection come with fieldwork.
"""

import datetime as dt

import pytest
from django.test import Client

from shangliang.consultations.actions import picturing
from shangliang.consultations.models import Consultation, Participant, Voter
from shangliang.kit import clock, trail
from shangliang.matters.actions import raise_matter
from shangliang.matters.lifecycle import Stage
from tests import cast
from tests.consultations import phones, talk
from tests.gatherings.polling import codes_on

pytestmark = pytest.mark.django_db

CITY, STREET, COMMUNITY = "6202", "620201001", "620201001006"
TITLE, WISH = "老楼加装电梯，低层住户怎么补偿", "各层出多少、给一楼怎么补，大家当面商量。"
CLASSES = ("secretary", "party", "committee", "supervision", "deputies", "legal", "economic", "respected")
SAID = (
    "电梯装在北侧，不占消防通道",
    "采光受影响的一楼，给一次补偿",
    "费用按楼层递增，一楼不出钱",
    "账目每季度公开",
    "先修屋顶再装电梯",
    "选公司三家比价",
)
UP, DOWN = {2: 1, 3: -1, 4: 1, 5: 1, 6: -1, 7: 1}, {2: 1, 3: 1, 4: 1, 5: 1, 6: 1, 7: 1}


@pytest.fixture(autouse=True)
def _places():
    for code, kinds in ((COMMUNITY, ("council", "party")), (STREET, ("township", "supervision")), (CITY, ("cppcc",))):
        for kind in kinds:
            cast.organisation(kind, code)


@pytest.fixture
def desk():
    """The community's clerk, signed in."""
    return cast.signed_in(Client(), cast.clerk(COMMUNITY))


@pytest.fixture
def topic(desk):
    """Raised, accepted, read for publication, approved by the community's own Party organisation."""
    matter, _code = raise_matter("topic", title=TITLE, text="一楼两户担心采光。", wish=WISH, area=cast.area(COMMUNITY))
    step(desk, matter, "accept")
    step(desk, matter, "release", read="on")
    step(
        cast.signed_in(Client(), cast.party(COMMUNITY)), matter, "approve", note="同意列为协商议题。", on=clock.today()
    )
    return matter


def step(browser, matter, name, **typed):
    answer = browser.post(f"/desk/m/{matter.ref}/{name}/", typed)
    assert answer.status_code == 302, answer.context["form"].errors
    matter.refresh_from_db()


def sent(browser, url, **typed) -> str:
    """Posted and taken: the page that follows."""
    answer = browser.post(url, typed)
    assert answer.status_code == 302, phones.text(answer)
    return phones.text(browser.get(answer["Location"]))


def begun(desk, topic) -> Consultation:
    host = cast.organisation("council", COMMUNITY)
    typed = {"form": "village", "concerns": topic.ref, "host": host.ref, "convener": "社区党委书记", "grade": "g3"}
    sent(desk, "/desk/c/new/", **typed)
    return Consultation.objects.get()


def manned(desk, found, interested):
    for number, seat in enumerate((*CLASSES, *["interested"] * interested)):
        sent(desk, f"{found.desk_url()}roster/add/", name=f"参与人{number}（虚构）", seat=seat)


def noticed(desk, found):
    """The plan, the place and the hour; a notice too late for three days is refused, with half an interest too."""
    url = found.desk_url()
    sent(desk, f"{url}plan/", agenda="介绍情况 15\n自由讨论 45\n复述确认 10")
    assert found.concerns.get().matter.stage == Stage.CONSULTING
    start = clock.now() + dt.timedelta(days=4)
    when = {"starts_at": f"{start:%Y-%m-%dT%H:%M}", "ends_at": f"{start + dt.timedelta(hours=2):%Y-%m-%dT%H:%M}"}
    sent(desk, f"{url}sitting/", place="社区协商议事室", **when)
    assert "利益相关方 7 人，不到" in phones.text(desk.post(f"{url}notice/", {"waived": ""}))
    manned_more(desk, found)
    sent(desk, f"{url}notice/", waived="")
    found.refresh_from_db()


def manned_more(desk, found):
    sent(desk, f"{found.desk_url()}roster/add/", name="又一户（虚构）", seat="interested")


def test_a_community_talks_a_topic_over_and_its_outcome_is_handed_on(desk, topic):
    found = begun(desk, topic)
    manned(desk, found, interested=7)
    noticed(desk, found)
    codes = written_and_printed(desk, found)
    clients = expressed(found, codes)
    moderated(desk, found, clients)
    on_paper(desk, found, codes[20:25])
    picturing.refresh_all()
    everybody_sees_where_people_agree(found)
    with clock.at(clock.now() + dt.timedelta(days=4, hours=3)):
        met(desk, found)
        agreed(desk, found)
        sealed(desk, found, issued=20, spoiled=5)
        concluded(desk, found, topic)
        carried_on(desk, topic)
        everybody_reads_what_came_of_it(found, topic)
        measured(desk, found)
    assert trail.verify() == []


def written_and_printed(desk, found) -> list[str]:
    for text in SAID:
        sent(desk, f"{found.desk_url()}moderation/", write="1", text=text)
    assert f'href="/desk/slips/{found.book.ref}/"' in phones.text(desk.get(found.desk_url()))
    sheet = desk.post(f"/desk/slips/{found.book.ref}/print/", {"number": 27, "once": "p" * 20})
    codes = codes_on(phones.text(sheet))
    assert len(codes) == 27
    return codes


def expressed(found, codes):
    """Twenty people with a slip: twelve from upstairs, eight from downstairs; each on every sentence."""
    clients = [phones.joined(found, code) for code in codes[:20]]
    for number, client in enumerate(clients):
        for statement, value in (UP if number < 12 else DOWN).items():
            assert phones.press(client, found, statement, value).status_code == 200
    return clients


def moderated(desk, found, clients):
    """One adds a sentence of two meanings, another is rude; the public counts both, the author is told."""
    clients[0].post(f"/c/{found.ref}/say/", {"text": "图纸要公示，中考那几天也别施工"})
    clients[1].post(f"/c/{found.ref}/say/", {"text": "一楼就是想多要钱，不要脸"})
    double, rude = found.statements.waiting().order_by("number")
    url = f"{found.desk_url()}moderation/"
    desk.post(url, {"what": "statement", "pk": double.pk, "do": "split", "texts": "图纸要公示\n中考那几天不施工"})
    desk.post(url, {"what": "statement", "pk": rude.pk, "do": "withhold", "reason": "abuse"})
    assert found.statements.filter(split_from=double, state="shown").count() == 2
    public = phones.text(Client().get(found.get_absolute_url()))
    assert "未公开 2 条" in public
    assert "不要脸" not in public
    assert "有辱骂或攻击性的话" in phones.text(clients[1].get(f"/c/{found.ref}/mine/"))


def on_paper(desk, found, codes):
    """Five without a phone hand back their slips for a card; the cards are typed in."""
    for code in codes:
        sent(desk, f"/desk/slips/{found.book.ref}/back/", code=code)
    answer = desk.post(f"{found.desk_url()}paper/", {"declared": 5})
    cells = {f"c{card}-{number}": "1" for card in range(1, 6) for number in (2, 3, 5)}
    desk.post(f"{answer['Location']}?from=1", cells)
    desk.post(f"{answer['Location']}accept/")
    assert Voter.objects.filter(way="paper").count() == 5


def everybody_sees_where_people_agree(found):
    page = phones.text(Client().get(f"/c/{found.ref}/results/"))
    assert "25 人表态" in page
    assert "其中纸质卡片 5 张" in page
    assert page.index("大家已经一致的") < page.index(SAID[0])
    assert "参与人" not in page


def met(desk, found):
    """One paper sheet after the sitting: who came, who was ill, what was said there."""
    people = list(talk.on_its_day(found).activities.get(kind="sitting").gathering.attendances.all())
    came = {f"came_{row.pk}": "present" for row in people} | {f"why_{row.pk}": "" for row in people}
    came |= {f"came_{people[-1].pk}": "leave", f"why_{people[-1].pk}": "住院"}
    sent(desk, f"{found.desk_url()}sheet/", **came, said="出图以后再开一次会", notes="一楼两户先说。")


def agreed(desk, found):
    url = found.desk_url()
    typed = {
        "content_1": "电梯装在北侧，不占消防通道",
        "unit_1": "雄关街道办事处",
        "rests_1": "2",
        "kept_1": "补偿的数额还有不同意见",
        "keptrests_1": "2",
    }
    sent(desk, f"{url}agreement/", **typed)
    who = Participant.objects.filter(consultation=found).order_by("number").last()
    sent(desk, f"{url}objection/", participant=who.pk, objection="数额要看了图再定。")
    sent(desk, f"{url}read-back/")
    assert found.read_backs.filter(confirms=True).count() == 15
    for part in ("convener", "representative"):
        sent(desk, f"{url}sign/", part=part, name="某人（虚构）")


def sealed(desk, found, issued, spoiled):
    url = f"{found.desk_url()}seal/"
    sent(desk, url, do="close")
    assert "请先当众清点纸签" in phones.text(desk.post(url, {"do": "seal"}))
    sent(desk, f"/desk/slips/{found.book.ref}/reconcile/", issued=issued, unused=2, spoiled=spoiled)
    sent(desk, url, do="seal")
    public = phones.text(Client().get(f"/c/{found.ref}/sealed/"))
    assert "印 27 = 发 20 + 剩 2 + 废 5" in public
    assert not Voter.objects.exists()


def concluded(desk, found, topic):
    """The agreement, not the clerk, moves the matter on."""
    sent(desk, f"{found.desk_url()}conclude/")
    topic.refresh_from_db()
    assert topic.stage == Stage.AGREED
    agreement = topic.entries.get(step="agree").data["agreement"]
    assert (agreement["invited"], agreement["present"]) == (16, 15)
    assert agreement["differences"] == ["补偿的数额还有不同意见"]


def carried_on(desk, topic):
    """Submitted to the street; its supervision hands it to a unit; the consultation side can not."""
    assert "assign" not in {move.name for move in topic.moves_for(cast.clerk(COMMUNITY))}
    step(desk, topic, "submit", target="中共雄关街道工作委员会", note="请街道研究办理。", on=clock.today())
    unit = cast.unit(STREET)
    street = cast.signed_in(Client(), cast.supervision(STREET))
    body = unit.held_posts[0].organisation_id
    step(street, topic, "assign", unit_1=body, part_1="lead", task_1="协调出图、公示")
    assert cast.signed_in(Client(), unit).post(f"/desk/o/{topic.orders.get().ref}/receive/").status_code == 302
    topic.refresh_from_db()
    assert topic.stage == Stage.HANDLING


def everybody_reads_what_came_of_it(found, topic):
    for url in (found.get_absolute_url(), f"/m/{topic.ref}/"):
        page = phones.text(Client().get(url))
        assert "电梯装在北侧，不占消防通道" in page
        assert "补偿的数额还有不同意见" in page
        assert "（虚构）" not in page


def measured(desk, found):
    """Three numbers, each by itself, kept by the seal although nothing links views to people any more."""
    page = phones.text(desk.get(f"{found.desk_url()}quality/"))
    for name in ("充分表达", "深度互动", "广泛共识"):
        assert name in page
    minutes = phones.text(desk.get(f"{found.desk_url()}minutes/"))
    assert "应到 16 人，实到 15 人" in minutes

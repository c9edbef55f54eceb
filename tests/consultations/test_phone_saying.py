"""One's own sentence: after some views, similar ones first, looked at before it is shown; its author is told."""

import pytest
from django.core.exceptions import PermissionDenied

from shangliang.consultations import actions
from shangliang.consultations.actions import moderating, picturing
from shangliang.consultations.models import Contribution, Picture, Statement
from shangliang.gatherings.models import Grade
from shangliang.kit import rules
from shangliang.kit.notices import Notice
from shangliang.kit.trail import TrailRow
from shangliang.people.refusal import Refused
from tests import cast
from tests.consultations import phones, talk

pytestmark = pytest.mark.django_db
NEW = "井盖坏了的地方先补上 🕳️"


@pytest.fixture
def made():
    return phones.running()


@pytest.fixture
def client(made):
    """Has expressed views on five statements, as the rule asks."""
    found = phones.joined(made)
    for number in range(1, 6):
        phones.press(found, made, number, 1)
    return found


def say(client, made, text, **more):
    return client.post(f"/c/{made.ref}/say/", {"text": text} | more)


def own(made) -> Statement:
    return made.statements.get(source="online")


def test_a_new_sentence_waits_and_then_others_express_views_on_it(made, client):
    assert "收到了" in phones.text(client.get(say(client, made, NEW)["Location"]))
    assert own(made).state == "waiting"
    assert phones.press(client, made, own(made).number, 1).status_code == 409
    moderating.show(own(made), by=cast.clerk())
    assert phones.press(client, made, own(made).number, 1).status_code == 200


def test_similar_ones_are_shown_before_it_is_sent(made, client):
    page = say(client, made, "上学的路上先装路灯")
    assert "人说过差不多的吗" in phones.text(page)
    assert "路灯先装在上学的路上" in phones.text(page)
    assert not made.statements.filter(source="online").exists()
    assert "上学的路上先装路灯" in phones.text(say(client, made, "上学的路上先装路灯", change="1"))
    assert say(client, made, "上学的路上先装路灯", sure="1").status_code == 302
    assert own(made).text == "上学的路上先装路灯"


def test_sent_twice_it_is_one_sentence(made, client):
    for _n in range(2):
        assert say(client, made, NEW, once="k1").status_code == 302
    assert made.statements.filter(source="online").count() == 1
    assert "内容与上次不同" in phones.text(say(client, made, "完全是另外一件事情", once="k1"))


def test_ten_thousand_characters_are_told_and_kept(made, client):
    long = "路" * 10_000
    page = phones.text(say(client, made, long))
    assert "最多 140 字，您写了 10000 字" in page
    assert long in page
    assert not made.statements.filter(source="online").exists()


@pytest.mark.parametrize("text", ["", "   ", "\0\0", "🙂🙂🙂", "……", "\u202e\u202e", "？"])
def test_what_is_no_sentence_is_told(made, client, text):
    assert "form" in phones.text(say(client, made, text))
    assert not made.statements.filter(source="online").exists()


def test_emoji_stay_nul_and_turning_marks_go(made, client):
    say(client, made, "井盖\0坏了的\u202e地方先\n补上 👨‍👩‍👧", sure="1")
    assert own(made).text == "井盖坏了的地方先 补上 👨‍👩‍👧"


def test_before_the_views_of_the_rule_no_sentence_is_taken(made):
    early = phones.joined(made)
    assert "请先对 5 条看法表态" in phones.text(say(early, made, NEW))
    rules.set_rule("consultation.add_after", cast.VILLAGE, "0")
    assert say(early, made, NEW).status_code == 302


def test_so_many_sentences_from_each_and_the_same_one_only_once(made, client):
    rules.set_rule("consultation.statements_each", cast.VILLAGE, "1")
    say(client, made, NEW)
    assert "您已经写满了" in phones.text(say(client, made, "桥边的栏杆加高一些"))
    other = phones.joined(made)
    for number in range(1, 6):
        phones.press(other, made, number, 1)
    assert "已经有一模一样的一条了" in phones.text(say(other, made, NEW))


def test_after_the_close_no_sentence_is_taken(made, client):
    actions.close_consultation(made, by=cast.clerk())
    assert "现在不收新的看法" in phones.text(say(client, made, NEW))


def test_the_author_reads_the_reason_and_the_public_counts_it(made, client):
    say(client, made, NEW)
    moderating.withhold(own(made), "off_topic", by=cast.clerk())
    assert "与所议事项无关" in phones.text(client.get(f"/c/{made.ref}/mine/"))
    page = phones.text(type(client)().get(f"/c/{made.ref}/"))
    assert "未公开 1 条" in page
    assert "与所议事项无关：1 条" in page
    assert NEW not in page


def test_by_name_the_author_is_told_by_notice():
    made = talk.with_statements(talk.noticed(grade=Grade.NAMED))
    person = cast.resident()
    someone = actions.name_participant(made, name="居民（虚构）", seat="interested", person=person, by=cast.clerk())
    client = phones.joined(made, actions.give_link(someone, by=cast.clerk()))
    for number in range(1, 6):
        phones.press(client, made, number, 1)
    say(client, made, NEW)
    moderating.withhold(own(made), "personal", by=cast.clerk())
    assert "涉及他人隐私" in Notice.objects.for_person(person.pk).latest("pk").text


def test_a_compound_sentence_is_split_and_keeps_its_lineage(made, client):
    say(client, made, "先把路修了，再装几盏灯，电费大家出")
    parts = moderating.split(own(made), ["先把路修了", " ", "再装几盏灯"], by=cast.clerk())
    whole = own_split(made)
    assert (whole.state, whole.reason) == ("out", "split")
    assert [part.split_from_id for part in parts] == [whole.pk] * 2
    page = phones.text(client.get(f"/c/{made.ref}/s/{parts[0].number}/"))
    assert f"由第 {whole.number} 条拆开" in page
    assert f"拆成第 {parts[1].number} 条" in phones.text(client.get(f"/c/{made.ref}/mine/"))
    assert "再装几盏灯" in phones.text(client.get(f"/c/{made.ref}/s/{whole.number}/"))


def own_split(made):
    return made.statements.get(reason="split")


@pytest.mark.parametrize("texts", [["一句"], [], ["路" * 200, "灯"], [str(n) for n in range(9)]])
def test_a_split_into_one_or_too_many_is_refused_whole(made, client, texts):
    say(client, made, NEW)
    before = made.statements.count()
    with pytest.raises(Refused):
        moderating.split(own(made), texts, by=cast.clerk())
    assert made.statements.count() == before
    assert own(made).state == "waiting"


def test_taken_back_a_statement_leaves_the_picture_and_comes_again_with_its_views(made):
    phones.express(made, 6, {2: 1})
    assert "2" in Picture.objects.get().data["statements"]
    moderating.withhold(made.statements.get(number=2), "personal", by=cast.clerk())
    picturing.refresh_all()
    assert "2" not in Picture.objects.get().data["statements"]
    moderating.show(made.statements.get(number=2), by=cast.clerk())
    picturing.refresh_all()
    assert "2" in Picture.objects.get().data["statements"]


def test_the_clerk_moderates_and_neither_a_resident_nor_the_next_county_does(made, client):
    say(client, made, NEW)
    for stranger in (cast.resident(), cast.outsider()):
        with pytest.raises(PermissionDenied):
            moderating.show(own(made), by=stranger)
    assert moderating.show(own(made), by=cast.clerk()).state == "shown"
    with pytest.raises(Refused, match="已经有人审核过"):
        moderating.show(own(made), by=cast.clerk())


def test_the_trail_has_the_moderation_and_never_a_view(made, client):
    say(client, made, NEW)
    moderating.show(own(made), by=cast.clerk())
    rows = TrailRow.objects.filter(noun="consultation").values_list("action", flat=True)
    assert "consultation.moderate" in rows
    assert not any("view" in action or "say" in action for action in rows)


def test_a_reply_waits_and_is_then_read_below_its_statement(made, client):
    url = f"/c/{made.ref}/s/2/"
    assert client.post(url, {"text": "我家门口也黑", "once": "r1"})["Location"] == url
    assert "我家门口也黑" not in phones.text(client.get(url))
    moderating.show(Contribution.objects.get(), by=cast.clerk())
    moderating.answer(made, 2, "下月勘察。", unit="供电所", by=cast.clerk())
    page = phones.text(client.get(url))
    assert page.index("供电所：下月勘察") < page.index("我家门口也黑")
    assert "部门答复" in page


def test_a_reply_needs_a_code_and_words(made, client):
    url = f"/c/{made.ref}/s/2/"
    left = type(client)().post(url, {"text": "没有码的人写了好几个字"})
    assert left.status_code == 403 and "没有码的人写了好几个字" in phones.text(left)
    assert f'href="/c/{made.ref}/join/"' in phones.text(left)
    assert "请写几句" in phones.text(client.post(url, {"text": " "}))
    assert "最多 1000 字，您写了 1001 字" in phones.text(client.post(url, {"text": "路" * 1001}))
    assert not Contribution.objects.exists()

"""公开页 · What anybody may read, what nobody may: unreleased, private kinds, complaints, names."""

import pytest

from shangliang.matters import actions
from shangliang.matters.models import Matter
from tests import cast
from tests.counting import queries
from tests.matters import public, walk

pytestmark = pytest.mark.django_db
PAGES = (
    f"/{cast.COUNTY}/",
    f"/{cast.VILLAGE}/",
    f"/{cast.COUNTY}/matters/",
    f"/{cast.COUNTY}/results/",
    f"/{cast.CITY}/",
)


def test_a_released_topic_is_open_to_all_with_chain_clock_and_answer(client):
    matter, _code = public.public_topic("reply")
    page = client.get(matter.get_absolute_url()).content.decode()
    for word in (
        matter.title,
        "提出",
        "商量出的结果",
        "先装主路",
        "还有不同意见",
        "电费从村集体收入里出",
        "路灯已装好。",
        'class="official"',
    ):
        assert word in page


def test_unreleased_unknown_and_foreign_are_404_alike(client):
    matter, _code = walk.topic()
    hidden = client.get(matter.get_absolute_url())
    unknown = client.get("/m/AAAAAAAAAA/")
    assert (hidden.status_code, unknown.status_code) == (404, 404)
    assert hidden.content.replace(matter.ref.encode(), b"") == unknown.content.replace(b"AAAAAAAAAA", b"")
    assert client.post(f"/m/{matter.ref}/follow/").status_code == 404
    assert client.get("/m/%00AAAAAAAAA/").status_code == 404


def test_nothing_private_stands_on_any_public_page(client):
    open_one, _code = public.public_topic("reply", name="赵某某（虚构）", contact="13800000000")
    unreleased, _code = walk.topic("没有公开的一件事")
    about, _code = public.complaint()
    Matter.objects.filter(pk=about.pk).update(released_on="2023-06-05")
    firm, _code = walk.topic("企业不公开的问题", kind="enterprise", code=cast.COUNTY, by=cast.office())
    Matter.objects.filter(pk=firm.pk).update(released_on="2023-06-05")
    for url in (*PAGES, open_one.get_absolute_url()):
        page = client.get(url).content.decode()
        for private in (unreleased.title, about.title, firm.title, "赵某某", "13800000000", "（虚构）"):
            assert private not in page, f"{private} on {url}"
    assert open_one.title in client.get(PAGES[0]).content.decode(), (
        "there was something to leak beside something to show"
    )
    for matter in (unreleased, about, firm):
        assert client.get(matter.get_absolute_url()).status_code == 404


def test_a_name_is_shown_only_if_allowed(client):
    shut, _code = public.public_topic(name="钱某（虚构）")
    allowed, _code = public.public_topic(name="孙某（虚构）", name_public=True)
    assert "钱某" not in client.get(shut.get_absolute_url()).content.decode()
    assert "孙某" in client.get(allowed.get_absolute_url()).content.decode()


def test_the_raisers_own_words_are_not_public(client):
    matter, _code = public.public_topic("reply")
    raiser = matter.raisers.get()
    actions.confirm(raiser, solved=False, process="bad", result="bad", text="只给工作人员看的话")
    page = client.get(matter.get_absolute_url()).content.decode()
    assert "提出人说还没有解决" in page
    assert "只给工作人员看的话" not in page


def test_followed_by_a_device_once_and_taken_back(client):
    matter, _code = public.public_topic()
    for _ in range(2):
        client.post(f"/m/{matter.ref}/follow/")
    assert matter.followers.count() == 1
    assert "已关心 1" in client.get(matter.get_absolute_url()).content.decode()
    type(client)().post(f"/m/{matter.ref}/follow/")
    assert matter.followers.count() == 2
    client.post(f"/m/{matter.ref}/follow/", {"undo": "1"})
    assert matter.followers.count() == 1


def test_a_closed_matter_can_not_be_followed_and_says_why(client):
    matter, _code = public.public_topic("close")
    page = client.post(f"/m/{matter.ref}/follow/", follow=True)
    assert "已经有结果" in page.content.decode()


def test_a_merged_topic_leads_to_the_one_it_went_into(client):
    one, _code = public.public_topic()
    two, _code = public.public_topic()
    actions.move(two, "merge", by=cast.clerk(), into=one)
    assert client.get(two.get_absolute_url()).url == one.get_absolute_url()


def test_who_works_on_it_is_sent_to_the_desk_and_others_are_not(client):
    matter, _code = public.public_topic()
    assert client.get(matter.get_absolute_url()).status_code == 200
    office = cast.signed_in(client, cast.clerk())
    assert office.get(matter.get_absolute_url()).url == f"/desk/m/{matter.ref}/"
    assert office.get(matter.get_absolute_url() + "?public=1").status_code == 200


def test_the_page_asks_the_database_no_more_with_a_long_history(client):
    matter, _code = public.public_topic("reply")
    assert queries(client, matter.get_absolute_url()) <= 10


@pytest.mark.parametrize("typed", ["ref", "serial", "half"])
def test_track_finds_a_public_number_however_it_is_written(client, typed):
    matter, _code = public.public_topic()
    number = {
        "ref": matter.ref.lower(),
        "serial": matter.serial,
        "half": matter.serial.replace("〔", "(").replace("〕", ") "),
    }[typed]
    assert client.post("/track/", {"number": number}).url == matter.get_absolute_url()


def test_track_opens_by_the_secret_code_and_tells_nothing_of_the_unreleased(client):
    matter, code = walk.topic()
    secret = client.post("/track/", {"number": f"{code[:3]} {code[3:]}"})
    assert secret.url == "/my/"
    assert code not in secret.url
    hidden, unknown = (client.post("/track/", {"number": n}).content.decode() for n in (matter.ref, "AAAAAAAAAA"))
    assert "没有查到" in hidden
    assert "没有查到" in unknown


@pytest.mark.parametrize("number", ["", "\0", "x" * 100, "议〔2023〕999999999号", "'; drop", "%", "０１２"])
def test_track_answers_nonsense_in_words(client, number):
    page = client.post("/track/", {"number": number})
    assert page.status_code == 200
    assert "field-error" in page.content.decode()

"""区域首页 · Right at once after every change, the same number of queries at one and at three rows, every number opens its list."""

import datetime as dt
import re

import pytest

from shangliang.insight import publicly, shelf
from shangliang.kit import clock
from shangliang.matters import actions
from shangliang.matters.lifecycle import OPEN
from tests import cast
from tests.counting import counted
from tests.matters import public, walk

pytestmark = pytest.mark.django_db
HOME = f"/{cast.COUNTY}/"
DAY = dt.datetime(2023, 6, 5, 10, tzinfo=clock.SHANGHAI)


@pytest.fixture(autouse=True)
def _empty_shelf():
    shelf.forget()
    with clock.at(DAY):
        yield


def queries(client, url) -> int:
    """Without a first look: what the shelf holds is the test's business."""
    with counted() as asked:
        assert client.get(url).status_code == 200
    return len(asked)


def test_from_the_shelf_a_home_costs_two_small_queries(client):
    public.public_topic()
    client.get(HOME)
    assert queries(client, HOME) <= 2


def test_every_change_shows_at_once(client):
    matter, _code = walk.topic()
    assert matter.title not in client.get(HOME).content.decode()
    walk.carry(matter, "release")
    assert matter.title in client.get(HOME).content.decode()
    actions.follow(matter, device="a phone")
    assert "1 人也关心" in client.get(HOME).content.decode()
    actions.move(matter, "withhold", by=cast.clerk(), note="有个人信息")
    assert matter.title not in client.get(HOME).content.decode()


def test_the_next_day_is_another_page(client):
    matter, _code = public.public_topic()
    matter.refresh_from_db()
    assert "逾期" not in client.get(HOME).content.decode()
    with clock.at(clock.at_noon(matter.due_on + dt.timedelta(3))):
        assert "逾期" in client.get(HOME).content.decode()


def test_each_language_has_its_own_page(client):
    cast.platforms()
    assert client.get(HOME).status_code == 200
    client.cookies["django_language"] = "en"
    assert 'lang="en"' in client.get(HOME).content.decode()


@pytest.mark.parametrize("url", [HOME, f"{HOME}matters/", f"{HOME}results/"])
def test_three_rows_ask_no_more_than_one(client, url):
    upto = "close" if "results" in url else "release"
    public.public_topic(upto)
    queries(client, url)
    shelf.forget()
    one = queries(client, url)
    public.public_topic(upto)
    public.public_topic(upto)
    shelf.forget()
    assert queries(client, url) == one


def test_every_number_opens_exactly_the_list_it_counts(client):
    for upto in ("release", "release", "plan", "assign"):
        public.public_topic(upto)
    tiles = re.findall(r'<a href="([^"]+)"[^>]*><b>(\d+)</b>', client.get(HOME).content.decode())
    assert [int(number) for _url, number in tiles] == [2, 1, 1, 0]
    for url, number in tiles:
        assert client.get(url).content.decode().count('class="item') == int(number)


def answered(result):
    matter, _code = public.public_topic("reply")
    actions.confirm(matter.raisers.get(), solved=True, process="good", result=result)


def test_a_share_of_the_content_is_shown_where_five_are_and_five_are_not(client):
    for result in ("good",) * 3 + ("fair",) * 2 + ("bad",) * 4:
        answered(result)
    assert "群众满意" not in client.get(HOME).content.decode()
    results = client.get(f"{HOME}results/").content.decode()
    assert "有一边不到 5 次" in results
    assert "%" not in re.sub(r"<[^>]+>", "", results)
    answered("bad")
    page = client.get(HOME).content.decode()
    assert "50%" in page
    assert "群众满意" in page
    assert "回访 10 次，对结果满意或基本满意的占 50%" in client.get(f"{HOME}results/").content.decode()


def test_a_place_without_anything_says_what_to_do(client):
    cast.platforms()
    assert "您可以做第一个" in client.get(HOME).content.decode()
    assert "办完一件" in client.get(f"{HOME}results/").content.decode()


@pytest.mark.parametrize("path", ["/999999/", "/1/", "/62032/", "/999999/matters/", "/999999/results/"])
def test_unknown_places_are_404(client, path):
    cast.platforms()
    assert client.get(path).status_code == 404


@pytest.mark.parametrize(
    "query", ["cursor=%00", "cursor=W2ZhbHNlLCJcdTAwMDAiLDFd", "stage=%00", "class=x&q=%00%27", "q=" + "路" * 500]
)
def test_nonsense_in_the_url_is_a_page_not_an_error(client, query):
    public.public_topic()
    assert client.get(f"{HOME}matters/?{query}").status_code == 200
    assert client.get(f"{HOME}results/?{query}").status_code == 200


def test_a_list_is_paged_by_key_and_found_by_words(client):
    for number in range(21):
        public.public_topic(title=f"第{number}件事", text="村口的桥要修。")
    first = client.get(f"{HOME}matters/").content.decode()
    assert first.count('class="item') == 20
    following = re.search(r'rel="next" href="([^"]+)"', first)[1].replace("&amp;", "&")
    assert client.get(f"{HOME}matters/{following}").content.decode().count('class="item') == 1
    assert client.get(f"{HOME}matters/?q=天然气").content.decode().count('class="item') == 0


def test_the_root_finds_a_village_by_name_and_by_pinyin(client):
    cast.platforms()
    for typed in ("赵家庄", "zhaojiaz"):
        assert f'href="/{cast.VILLAGE}/"' in client.get("/", {"q": typed}).content.decode()
    assert "没有找到" in client.get("/", {"q": "不存在的村"}).content.decode()
    assert client.get("/", {"q": "\0"}).status_code == 200
    assert f'href="/{cast.CITY}/"' in client.get("/").content.decode()


def test_every_open_stage_stands_in_exactly_one_group():
    stages = [s for _name, part in publicly.GROUPS.values() for s in part]
    assert sorted(stages) == sorted(OPEN)


def test_a_village_says_its_name_as_its_people_do(client):
    cast.platforms()
    assert "<h1>赵家庄村</h1>" in client.get(f"/{cast.VILLAGE}/").content.decode()
    assert "<h1>永昌县</h1>" in client.get(HOME).content.decode()

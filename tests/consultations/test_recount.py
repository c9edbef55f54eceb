"""Some cards of a batch are drawn and read again by another; what came out stands beside the seal."""

import pytest

from shangliang.consultations.actions import papers, recount
from shangliang.consultations.models import View
from shangliang.kit import rules
from shangliang.people.refusal import Refused
from tests import cast
from tests.consultations.test_paper import colleague, desk, made  # noqa: F401 - fixtures

pytestmark = pytest.mark.django_db


def accepted(made, number=3, **more):  # noqa: F811
    batch = papers.open_batch(made, declared=number, by=cast.clerk(), **more)
    papers.type_cards(batch, {n: {2: 1, 3: -1} for n in range(1, number + 1)}, by=cast.clerk())
    return papers.accept_batch(batch, by=cast.clerk())


def test_a_small_batch_is_read_again_whole_and_what_differs_is_told(made):  # noqa: F811
    batch = recount.draw_recount(accepted(made), by=colleague())
    assert batch.sample == [1, 2, 3]
    assert recount.recounted(made) == (3, 0, 0)
    recount.recount_cards(batch, {1: {2: 1, 3: -1}, 2: {2: 1}}, by=colleague())
    assert recount.recounted(made) == (3, 2, 1)
    assert View.objects.filter(consultation=made).count() == 6  # nothing counted has changed


def test_of_a_large_batch_the_rule_says_how_many(made):  # noqa: F811
    rules.set_rule("consultation.recount_least", cast.VILLAGE, "2", by=cast.office())
    rules.set_rule("consultation.recount_share", cast.VILLAGE, "40%", by=cast.office())
    batch = recount.draw_recount(accepted(made, 10), by=colleague())
    assert len(set(batch.sample)) == 4


def test_nobody_checks_what_they_typed_and_nobody_draws_until_they_like_it(made):  # noqa: F811
    batch = accepted(made)
    with pytest.raises(Refused, match="没有录过"):
        recount.draw_recount(batch, by=cast.clerk())
    recount.draw_recount(batch, by=colleague())
    with pytest.raises(Refused, match="已经抽过"):
        recount.draw_recount(batch, by=colleague(3))
    with pytest.raises(Refused, match="只有抽卡片的人"):
        recount.recount_cards(batch, {1: {}}, by=colleague(3))
    assert recount.recount_cards(batch, {1: {}}, by=colleague()) == 1


def test_what_lies_half_typed_is_not_drawn_from(made):  # noqa: F811
    batch = papers.open_batch(made, declared=1, by=cast.clerk())
    with pytest.raises(Refused, match="入账以后"):
        recount.draw_recount(batch, by=colleague())


def test_of_a_doubled_batch_the_reading_that_counted_is_compared(made):  # noqa: F811
    batch = papers.open_batch(made, declared=1, double=True, by=cast.clerk())
    papers.type_cards(batch, {1: {2: 1}}, by=cast.clerk())
    papers.type_cards(batch, {1: {2: -1}}, by=colleague())
    papers.type_cards(batch, {1: {2: -1}}, by=colleague(3))
    batch = recount.draw_recount(papers.accept_batch(batch, by=cast.clerk()), by=colleague(4))
    recount.recount_cards(batch, {1: {2: -1}}, by=colleague(4))
    assert recount.recounted_of(batch) == (1, 1, 1)


def test_it_is_done_on_a_page_that_shows_only_the_drawn_cards(client, made):  # noqa: F811
    batch = accepted(made)
    url = f"{made.desk_url()}paper/{batch.ref}/"
    page = cast.signed_in(client, colleague()).get(url).content.decode()
    assert "抽卡片复核" in page
    page = client.post(f"{url}recount/", follow=True).content.decode()
    assert "复核纸质卡片" in page
    assert 'value="1"' not in page.split("data-grid")[1]  # what was typed before is not shown
    page = client.post(url, {"c1-2": "1", "c1-3": "2", "c2-2": "4"}).content.decode()
    assert "第 2 张有认不出的数字" in page
    page = client.post(url, {"c1-2": "1", "c1-3": "2", "c2-2": "2"}, follow=True).content.decode()
    assert "已录 3 张，和入账的一致 1 张" in page
    assert "已录 3 张，和入账的一致 1 张" in cast.signed_in(client, cast.clerk()).get(url).content.decode()


def test_who_typed_them_is_not_offered_to_draw(desk, made):  # noqa: F811
    batch = accepted(made)
    assert "抽卡片复核" not in desk.get(f"{made.desk_url()}paper/{batch.ref}/").content.decode()

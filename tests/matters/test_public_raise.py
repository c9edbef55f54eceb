"""提出 · Four steps without a script: kept, preview, sent once; bad input is said in words and never lost."""

import io
import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from shangliang.kit import rules
from shangliang.kit.files import File
from shangliang.matters.models import Matter, MatterFile, Raiser
from shangliang.matters.similar import alike
from tests import cast
from tests.matters import public

pytestmark = pytest.mark.django_db


def picture(name="灯.png") -> SimpleUploadedFile:
    data = io.BytesIO()
    Image.new("RGB", (20, 20), "white").save(data, "PNG")
    return SimpleUploadedFile(name, data.getvalue(), "image/png")


def test_four_steps_end_in_a_receipt_with_its_secret_code(client):
    page = public.fill(client, name="某人（虚构）", contact="0935-1234567")
    assert "将送：赵家庄村协商议事会" in page.content.decode()
    sent = client.post(f"{public.RAISE}?step=4", public.hidden(page), follow=True)
    matter = Matter.objects.get()
    assert sent.redirect_chain[-1][0] == f"/m/{matter.ref}/receipt/"
    code = public.code_on(sent)
    assert Raiser.objects.get().matter == matter
    assert matter.text == public.SAID
    assert matter.title == "三组的路没有灯"
    opened = client.post("/my/", {"code": code.lower()}, follow=True)
    assert matter.title in opened.content.decode()


def test_sent_twice_it_is_one_matter_with_the_same_code(client):
    fields = public.hidden(public.fill(client))
    first = client.post(f"{public.RAISE}?step=4", fields, follow=True)
    again = client.post(f"{public.RAISE}?step=4", fields, follow=True)
    assert Matter.objects.count() == 1
    assert public.code_on(first) == public.code_on(again)


def test_what_was_changed_in_another_window_is_looked_at_again_before_it_is_sent(client):
    fields = public.hidden(public.fill(client))
    client.post(public.RAISE, {"text": "换成另一件完全不同的事情了。"})
    answer = client.post(f"{public.RAISE}?step=4", fields, follow=True)
    assert Matter.objects.count() == 0
    assert "请再看一遍再送出" in answer.content.decode()


def test_the_draft_is_kept_and_can_be_thrown_away(client):
    cast.platforms()
    client.post(public.RAISE, {"text": public.SAID})
    assert public.SAID in client.get(public.RAISE).content.decode()
    client.post(public.RAISE, {"forget": "1"})
    assert public.SAID not in client.get(public.RAISE).content.decode()


def test_the_draft_is_nobody_elses(client):
    cast.platforms()
    client.post(public.RAISE, {"text": public.SAID})
    assert public.SAID not in type(client)().get(public.RAISE).content.decode()


@pytest.mark.parametrize("step", ["2", "3", "4"])
def test_a_step_too_early_leads_back_to_the_first(client, step):
    cast.platforms()
    assert client.get(f"{public.RAISE}?step={step}", follow=True).redirect_chain[-1][0] == public.RAISE
    assert client.post(f"{public.RAISE}?step={step}", follow=True).status_code == 200


def test_too_long_a_text_is_refused_in_place_and_kept(client):
    cast.platforms()
    page = client.post(public.RAISE, {"text": "长" * 5001}).content.decode()
    assert "最多 5000 字，您写了 5001 字" in page
    assert "长" * 5001 in page


def test_ten_megabytes_get_a_page_that_says_so(client):
    cast.platforms()
    answer = client.post(public.RAISE, {"text": "长" * 3_400_000})
    assert answer.status_code == 413
    assert "写得太多了" in answer.content.decode()


def test_invisible_characters_are_dropped_not_fatal(client):
    cast.platforms()
    answer = client.post(public.RAISE, {"text": "路灯\0坏了\x07三个月没人修", "place": "\0"})
    assert answer.status_code == 302
    assert "路灯坏了三个月没人修" in client.get(public.RAISE).content.decode()


def test_foreign_places_and_classes_are_refused_in_words(client):
    cast.platforms()
    client.post(public.RAISE, {"text": public.SAID})
    wrong = {"title": "灯", "topic_class": "不存在", "area": cast.SIBLING_COMMUNITY, "contact": "abc"}
    page = client.post(f"{public.RAISE}?step=3", wrong).content.decode()
    assert "请从这几类里选一个" in page
    assert "请从列表里选一个地方" in page
    assert "这不像电话号码" in page


def test_a_public_name_needs_a_name(client):
    cast.platforms()
    client.post(public.RAISE, {"text": public.SAID})
    fields = {"title": "灯", "topic_class": "其他", "area": cast.VILLAGE, "name_public": "on"}
    assert "请写上姓名" in client.post(f"{public.RAISE}?step=3", fields).content.decode()


def test_photos_go_along_and_come_back_without_their_page_being_public(client):
    cast.platforms()
    client.post(public.RAISE, {"text": public.SAID, "photos": [picture(), picture("二.png")]})
    client.post(f"{public.RAISE}?step=3", {"title": "灯", "topic_class": "其他", "area": cast.VILLAGE})
    fields = public.hidden(client.get(f"{public.RAISE}?step=4"))
    client.post(f"{public.RAISE}?step=4", fields)
    links = list(MatterFile.objects.select_related("file"))
    assert len(links) == 2
    assert client.get(f"/files/{links[0].file.ref}/").status_code == 404


def test_what_is_no_photo_is_refused_and_the_text_is_kept(client):
    cast.platforms()
    bad = SimpleUploadedFile("a.svg", b"<svg xmlns='http://www.w3.org/2000/svg'/>", "image/svg+xml")
    page = client.post(public.RAISE, {"text": public.SAID, "photos": [bad]})
    assert page.status_code == 200
    assert public.SAID in page.content.decode()


def test_how_many_photos_may_go_along_is_a_rule_of_the_place(client):
    cast.platforms()

    def sent(number, who=client):
        return who.post(public.RAISE, {"text": public.SAID, "photos": [picture(f"{n}.png") for n in range(number)]})

    page = sent(4).content.decode()
    assert "最多 3 张，您选了 4 张" in page and public.SAID in page
    rules.set_rule("matter.photos", cast.COUNTY, "4")
    assert sent(4).status_code == 302
    rules.set_rule("matter.photos", cast.VILLAGE, "1")
    assert "最多 1 张。请不要拍到别人的脸。" in client.get(public.RAISE).content.decode()
    assert "最多 1 张，您选了 3 张" in sent(3, type(client)()).content.decode()


def test_photos_that_come_later_are_counted_with_those_already_kept(client):
    cast.platforms()
    client.post(public.RAISE, {"text": public.SAID, "photos": [picture(), picture("二.png")]})
    more = {"text": public.SAID, "photos": [picture("三.png"), picture("四.png")]}
    page = client.post(public.RAISE, more).content.decode()
    assert "已经收下 2 张，这次选了 2 张" in page
    first = re.search(r'name="drop" value="([^"]+)"', page)[1]
    more["photos"] = [picture("三.png"), picture("四.png")]
    assert client.post(public.RAISE, more | {"drop": first}).status_code == 302
    assert File.objects.count() == 4 and first not in client.get(public.RAISE).content.decode()


def test_similar_ones_are_shown_and_can_be_followed_instead(client):
    matter, _code = public.public_topic()
    found = client.post(public.RAISE, {"text": "三组到小学的路晚上没有灯，太黑了"}, follow=True)
    assert found.redirect_chain[-1][0].endswith("step=2")
    assert matter.title in found.content.decode()
    client.post(f"/m/{matter.ref}/follow/")
    assert matter.followers.count() == 1


def test_what_is_not_public_is_never_shown_as_similar(client):
    from tests.matters import walk

    walk.topic()
    found = client.post(public.RAISE, {"text": "三组到小学的路晚上没有灯，太黑了"}, follow=True)
    assert found.redirect_chain[-1][0].endswith("step=3")


def test_above_the_county_one_chooses_first_and_unknown_places_are_404(client):
    cast.platforms()
    assert f"/{cast.COUNTY}/raise/" in client.get(f"/{cast.CITY}/raise/").content.decode()
    assert client.get("/999999/raise/").status_code == 404
    assert client.delete(public.RAISE).status_code == 405


def test_a_place_without_an_office_says_so(client):
    cast.area(cast.SIBLING_COMMUNITY)
    assert "还没有开通" in client.get(f"/{cast.SIBLING_COMMUNITY}/raise/").content.decode()


def test_the_receipt_is_only_for_the_browser_that_sent_it(client):
    fields = public.hidden(public.fill(client))
    client.post(f"{public.RAISE}?step=4", fields)
    url = f"/m/{Matter.objects.get().ref}/receipt/"
    assert client.get(url).status_code == 200
    assert client.get(url).status_code == 200, "reading it consumes nothing"
    assert type(client)().get(url).status_code == 404


def test_a_photo_is_public_only_once_its_matter_is(client):
    from shangliang.matters import actions

    cast.platforms()
    client.post(public.RAISE, {"text": public.SAID, "photos": [picture()]})
    client.post(f"{public.RAISE}?step=3", {"title": "灯", "topic_class": "其他", "area": cast.VILLAGE})
    client.post(f"{public.RAISE}?step=4", public.hidden(client.get(f"{public.RAISE}?step=4")))
    matter, link = Matter.objects.get(), MatterFile.objects.select_related("file").get()
    assert client.get(f"/files/{link.file.ref}/").status_code == 404
    actions.move(matter, "accept", by=cast.clerk())
    actions.move(matter, "release", by=cast.clerk())
    assert client.get(f"/files/{link.file.ref}/").status_code == 200
    assert link.file.ref in client.get(matter.get_absolute_url()).content.decode()


def test_what_is_about_a_body_goes_to_the_level_above_and_is_hidden_from_it(client):
    council = cast.organisation("council", cast.VILLAGE)
    clerk, town = cast.clerk(), cast.township_clerk()
    page = public.fill(client, about=council.name)
    assert (
        "反映的单位" in page.content.decode()
        and f"将送：{cast.organisation('township', cast.TOWN)}" in page.content.decode()
    )
    receipt = client.post(f"{public.RAISE}?step=4", public.hidden(page), follow=True)
    matter = Matter.objects.get()
    assert receipt.status_code == 200 and (matter.about, matter.holder_area) == (council, cast.TOWN)
    assert "才公开" not in receipt.content.decode()
    assert not Matter.objects.visible_to(clerk).exists()
    assert Matter.objects.visible_to(town).get() == matter


def test_a_body_that_nobody_knows_or_several_could_be_is_asked_for_again(client):
    cast.platforms()
    cast.organisation("department", cast.COUNTY)  # 永昌县水务局
    cast.organisation("department", cast.COUNTY, "永昌县水务局城关所")
    client.post(public.RAISE, {"text": public.SAID})
    about = {"title": "三组的路没有灯", "topic_class": "公共服务", "area": cast.VILLAGE}
    unknown = client.post(f"{public.RAISE}?step=3", about | {"about": "天上的局"})
    assert unknown.context["form"].errors["about"] and "天上的局" in unknown.content.decode()
    several = client.post(f"{public.RAISE}?step=3", about | {"about": "水务"})
    assert "永昌县水务局、永昌县水务局城关所" in several.content.decode()
    assert client.post(f"{public.RAISE}?step=3", about | {"about": "永昌县水务局"}).status_code == 302


def test_the_same_in_everyday_words_is_found_and_what_only_shares_a_place_is_not():
    lamp, _code = public.public_topic(
        title="赵家庄村三组到小学的路晚上没有灯",
        text="三组到小学的主路约六百四十米，冬天放学时天已经黑了，孩子和接送的老人摔过几次。",
    )
    water, _code = public.public_topic(
        title="灌溉用水轮到谁家，能不能提前三天知道", text="四组、五组浇水的轮次常常临时改。"
    )
    village = cast.area(cast.VILLAGE)
    said = "三组去小学那条路太黑了，没有灯，老人晚上接孩子看不见，希望装几盏路灯。"
    assert [row["ref"] for row in alike(village, said)] == [lamp.ref]
    assert [row["ref"] for row in alike(village, "浇水轮到谁家老是变，能不能早点说一声")] == [water.ref]
    assert alike(village, "村里的广播听不清") == []


def test_a_text_that_is_too_short_hides_nothing_of_the_photos_and_costs_none(client):
    cast.platforms()
    false = SimpleUploadedFile("灯.jpg", "这不是照片".encode(), "image/jpeg")
    page = client.post(public.RAISE, {"text": "灯", "photos": [picture(), false]}).content.decode()
    assert "太短了" in page and "“灯.jpg”打不开：它不是真正的 jpg 文件" in page
    assert "不要这张：灯.png" in page
    assert client.post(public.RAISE, {"text": public.SAID}).status_code == 302

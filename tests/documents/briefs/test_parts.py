"""The parts of the reader by themselves: numbers, dates, datelines, bylines, titles, figures."""

import datetime as dt

import pytest

from shangliang.documents.briefs import read
from shangliang.documents.briefs.bylines import names, signed
from shangliang.documents.briefs.dateline import dateline
from shangliang.documents.briefs.dates import Calendar, calendar, when
from shangliang.documents.briefs.figures import figures
from shangliang.documents.briefs.numerals import number
from shangliang.documents.briefs.titles import titles


@pytest.mark.parametrize(
    "text, value",
    [
        ("1,500", 1500),
        ("98.5", 98.5),
        ("三百二十", 320),
        ("一千零八", 1008),
        ("一万二千", 12000),
        ("十", 10),
        ("二十六", 26),
        ("两", 2),
        ("五点二", 5.2),
        ("二〇二三", 2023),
        ("五六", None),
        ("五六十", None),
        ("几", None),
        ("", None),
    ],
)
def test_numbers_as_they_are_written(text, value):
    assert number(text) == value


@pytest.mark.parametrize(
    "text, start, end",
    [
        ("6月5日，市政协", "2023-06-05", None),
        ("6月7日至8日，", "2023-06-07", "2023-06-08"),
        ("6月7日-9日，", "2023-06-07", "2023-06-09"),
        ("6月7至8日，", "2023-06-07", "2023-06-08"),
        ("6月30日至7月2日，", "2023-06-30", "2023-07-02"),
        ("12月30日至1月2日，", "2023-12-30", "2024-01-02"),
        ("12月30日至2025年1月2日，", "2024-12-30", "2025-01-02"),
        ("2022年9月1日，", "2022-09-01", None),
        ("去年9月1日，", "2022-09-01", None),
        ("六月五日上午，", "2023-06-05", None),
    ],
)
def test_days_and_ranges_of_days(text, start, end):
    found = when(text, text, Calendar(2023))
    assert (str(found.start), found.end and str(found.end)) == (start, end)


@pytest.mark.parametrize("words", ["近日", "日前", "5月下旬", "10月中旬", "8月以来", "连日来", "今年以来", "2月30日"])
def test_words_that_name_no_day_are_kept(words):
    found = when(f"{words}，县政协召开会议。", f"{words}，县政协召开会议。", Calendar(2023))
    assert (found.start, found.end) == (None, None)
    assert found.words == words


def test_a_story_of_many_days_is_dated_by_the_day_it_tells_but_news_of_recent_days_is_not():
    story, news = ("连日来，干部走访。\n5月19日，会议召开。", "近日，会议召开。\n5月19日，干部走访。")
    assert when(story.split("\n", maxsplit=1)[0], story, Calendar(2023)).start == dt.date(2023, 5, 19)
    assert when(news.split("\n", maxsplit=1)[0], news, Calendar(2023)).words == "近日"


def test_the_year_is_asked_for_or_the_papers_or_the_one_mentioned_most():
    assert calendar("", "2024年1月5日 星期五", 2022).year == 2022
    assert calendar("2023年度 2023年度 2021年", "", None).year == 2023
    assert calendar("没有", "", None).year is None
    printed = calendar("", "2024年1月5日 星期五", None)
    assert (str(printed.on(None, 12, 28)), str(printed.on(None, 1, 3))) == ("2023-12-28", "2024-01-03")


@pytest.mark.parametrize(
    "text, place, authors",
    [
        ("本报金昌讯 6月5日，市政协", "金昌", []),
        ("本报某地讯（通讯员赵甲）6月5日，", "某地", ["赵甲"]),
        ("甘肃某地讯（记者 赵甲 通讯员 钱 乙 孙丙丁）近日，", "某地", ["赵甲", "钱乙", "孙丙丁"]),
        ("某地讯 6月5日，市政协", "某地", []),
        ("某地日报某地讯（特约记者 赵甲、钱乙）", "某地", ["赵甲", "钱乙"]),
        ("本报讯（记者赵甲）6月5日，", None, ["赵甲"]),
        ("（本报记者 赵甲 通讯员 钱乙）6月5日，", None, ["赵甲", "钱乙"]),
    ],
)
def test_datelines(text, place, authors):
    found = dateline(text)
    assert found
    assert (found.place, found.authors) == (place, authors)


@pytest.mark.parametrize(
    "text",
    [
        "通讯员们走进农家。",
        "喜讯传来，大家高兴。",
        "6月5日，市政协召开会议。",
        "据某地资讯（网络）报道",
        "（草案）",
        "",
    ],
)
def test_ordinary_sentences_are_no_datelines(text):
    assert dateline(text) is None


def test_signatures_are_names_and_nothing_else():
    assert signed("会议结束。（李戊己 周 庚）") == ["李戊己", "周庚"]
    assert [signed(text) for text in ("办法（草案）", "会议结束。（完）", "会议结束。（下转二版）", "会议结束。")] == [
        []
    ] * 4
    assert names("本报记者 马·某某某 通讯员 李戊己") == ["马·某某某", "李戊己"]


def test_titles_keep_the_titles_within_them():
    assert titles("学习《关于学习〈章程〉的通知》和《章程》《章程》，〈简报〉，《没有写完") == [
        "关于学习〈章程〉的通知",
        "章程",
        "简报",
    ]


@pytest.mark.parametrize(
    "text, expected",
    [
        ("走访困难群众 13户", [("困难群众", 13, "户")]),
        ("走访困难群众三百二十户51人", [("困难群众", 320, "户"), ("困难群众", 51, "人")]),
        ("两个乡镇参加，", [("乡镇", 2, "个")]),
        ("1.5万人次参观了展览。", [("参观", 15000, "人次")]),
        ("落实资金1.5万元，引进项目总投资3.2亿元。", [("资金", 1.5, "万元"), ("项目总投资", 3.2, "亿元")]),
        ("补助3万余元。", [("补助", 3, "万元")]),
        ("办结率达98.5％。", [("办结率", 98.5, "%")]),
        ("满意率百分之九十五，提高2.5个百分点。", [("满意率", 95, "%"), ("满意率", 2.5, "个百分点")]),
        ("为期5天的培训班，", [("培训班", 5, "天")]),
        ("形成调研报告一篇。", [("调研报告", 1, "篇")]),
        ("累计入户走访156人（次）。", [("走访", 156, "人次")]),
        ("在8个乡（镇）建成“帐篷议事厅”21个。", [("乡（镇）", 8, "个"), ("“帐篷议事厅”", 21, "个")]),
        ("预计投入27.6万元。", [("投入", 27.6, "万元")]),
    ],
)
def test_figures_with_their_units(text, expected):
    (piece,) = read(text)
    assert [(each.what, each.number, each.unit) for each in piece.figures] == expected


@pytest.mark.parametrize(
    "text",
    [
        "召开十届九次会议，第三次会议",
        "2023年6月5日上午9时",
        "“五个一”活动和“六必访”制度",
        "多了一名亲戚，送去一件雨衣",
        "两个维护",
        "千家万户",
        "3个月内",
        "《二十条措施》",
        "第12期",
    ],
)
def test_what_is_no_figure(text):
    assert figures(text) == []


def test_a_city_that_is_only_called_the_city_is_completed_where_the_tree_has_it():
    news = "本报金昌讯 6月5日，市政协召开会议。"
    assert read(news, places=["金昌市"])[0].host == "金昌市政协"
    assert read(news.replace("金昌", "永昌"), places=["金昌市", "永昌县"])[0].host == "市政协"
    assert read(news.replace("市政协", "省政协"), places=["金昌市"])[0].host == "省政协"


def test_stations_committees_and_groups_are_hosts_of_their_own():
    for host in ("某某县某某镇政协委员工作站", "某某县政协提案委员会", "某某县政协党组", "某某市政协经济委"):
        assert read(f"6月5日，{host}召开座谈会。")[0].host == host
    for host in ("某某县政协机关干部", "某某县政协主席某某主持", "某某县政协委员"):
        assert read(f"6月5日，{host}开展活动。")[0].host == "某某县政协"


def test_short_ones_under_a_label_are_pieces_of_their_own():
    page = "短 讯\n●8月9日，某某区政协召开主席会议。\n●8月11日，某某县政协举办培训班。"
    told = [(each.section, each.headline, each.host, each.event) for each in read(page)]
    assert told == [("短 讯", "", "某某区政协", "主席会议"), ("", "", "某某县政协", "培训班")]


def test_a_place_is_called_as_a_dateline_calls_it():
    for area, called in (
        ("肃南裕固族自治县", "肃南"),
        ("平凉市崆峒区", "崆峒"),
        ("文县", "文县"),
        ("兰州市安宁区", "安宁"),
    ):
        assert read(f"6月5日，{area}政协召开会议。")[0].place == called


def test_what_they_went_for_is_the_event_and_firms_met_on_the_way_are_no_places():
    (piece,) = read("6月5日，某某县政协赴上海、江苏考察招商，走访甲乙集团、丙丁公司，举办推介会2场。")
    assert (piece.event, piece.places) == ("考察招商", ["上海", "江苏"])
    (piece,) = read("6月5日，某某县政协深入甲乙公司、丙丁合作社等地调研。")
    assert piece.places == ["甲乙公司", "丙丁合作社"]

"""Story 7, 临泽, once more: thirteen cadres and thirteen families out of four ledgers give the figures that the pages gave."""

import pytest

from shangliang.bonds.models import Aid, Need
from shangliang.gatherings.models import Visit
from shangliang.kit import clock, figures, importing, trail
from shangliang.matters import actions as matters
from shangliang.matters.models import Matter
from tests import cast
from tests.stories.ledgers import brought, counts, taken

pytestmark = pytest.mark.django_db
LINZE, VILLAGE = "620723", "620723107205"
NEEDS = ("不清楚事故怎么处理", "孩子想要一枚篮球", "下雨天放羊没有雨衣", "缺一套文具", "补贴停发了一个月")
PERSONS = ["姓名", "工作单位", "角色", "现任职务", "联系电话"]
FAMILIES = ["户号", "姓名", "人员类别", "所在村", "家庭住址", "出生日期", "法定依据"]
PAIRS = ["干部姓名", "单位", "职级", "可联系户数", "帮扶对象", "所在村", "结对时间"]
VISITS = ["帮扶干部", "走访时间", "走访方式", "帮扶对象", "所在村", "走访情况", "宣讲政策", "帮扶物资", "金额", "帮扶形式", "资金来源", "需求", "需求分类"]  # fmt: skip


def cadre(number):
    return f"干部{number}（虚构）"


def rank(number):
    return ("正科级" if number % 2 else "副科级") if number < 8 else "一般干部"


def families():
    """Thirteen families; in the first one a child too."""
    for number in range(13):
        yield [str(number + 1), f"对象{number}（虚构）", "特困人员", VILLAGE, "三组", "1950-01-02", ""]
    yield [
        "1",
        "同户的孩子（虚构）",
        "事实无人抚养儿童、困难重度残疾人",
        VILLAGE,
        "三组",
        "2015-05-06",
        "民发〔2021〕1号",
    ]


def pairs():
    today = clock.today().isoformat()
    for number in range(13):
        yield [cadre(number), body(), rank(number), "1", f"对象{number}（虚构）", VILLAGE, today]
    yield [cadre(0), body(), rank(0), "1", "同户的孩子（虚构）", VILLAGE, today]


def visits():
    today = clock.today().isoformat()
    for number, (who, _body, _rank, _room, whom, *_rest) in enumerate(pairs()):
        need = [NEEDS[number], "基本生活"] if number < len(NEEDS) else ["", ""]
        yield [
            who,
            today,
            "入户走访",
            whom,
            VILLAGE,
            "一切都好",
            "残疾人两项补贴",
            "米、面、油",
            "160",
            "物资",
            "干部自费",
            *need,
        ]


def body():
    return cast.organisation("department", LINZE).name


def test_four_ledgers_give_the_figures_of_the_story_and_brought_again_change_nothing():
    cast.organisation("council", VILLAGE)
    office = cast.office(LINZE)
    persons = [[cadre(n), body(), "帮扶干部", "干事", f"139093500{n:02}"] for n in range(13)]
    given = [("persons", PERSONS, persons), ("households", FAMILIES, list(families())), ("pairs", PAIRS, list(pairs())), ("visits", VISITS, list(visits()))]  # fmt: skip
    batches = [brought(name, head, rows, by=office, area=LINZE) for name, head, rows in given]
    assert [counts(batch) for batch in batches] == [(13, 0, 0, 0), (14, 0, 0, 0), (14, 0, 0, 0), (14, 0, 0, 0)]
    for name, head, rows in given:
        assert counts(taken(name, head, rows, by=office, area=LINZE)) == (0, 0, len(rows), 0), name
    for matter in Matter.objects.filter(kind="household"):
        matters.move(matter, "accept", by=office)
        matters.move(matter, "settle", by=office, note="已办妥")
    assert figures.compute(LINZE, only=["pairing"])["pairing"] == {
        "helpers": 13, "households": 13, "persons": 14, "paired": 1.0, "paired_of": [14, 14], "visited": 1.0,
        "visited_of": [14, 14], "aided": 1.0, "aided_of": [14, 14], "problems_solved": 5, "aid_yuan": 2240.0,
        "section_level_helpers": 8,
    }  # fmt: skip
    assert trail.verify() == []


def test_the_ledgers_go_again_in_the_order_of_what_rests_on_what():
    cast.organisation("council", VILLAGE)
    office = cast.office(LINZE)
    persons = [[cadre(n), body(), "帮扶干部", "干事", f"139093500{n:02}"] for n in range(13)]
    given = [("persons", PERSONS, persons), ("households", FAMILIES, list(families())), ("pairs", PAIRS, list(pairs())), ("visits", VISITS, list(visits()))]  # fmt: skip
    batches = [brought(name, head, rows, by=office, area=LINZE) for name, head, rows in given]
    early = importing.undo(batches[2], by=office)
    assert early.counts()["kept"] == 14 and early.counts()["undone"] == 0
    assert importing.undo(batches[3], by=office).counts()["undone"] == 14
    assert not (Visit.objects.exists() or Aid.objects.exists() or Need.objects.exists() or Matter.objects.exists())
    assert trail.verify() == []

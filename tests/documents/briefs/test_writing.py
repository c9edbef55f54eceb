"""写了再读 · What is drafted in the form of the newspaper is read back as the same facts."""

import datetime as dt

from hypothesis import given, settings
from hypothesis import strategies as st

from shangliang.documents.briefs import Figure, Piece, read
from shangliang.documents.briefs.writing import compose, counted, days, headline, titled

COUNTIES = {"金昌": "金昌市", "永昌": "永昌县", "两当": "两当县", "文县": "文县", "西和": "西和县", "凉州": "凉州区"}
MEETINGS = [
    "五届十二次主席会议",
    "十届九次常委会会议",
    "政协协商向基层延伸工作现场观摩推进会",
    "提案办理协商会",
    "委员履职能力培训班",
]
TRIPS = ["专题调研", "监督性调研", "集中视察", "走访慰问", "招商考察"]
PLACES = ["黄渠镇", "芭子场村", "城关镇赵家庄村", "雄关街道", "县档案馆", "金铁集团"]
TITLES = ["2023年度走访看望委员的实施方案", "关于积极发展碳汇经济的建议案", "关于加强社区治理的调研报告"]
COUNTED = [
    ("组成人员", "名"),
    ("列席人员", "名"),
    ("意见建议", "条"),
    ("企业", "家"),
    ("困难群众", "户"),
    ("共识", "项"),
]
NAMES = ["赵甲", "钱乙丙", "孙丁戊"]


def some(choices, most=4):
    return st.lists(st.sampled_from(choices), max_size=most, unique=True)


@st.composite
def activities(draw):
    place, meets = draw(st.sampled_from(sorted(COUNTIES))), draw(st.booleans())
    first = draw(st.dates(dt.date(2023, 1, 1), dt.date(2023, 12, 31)))
    last = draw(st.none() | st.integers(1, 20).map(lambda n: first + dt.timedelta(days=n)))
    figures = draw(st.lists(st.tuples(st.sampled_from(COUNTED), st.integers(1, 2000)), max_size=4))
    told = Piece(
        headline="",
        text="",
        place=place,
        authors=draw(some(NAMES, 2)),
        date=first,
        date_end=last,
        host=f"{COUNTIES[place]}政协",
        event=draw(st.sampled_from(MEETINGS if meets else TRIPS)),
        places=[] if meets else draw(some(PLACES)),
        documents=draw(some(TITLES, 3)) if meets else [],
        figures=[Figure(what, number, unit) for (what, unit), number in figures],
    )
    return told, "召开" if meets else "开展"


@settings(max_examples=120, deadline=None)
@given(activities())
def test_what_is_written_is_read_as_the_same_facts(made):
    told, verb = made
    rest = [titled("会议审议通过了", told.documents) + counted("共有", told.figures), "会议强调，要抓好落实。"]
    page = f"{headline(told, verb)}\n\n{compose(told, rest, verb=verb)}"
    (piece,) = read(page, year=2023, places=[*COUNTIES.values(), *PLACES[:4], "赵家庄村", "城关镇"])
    facts = ("place", "authors", "date", "date_end", "host", "event", "places", "documents", "figures")
    assert {name: getattr(piece, name) for name in facts} == {name: getattr(told, name) for name in facts}
    assert piece.headline == headline(told, verb)


def test_days_are_written_as_the_paper_writes_them():
    day = dt.date(2023, 12, 30)
    assert days(Piece("", "", date=day)) == "12月30日"
    assert days(Piece("", "", date=day, date_end=day.replace(day=31))) == "12月30日至31日"
    assert days(Piece("", "", date=day, date_end=dt.date(2024, 1, 2))) == "12月30日至2024年1月2日"
    assert days(Piece("", "")) == "近日"

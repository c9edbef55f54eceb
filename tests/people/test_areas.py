"""Areas: the shipped tree, ranges of codes, local nodes, names in memory."""

import pytest
from django.core.exceptions import PermissionDenied
from django.core.management import CommandError, call_command
from django.db import IntegrityError, transaction

from shangliang.kit import trail
from shangliang.kit.search import pinyin_key
from shangliang.people import actions, area_file, areas, spelling
from shangliang.people.areas import Area, after, lineage, parent_of, settlement, spoken
from shangliang.people.refusal import FileRefused, Refused
from tests import cast

pytestmark = pytest.mark.django_db
HEADER = "code,name,level,parent\n"
FEW = HEADER + "62,甘肃省,province,\n6203,金昌市,city,62\n620321,永昌县,county,6203\n"


@pytest.fixture(autouse=True)
def _nothing_remembered():
    areas.forget()
    yield
    areas.forget()


@pytest.fixture
def load(tmp_path):
    def act(content, **more):
        path = tmp_path / "areas.csv"
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return actions.load_areas(path, **more)

    return act


def test_gansu_ships_with_the_package():
    loaded = actions.load_shipped_areas()
    assert (loaded.lines, loaded.new) == (19_224, 19_224)
    by_level = {level: Area.objects.filter(level=level).count() for level in ("city", "county", "township", "village")}
    assert by_level == {"city": 14, "county": 88, "township": 1_403, "village": 17_718}
    jinchang = Area.objects.within("6203")
    assert jinchang.filter(settlement="village").count() == 139
    assert jinchang.filter(settlement="community").count() == 43
    assert str(Area.objects.get(code="620321100200")) == "赵家庄村"
    assert actions.load_shipped_areas() == (19_224, 0, 0)


@pytest.mark.parametrize(
    ("code", "kind"),
    [("620321100001", "community"), ("620321100199", "community"), ("620321100200", "village"), ("620321100399", "village"),
     ("620321100400", "community"), ("620321100499", "community"), ("620321100500", "village"), ("620321100599", "village"),
     ("620321100000", ""), ("620321100600", ""), ("620321100", ""), ("620321100x01", "")],
)  # fmt: skip
def test_the_last_three_digits_say_village_or_community(code, kind):
    assert settlement(code) == kind


def test_a_subtree_is_a_range_of_codes():
    assert after("6203") == "6204"
    assert "6203" <= "620399999x99" < after("6203")
    assert not "6203" <= "620" < after("6203")
    assert "620329" < "620329999" < after("620329") < "620330"


def test_a_lineage_runs_from_the_province_to_the_group():
    assert lineage("620723107205x01") == ["62", "6207", "620723", "620723107", "620723107205", "620723107205x01"]
    assert lineage("621228203x01") == ["62", "6212", "621228", "621228203", "621228203x01"]
    assert [parent_of(c) for c in ("62", "6203", "620321100200x02")] == ["", "62", "620321100200"]


@pytest.mark.parametrize(
    ("written", "said"),
    [("赵家庄村委会", "赵家庄村"), ("汪家墩村村民委员会", "汪家墩村"), ("昌荣里社区居委会", "昌荣里社区"), ("中街居委会", "中街社区"),
     ("某某社区居民委员会", "某某社区"), ("永昌县", "永昌县"), ("村委会", "村委会")],
)  # fmt: skip
def test_a_village_is_named_as_people_say_it(written, said):
    assert spoken(written) == said


def test_a_second_load_changes_only_what_differs(load):
    assert load(FEW) == (3, 3, 0)
    assert load(FEW) == (3, 0, 0)
    assert load(FEW.replace("永昌县", "永昌新县")) == (3, 0, 1)
    assert Area.objects.get(code="620321").pinyin == pinyin_key("永昌新县")


def test_nothing_is_deleted_by_a_smaller_file(load):
    load(FEW)
    load(HEADER + "62,甘肃省,province,\n")
    assert Area.objects.count() == 3


def test_a_parent_may_stand_in_the_database_or_further_down_in_the_file(load):
    load(HEADER + "6203,金昌市,city,62\n62,甘肃省,province,\n")
    assert load(HEADER + "620321,永昌县,county,6203\n").new == 1


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
def test_the_usual_encodings_are_read(load, encoding):
    load(FEW.encode(encoding))
    assert Area.objects.get(code="6203").name == "金昌市"


@pytest.mark.parametrize("content", [FEW.encode("utf-16"), FEW.encode("utf-16-le"), FEW.encode() + b"\x00"])
def test_other_encodings_are_refused_in_a_sentence(load, content):
    with pytest.raises(Refused, match="UTF-8"):
        load(content)
    assert not Area.objects.exists()


def test_a_line_that_cannot_be_read_is_named(load):
    with pytest.raises(FileRefused, match=r"第3行：既不是 UTF-8 也不是 GB18030"):
        load(HEADER.encode() + b"62,\xe7\x94\x98,province,\n6203,\xff\xff\xff,city,62\n")


@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        ("620399,某县,county,6299", "第4行：620399 的上级应是“6203”"),
        ("6299999,某县,county,6203", "有 7 位"),
        ("62o321,某县,county,6203", "应全是数字"),
        ("６２０３２１,某县,county,6203", "应全是数字"),
        ("6203,金昌市,city,62", "第4行：代码 6203 与第3行重复"),
        ("620321,永昌县,city,6203", "层级应是 county"),
        ("620321,,county,6203", "没有名称"),
        ("620321," + "县" * 81 + ",county,6203", "超过 80 个字"),
        ("620321,永\u0007昌县,county,6203", "读不出的字符"),
        ("620321,永\ue000昌县,county,6203", "读不出的字符"),
        ("620321,永昌县,county", "应有 4 列，这里有 3 列"),
        ("620721100,某镇,township,620721", "没有上级 620721"),
    ],
)
def test_one_bad_line_refuses_the_whole_file_and_is_named(load, line, sentence):
    with pytest.raises(FileRefused) as refused:
        load(HEADER + "62,甘肃省,province,\n6203,金昌市,city,62\n" + line + "\n")
    assert sentence in str(refused.value)
    assert [number for number, _ in refused.value.problems] == [4]
    assert not Area.objects.exists()


def test_every_bad_line_is_counted_and_the_first_twenty_are_shown(load):
    with pytest.raises(FileRefused) as refused:
        load(HEADER + "\n".join(f"9{n}x,某地,city,62" for n in range(50)))
    assert len(refused.value.problems) == 50
    assert "共 50 处" in str(refused.value)


@pytest.mark.parametrize(
    "content", ["", "\n", "代码,名称,层级,上级\n62,甘肃省,province,\n", HEADER, "code;name;level;parent\n"]
)
def test_a_file_without_our_header_or_without_lines_is_refused(load, content):
    with pytest.raises(FileRefused):
        load(content)


def test_the_file_itself_is_read_when_it_is_open(tmp_path):
    assert actions.load_areas(area_file.shipped()).lines == 19_224


def test_loading_is_on_the_trail_once_per_province(load):
    load(FEW)
    row = trail.TrailRow.objects.get(action="area.load")
    assert (row.chain, row.detail["new"]) == ("62", 3)


def test_only_the_system_admin_loads_areas(load):
    admin, office = cast.system_admin(cast.CITY), cast.office()
    with pytest.raises(PermissionDenied):
        load(FEW, by=office)
    assert load(FEW, by=admin).unchanged == 3


def test_the_command_says_what_it_did_or_why_not(tmp_path, capsys):
    path = tmp_path / "few.csv"
    path.write_text(FEW)
    call_command("areas", "load", str(path))
    assert "新增 3" in capsys.readouterr().out
    path.write_text(FEW + "6203,金昌市,city,62\n")
    with pytest.raises(CommandError, match="第5行"):
        call_command("areas", "load", str(path))
    with pytest.raises(CommandError, match="读不到"):
        call_command("areas", "load", str(tmp_path / "none.csv"))


def test_place_names_are_spelt_as_every_other_name_is():
    names = [
        "重庆市",
        "会宁县",
        "乐都区",
        "单县",
        "长安区",
        "赵家庄村委会",
        "第3社区",
        "ABC村",
        "吕家堡",
        "囗",
        "行宫村委会",
    ]
    assert [spelling.key(name) for name in names] == [pinyin_key(name) for name in names]


def test_a_group_hangs_below_its_village_and_inside_its_range():
    clerk = cast.clerk()
    first = actions.add_local_area(cast.area(), "一社", by=clerk)
    third = actions.add_local_area(cast.area(), "三社", by=clerk)
    assert (first.code, third.code) == ("620321100200x01", "620321100200x02")
    assert third in Area.objects.within(cast.COUNTY)
    assert areas.path_names(third.code, below=cast.CITY) == ["永昌县", "城关镇", "赵家庄村", "三社"]
    assert clerk.can("matter.screen", third.code)


def test_a_group_is_added_once_and_only_below_a_coded_area():
    clerk = cast.clerk()
    group = actions.add_local_area(cast.area(), "一社", by=clerk)
    with pytest.raises(Refused, match="已经有"):
        actions.add_local_area(cast.area(), "一社", by=clerk)
    with pytest.raises(Refused, match="下面不能再添加"):
        actions.add_local_area(group, "一小组", by=clerk)


def test_a_group_is_added_by_those_of_the_place_only():
    for stranger in (cast.clerk(cast.SIBLING_VILLAGE), cast.outsider(), cast.member(), cast.system_admin()):
        with pytest.raises(PermissionDenied):
            actions.add_local_area(cast.area(), "一社", by=stranger)
    assert actions.add_local_area(cast.area(), "一社", by=cast.office()).is_local


def test_the_database_refuses_codes_of_other_lengths():
    cast.area()
    with pytest.raises(IntegrityError), transaction.atomic():
        Area.objects.create(code="62032", name="某地", level="county", parent_id="6203")
    with pytest.raises(IntegrityError), transaction.atomic():
        Area.objects.create(code="6209", name="某市", level="city")


def test_names_are_asked_for_once(django_assert_num_queries):
    cast.area()
    areas.names([])
    with django_assert_num_queries(1):
        assert areas.names([cast.VILLAGE])[cast.TOWN] == "城关镇"
    with django_assert_num_queries(0):
        assert areas.path_names(cast.VILLAGE) == ["甘肃省", "金昌市", "永昌县", "城关镇", "赵家庄村"]


def test_a_change_drops_the_remembered_names(load):
    load(FEW)
    assert areas.names(["620321"])["620321"] == "永昌县"
    load(FEW.replace("永昌县", "永昌新县"))
    assert areas.names(["620321"])["620321"] == "永昌新县"


def test_another_processs_change_is_noticed_within_five_seconds(load, monkeypatch):
    load(FEW)
    areas.names(["620321"])
    Area.objects.filter(code="620321").update(name="别名县")
    areas.AreaEdition.objects.update(number=999)
    monkeypatch.setattr(areas, "_seen", areas._seen | {"at": areas._seen["at"] - 6})
    assert areas.names(["620321"])["620321"] == "别名县"


def test_areas_are_found_by_name_pinyin_initials_and_code():
    cast.area()
    for words in ("赵家庄", "zhaojia", "ZJZ", "620321100200"):
        assert cast.area() in Area.objects.named(words)
    assert not Area.objects.named("不存在").exists()

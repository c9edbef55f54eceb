"""Facilities and where people live, brought in as tables: new, changed, the same, refused with a sentence; taken back whole."""

import pytest

from shangliang.kit import figures
from shangliang.subjects.importers.facilities import Facilities
from shangliang.subjects.importers.population_points import PopulationPoints
from shangliang.subjects.models import Facility, PopulationPoint
from tests import cast

pytestmark = pytest.mark.django_db


def row(importer, **cells) -> dict:
    blank = {column.name: None if column.kind == "day" else "" for column in importer.columns}
    return blank | cells


def home(**cells):
    return row(
        PopulationPoints(),
        **({"point": "三组", "area": cast.TOWN, "lat": "38.25", "lon": "101.97", "people": "1,200"} | cells),
    )


def shelter(**cells):
    return row(
        Facilities(),
        **(
            {"kind": "应急避难场所", "facility": "文化广场", "area": cast.TOWN, "lat": "38.25", "lon": "101.97"} | cells
        ),
    )


def detail(word: str) -> str:
    return next(column.name for column in Facilities.columns if column.words[0] == word)


def judged(importer, one):
    known = importer.look([one], cast.office())
    return importer.judge(one, known, cast.office()), known


def brought(importer, one):
    found, known = judged(importer, one)
    return found.verdict, importer.write(one, found, known, by=cast.office())


def test_people_come_in_are_corrected_and_are_taken_back():
    cast.area(cast.TOWN)
    importer = PopulationPoints()
    verdict, made = brought(importer, home())
    assert (verdict, PopulationPoint.objects.get().people) == ("new", 1200)
    assert judged(importer, home())[0].verdict == "same"
    verdict, again = brought(importer, home(people="1300"))
    assert (verdict, PopulationPoint.objects.get().people) == ("changed", 1300)
    importer.undo(again.undo, by=cast.office())
    assert PopulationPoint.objects.get().people == 1200
    importer.undo(made.undo, by=cast.office())
    assert not PopulationPoint.objects.exists()


@pytest.mark.parametrize(
    ("cells", "said"),
    [({"people": "很多"}, "人数"), ({"people": "1.5"}, "人数"), ({"lat": "138"}, "纬度"), ({"lat": "NaN"}, "纬度"), ({"lon": ""}, "都填"),
     ({"area": "620302"}, "620302")],
)  # fmt: skip
def test_a_row_that_can_not_be_read_is_refused_with_the_reason(cells, said):
    cast.area(cast.TOWN)
    found, _known = judged(PopulationPoints(), home(**cells))
    assert found.verdict == "refused" and said in found.says


def test_a_shelter_comes_in_with_its_details_and_counts_at_once():
    cast.area(cast.TOWN)
    brought(PopulationPoints(), home())
    cells = {detail("避难时长"): "短期", detail("有效面积"): "2400", detail("可容纳人数"): "900"}
    verdict, made = brought(Facilities(), shelter(**cells))
    kept = Facility.objects.get()
    assert (verdict, kept.kind, kept.details) == ("new", "shelter", {"term": "短期", "size": 2400, "capacity": 900})
    assert figures.compute(cast.COUNTY, only=["readiness"])["readiness"]["shelter_area_of"] == [1200, 1200]
    assert judged(Facilities(), shelter(**cells))[0].verdict == "same"
    verdict, changed = brought(Facilities(), shelter(**{detail("有效面积"): "1200"}))
    assert (verdict, Facility.objects.get().details["size"]) == ("changed", 1200)
    Facilities().undo(changed.undo, by=cast.office())
    Facilities().undo(made.undo, by=cast.office())
    assert not Facility.objects.exists()


@pytest.mark.parametrize(
    ("cells", "said"),
    [({"kind": "城堡"}, "城堡"), ({"lat": ""}, "都填"), ({detail("避难时长"): "一会儿"}, "避难时长"), ({detail("有效面积"): "很大"}, "有效面积"),
     ({detail("消防车"): "3"}, "消防车")],
)  # fmt: skip
def test_a_facility_that_its_kind_does_not_know_is_refused(cells, said):
    cast.area(cast.TOWN)
    found, _known = judged(Facilities(), shelter(**cells))
    assert found.verdict == "refused" and said in found.says

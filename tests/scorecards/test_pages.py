"""An office opens an assessment, marks it, lists a gap and submits it; the unit marks itself and objects: all by the pages."""

from decimal import Decimal

import pytest
from django.test import Client

from shangliang.kit import clock
from shangliang.scorecards import actions
from shangliang.scorecards.models import Assessment, Evidence, Framework, Gap, Objection
from tests import cast
from tests.scorecards import scored

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _bodies():
    cast.platforms()


@pytest.fixture
def desk(client):
    return cast.signed_in(client, cast.office())


@pytest.fixture
def unit():
    return cast.signed_in(Client(), cast.unit())


def body(answer) -> str:
    return answer.content.decode()


def said(assessment, **values) -> dict:
    """The form of one side: full values in percent, yes, numbers; what `values` says otherwise."""
    page = {}
    for key, (value, note) in scored.typed(assessment, **values).items():
        one = next(row for row in actions.assessing.indicators(assessment) if row.pk == key)
        page |= {f"v{key}": float(value) * 100 if one.measure == "share" else f"{float(value):g}", f"n{key}": note}
    return page


def test_opened_on_one_screen_marked_by_both_sides_a_gap_listed_and_submitted(desk, unit):
    page = body(desk.get("/desk/assessments/new/"))
    assert "民族团结进步示范县测评" in page and "应急救援体系评估" in page
    facts = {
        "framework": "+ethnic_unity_county", "title": "对标对表", "place": cast.COUNTY, "period": "2023",
        "body": cast.organisation("department").ref, "host": cast.organisation("cppcc", cast.COUNTY).ref,
    }  # fmt: skip
    answer = desk.post("/desk/assessments/new/", facts)
    made = Assessment.objects.get()
    assert answer.url == made.get_absolute_url()
    url = made.get_absolute_url()
    assert unit.post(f"{url}mark/self/", said(made)).url == url
    assert unit.get(f"{url}mark/review/").status_code == 403
    assert desk.post(f"{url}mark/review/", said(made, A4="0.5")).url == url
    page = body(desk.get(url))
    assert "列入差距清单" in page and "达到 90 分" in page
    assert "列入差距清单" not in body(unit.get(url)), "the unit sees its marks and lists nothing"
    one = scored.indicator(made, "A4")
    asked = desk.get(f"{url}indicators/{one.pk}/gap/").context["form"].initial
    assert asked["detail"] == "现为 50%，目标不低于 100%。台账"
    desk.post(
        f"{url}indicators/{one.pk}/gap/", {"advice": "档案按指标归集", "detail": "缺两类", "unit": "", "due_on": ""}
    )
    gap = Gap.objects.get()
    page = body(desk.post(f"{url}gaps/{gap.pk}/suggest/", follow=True))
    assert "档案按指标归集" in page and f"{url}#gaps" in page  # the matter's side leads back
    assert "意见建议：" in body(desk.get(url))


def test_a_wrong_number_is_said_in_place_and_what_was_typed_is_kept(desk):
    made = scored.opened()
    one = scored.indicator(made, "A4")
    answer = desk.post(f"{made.get_absolute_url()}mark/review/", {f"v{one.pk}": "180", f"n{one.pk}": "目录"})
    assert answer.status_code == 200 and "180" in body(answer) and "目录" in body(answer)
    assert not made.rounds.exists()
    assert desk.get(f"{made.get_absolute_url()}mark/after/").status_code == 404


def test_evidence_objection_and_answer_on_the_page_of_an_indicator(desk, unit, tmp_path):
    made = scored.reviewed(scored.opened(body=cast.organisation("department")), A4="0.5")
    url = f"{made.get_absolute_url()}indicators/{scored.indicator(made, 'A4').pk}/"
    (tmp_path / "目录.txt").write_text("类别,件数\n一,12\n", encoding="utf-8")
    with (tmp_path / "目录.txt").open("rb") as file:
        sent = unit.post(url, {"papers": file})
    assert sent.status_code == 302, sent.context["form"].errors
    paper = Evidence.objects.get().file
    assert f"/files/{paper.ref}/" in body(desk.get(url)) and desk.get(f"/files/{paper.ref}/").status_code == 200
    assert cast.signed_in(Client(), cast.outsider()).get(f"/files/{paper.ref}/").status_code == 404
    unit.post(f"{url}object/", {"text": "目录6月已报"})
    row = Objection.objects.get()
    assert "等答复" in body(desk.get(made.get_absolute_url()))
    assert unit.get(f"{made.get_absolute_url()}objections/{row.pk}/").status_code == 403
    desk.post(f"{made.get_absolute_url()}objections/{row.pk}/", {"answer": "已核对，两类还缺。"})
    assert "已核对，两类还缺。" in body(unit.get(made.get_absolute_url()))


def test_once_closed_the_page_asks_again_and_shows_the_score_after(desk):
    made = scored.reviewed(A4="0.5")
    gap = scored.gap(made)
    suggestion = scored.submitted(actions.suggest(gap, by=cast.office()))
    again = f"{made.get_absolute_url()}gaps/{gap.pk}/again/"
    assert desk.get(again).status_code == 403 and again not in body(desk.get(made.get_absolute_url()))
    scored.closed(scored.rectification(suggestion))
    assert again in body(desk.get(made.get_absolute_url()))
    assert desk.post(again, {"value": "100", "note": "新目录"}).status_code == 302
    page = body(desk.get(made.get_absolute_url()))
    assert "补短板后" in page and "再问一次：100%，得 3 分。" in page


def test_what_it_would_come_to_is_tried_and_kept_nowhere(desk):
    made = scored.reviewed(A4="0.5", B1="0.5")
    a4, b1 = (scored.indicator(made, code) for code in ("A4", "B1"))
    url = f"{made.get_absolute_url()}what-if/"
    before = made.rounds.get().score
    page = desk.get(url, {f"v{a4.pk}": "100", f"v{b1.pk}": ""})
    assert (
        page.context["then"] == f"{before + Decimal('1.5'):f}".rstrip("0").rstrip(".")
        and made.rounds.get().score == before
    )
    assert (
        "小于或等于" in body(desk.get(url, {f"v{a4.pk}": "400"}))
        or desk.get(url, {f"v{a4.pk}": "400"}).context["then"] is None
    )


def test_the_same_indicator_elsewhere_and_before_stands_beside(desk):
    old = scored.reviewed(scored.opened(title="去年的测评"), A4="0.4")
    made = scored.reviewed(A4="0.5")
    hidden = scored.reviewed(scored.opened(host=cast.SIBLING_COUNTY, place=cast.SIBLING_COUNTY), A4="0.3")
    page = body(desk.get(f"{made.get_absolute_url()}indicators/{scored.indicator(made, 'A4').pk}/"))
    assert "本地以往" in page and old.get_absolute_url() in page and "40%" in page
    assert hidden.get_absolute_url() not in page


def test_who_may_not_see_an_assessment_finds_none(desk):
    made = scored.opened()
    assert desk.get(made.get_absolute_url()).status_code == 200
    for who in (cast.outsider(), cast.city_office(), cast.unit()):
        assert cast.signed_in(Client(), who).get(made.get_absolute_url()).status_code == 404
    assert cast.signed_in(Client(), cast.leader()).get(made.get_absolute_url()).status_code == 200
    assert cast.signed_in(Client(), cast.member()).get("/desk/assessments/").status_code == 403


def test_an_office_copies_a_framework_changes_it_tries_a_formula_and_issues_it(desk):
    found = scored.framework()
    desk.post(f"{found.get_absolute_url()}copy/")
    draft = Framework.objects.get(issued_on__isnull=True)
    assert (draft.version, draft.key) == (2, found.key)
    url = f"{draft.get_absolute_url()}dimensions/{draft.dimensions.first().pk}/indicators/"
    facts = {
        "code": "A9",
        "name": "议题公开率",
        "kind": "score",
        "measure": "share",
        "low": "0.9",
        "points": "2",
        "basis": "own",
    }
    for formula, sentence in (
        ("matters.released / matters.none", "没有“matters.none”这个数字"),
        ("assessment.review / 2", "不能用在公式里"),
        ("__import__('os')", "不能用在公式里"),
        ("1 / (2", "括号没有合上"),
        ("matters.open@2023-13", "期间应写成"),
    ):
        page = body(desk.post(url, facts | {"formula": formula, "place": cast.COUNTY}))
        assert sentence in page.replace("&quot;", '"'), formula
    good = facts | {"formula": "matters.released / matters.raised", "place": cast.COUNTY}
    page = body(desk.post(url, good | {"try": "1"}))
    assert "除数是零，没有数据。" in page and "matters.raised" in page
    assert not draft.dimensions.first().indicators.filter(code="A9").exists()
    assert desk.post(url, good).url == draft.get_absolute_url()
    desk.post(f"{draft.get_absolute_url()}issue/")
    assert Framework.objects.for_place(cast.COUNTY)[found.key].pk == draft.pk
    assert desk.post(url, good | {"code": "A8"}).status_code == 403  # issued, it stands


def test_exported_and_brought_back_it_is_the_same_as_json_and_as_a_table(desk, tmp_path):
    found = scored.framework()
    for form in ("json", "xlsx"):
        answer = desk.get(f"{found.get_absolute_url()}export/?as={form}")
        path = tmp_path / f"一份.{form}"
        path.write_bytes(b"".join(answer.streaming_content) if answer.streaming else answer.content)
        with path.open("rb") as file:
            sent = desk.post("/desk/frameworks/import/", {"file": file})
        assert sent.status_code == 302, body(sent)
        made = Framework.objects.get(key=found.key, issued_on__isnull=True)
        ours, theirs = (actions.frameworks.content_of(row) for row in (found, made))
        assert ours == theirs, "name, key, pass line and note too"
        actions.drop_draft(made, by=cast.office())


def test_a_file_with_one_wrong_line_is_refused_whole_and_the_line_is_said(desk, tmp_path):
    path = tmp_path / "错.csv"
    path.write_text(
        "一级编号,一级指标,编号,指标,公式,目标不低于,分值\nA,领导,A1,会议,exec(1),2,5\nA,领导,A1,又一个,,,5\n",
        encoding="utf-8",
    )
    with path.open("rb") as file:
        page = body(desk.post("/desk/frameworks/import/", {"file": file, "name": "错的", "key": "wrong"}))
    assert "第2行：公式" in page and "第3行：编号 A1 已经用过" in page and "第3行：目标不低于" in page
    assert not Framework.objects.exists()
    for name, bad in (
        ("x.json", b"{"),
        ("x.json", b'{"format": 1}'),
        ("x.xlsx", b"PK\x03\x04rubbish"),
        ("x.csv", b"a,b\n1,2\n"),
    ):
        (tmp_path / name).write_bytes(bad)
        with (tmp_path / name).open("rb") as file:
            assert "field-error" in body(
                desk.post("/desk/frameworks/import/", {"file": file, "name": "错", "key": "k"})
            )


def test_the_override_of_a_county_counts_there_and_nowhere_else():
    city = scored.framework(code=cast.CITY)
    assert Framework.objects.for_place(cast.COUNTY)[city.key] == city
    own = actions.issue(actions.copy(city, cast.area(cast.COUNTY), by=cast.office()), by=cast.office())
    assert Framework.objects.for_place(cast.COUNTY)[city.key] == own
    assert Framework.objects.for_place(cast.SIBLING_COUNTY)[city.key] == city
    assert clock.today() == own.issued_on


def test_a_county_makes_its_own_of_what_the_city_uses_and_sees_which_one_counts(desk):
    city = scored.framework(code=cast.CITY)
    page = desk.get("/desk/frameworks/")
    assert page.context["here"] == {city.pk} and body(page).count("本地用这一版") == 1
    assert "复制成本地的一版" in body(desk.get(city.get_absolute_url()))
    own = desk.post(f"{city.get_absolute_url()}copy/", {"once": "a"})["Location"]
    assert "复制成本地" not in body(desk.get(own))
    desk.post(f"{own}issue/", {"once": "b"})
    page = desk.get("/desk/frameworks/")
    assert (
        page.context["here"] == {Framework.objects.get(area=cast.COUNTY).pk} and body(page).count("本地用这一版") == 1
    )
    assert "复制成新的一版" in body(desk.get(own))


def test_the_totals_of_other_places_and_of_earlier_ones_stand_beside_the_whole(desk):
    before = scored.reviewed(scored.opened(title="去年的", period="2022"), A4="0.5")
    found = scored.reviewed(scored.opened())
    page = desk.get(found.get_absolute_url())
    assert [(row["found"], row["own"], row["side"]) for row in page.context["others"]] == [(before, True, "考核")]
    assert before.get_absolute_url() in body(page)
    away = cast.signed_in(Client(), cast.outsider())
    theirs = scored.reviewed(scored.opened(host=cast.SIBLING_COUNTY, place=cast.SIBLING_COUNTY))
    assert away.get(theirs.get_absolute_url()).context["others"] == []


def test_after_closing_the_sum_of_a_dimension_keeps_what_was_not_asked_again(desk):
    made = scored.reviewed(A4="0.5")
    gap = scored.gap(made)
    scored.closed(scored.rectification(scored.submitted(actions.suggest(gap, by=cast.office()))))
    actions.ask_again(gap, value=1, by=cast.office())
    sums = desk.get(made.get_absolute_url()).context["groups"][0]["sums"]
    assert [(side, Decimal(n)) for side, n in sums] == [("考核", Decimal("13.5")), ("补短板后", Decimal(15))]


def test_the_names_that_a_formula_may_use_stand_beside_it(desk):
    copy = actions.copy(scored.framework(), cast.area(cast.COUNTY), by=cast.office())
    dimension = copy.dimensions.first()
    page = body(desk.get(f"/desk/frameworks/{copy.ref}/dimensions/{dimension.pk}/indicators/"))
    assert "matters.closed" in page and "survey.knows" in page
    assert "assessment.review" not in page  # what comes out of assessments cannot go into one

"""Who may see and do what with a file: clerks and the county's office in their reach, a helper by the bond, nobody else."""

import io

import openpyxl
import pytest
from django.db.models import Q

from shangliang.kit import figures, rules
from shangliang.kit.trail import TrailRow
from shangliang.people.can import Role
from shangliang.subjects import actions, care, grounds
from shangliang.subjects.models import AssistedPerson, Look
from tests import cast
from tests.subjects.files import ADULT, DESK, SENSITIVE, canaries, child, person, whole

pytestmark = pytest.mark.django_db
IN_CLEAR = {"reason": "report", "note": ""}


@pytest.fixture
def bond():
    """A ground as bonds would register it: {person: the refs of those they look after}."""
    held: dict = {}

    def looked_after(who):
        return Q(ref__in=held.get(who.pk, []))

    grounds.adds("assisted_person")(looked_after)
    yield held
    held.clear()
    grounds._grounds["assisted_person"].pop(f"{looked_after.__module__}.{looked_after.__qualname__}")


def answers(client, who, made) -> dict[str, int]:
    """What somebody is answered for every page and press of a file."""
    base = f"{DESK}p/{made.ref}/"
    cast.signed_in(client, who)
    return {
        "file": client.get(made.household.get_absolute_url().partition("#")[0]).status_code,
        "edit": client.get(f"{base}edit/").status_code,
        "paper": client.get(f"{base}paper/").status_code,
        "reveal": client.post(f"{base}reveal/", {"reason": "visit", "note": ""}).status_code,
        "consent": client.get(f"{base}consent/").status_code,
        "leave": client.get(f"{base}leave/").status_code,
        "erase": client.get(f"{base}erase/").status_code,
    }


OPEN = dict.fromkeys(("file", "edit", "paper", "reveal", "consent", "leave"), 200)


@pytest.mark.parametrize("who", [cast.clerk, cast.township_clerk, cast.office])
def test_the_village_the_town_and_the_county_open_it_and_only_the_county_destroys(client, who):
    assert answers(client, who(), whole()) == OPEN | {"erase": 200 if who is cast.office else 403}


@pytest.mark.parametrize("who", [cast.outsider, cast.city_office, cast.cadre, cast.unit, cast.member, cast.resident])
def test_out_of_reach_there_is_no_such_file(client, who):
    assert set(answers(client, who(), whole()).values()) == {404}
    neighbour = cast.clerk(cast.SIBLING_VILLAGE)
    assert set(answers(client, neighbour, AssistedPerson.objects.get()).values()) == {404}


@pytest.mark.parametrize("who", [cast.leader, cast.chairperson, cast.party, cast.supervision])
def test_who_reaches_the_place_for_other_work_may_not_open_it(client, who):
    assert set(answers(client, who(), whole()).values()) == {403}
    assert client.get(DESK).status_code == 403


@pytest.mark.parametrize("who", [cast.auditor, cast.system_admin, cast.security_admin])
def test_the_three_admins_never(client, who, bond):
    made = whole()
    bond[who().pk] = [made.ref]
    assert 200 not in answers(client, who(), made).values()
    assert client.get(DESK).status_code == 403


def test_a_helper_opens_their_own_person_while_the_bond_lasts_and_is_asked_for_no_reason(client, bond):
    made, other, helper = whole(), child(), cast.cadre()
    bond[helper.pk] = [made.ref]
    assert answers(client, helper, made) == OPEN | {"erase": 403}
    assert set(answers(client, helper, other).values()) == {404}
    assert [row.pk for row in client.get(DESK).context["page"].rows] == [made.pk]
    shown = client.post(f"{DESK}p/{made.ref}/reveal/").content.decode()
    assert SENSITIVE["id_number"] in shown
    assert [(look.bond, look.reason) for look in Look.objects.all()] == [(True, "")] * 2
    bond[helper.pk] = []
    assert set(answers(client, helper, made).values()) == {404}


def test_a_helper_of_one_sees_nobody_else_of_the_household(client, bond):
    made, helper = whole(), cast.cadre()
    other = actions.list_person(made.household, ["孤儿"], by=cast.clerk(), given={"name": "旁人（虚构）"})
    bond[helper.pk] = [made.ref]
    html = cast.signed_in(client, helper).get(f"{DESK}{made.household.ref}/").content.decode()
    assert made.ref in html and other.ref not in html and "旁" not in html
    assert other.ref in cast.signed_in(client, cast.clerk()).get(f"{DESK}{made.household.ref}/").content.decode()


def test_the_list_exported_without_permission_holds_masks_only(client):
    whole()
    cast.signed_in(client, cast.clerk())
    cells = sheets(client.post(f"{DESK}export/"))
    assert "欧****" in cells and [v for v in canaries() if any(v in c for c in cells)] == []
    row = TrailRow.objects.get(action="household.export")
    assert ADULT["name"] not in str(row.detail)


def sheets(answer) -> list[str]:
    book = openpyxl.load_workbook(io.BytesIO(b"".join(answer.streaming_content)))
    return [str(c.value) for sheet in book.worksheets for row in sheet.iter_rows() for c in row]


def test_the_sensitive_export_needs_its_ability_a_reason_and_stays_under_its_limit(client):
    made = whole()
    child()
    url = f"{DESK}export/sensitive/"
    for who in (cast.clerk, cast.township_clerk, cast.leader, cast.cadre):
        assert cast.signed_in(client, who()).post(url, IN_CLEAR).status_code == 403
    cast.signed_in(client, cast.office())
    assert "请填写这一项" in client.post(url, {"reason": "", "note": ""}).content.decode()
    assert not Look.objects.exists()
    assert SENSITIVE["id_number"] in sheets(client.post(url, IN_CLEAR))
    assert made.looks.get().taken
    assert client.post(url, {"reason": "other", "note": "给民政局核对"}).status_code == 200
    assert "给民政局核对" in [look.note for look in made.looks.all()]  # the reason can be read where it belongs
    assert TrailRow.objects.filter(action="household.export_sensitive").first().detail["rows"] == 2
    rules.set_rule(care.MOST, cast.COUNTY, 1, by=cast.office())
    assert "要另一个人同意" in client.post(url, IN_CLEAR, follow=True).content.decode()


def test_the_auditor_reads_who_looked_and_never_at_whom(client):
    made = whole()
    actions.reveal(made, reason="relief", note="代办金丝雀低保", by=cast.clerk())
    html = cast.signed_in(client, cast.auditor()).get(f"{DESK}looks/").content.decode()
    assert made.ref in html and "办理救助保障" in html and cast.clerk().name in html
    assert [value for value in [*canaries(), "欧*"] if value in html] == []
    assert cast.signed_in(client, cast.auditor(cast.SIBLING_COUNTY)).get(f"{DESK}looks/").context["page"].rows == []
    assert cast.signed_in(client, cast.office()).get(f"{DESK}looks/").status_code == 403


def test_the_trail_tells_that_somebody_looked_without_a_word_about_the_person():
    made = whole()
    actions.reveal(made, reason="other", note="金丝雀的侄子来问", by=cast.clerk())
    row = TrailRow.objects.get(action="assisted_person.reveal")
    assert row.detail["reason"] == "other" and "金丝雀" not in str(row.detail)


def test_a_consent_paper_is_handed_out_to_who_may_open_the_file(client, bond):
    from tests.kit import uploads

    made = person()
    given = {"basis": "paper", "fields": ["illness"], "photo": uploads.upload(uploads.image())}
    photo = actions.give_consent(made, by=cast.clerk(), **given).photo
    url = f"/files/{photo.ref}/"
    assert cast.signed_in(client, cast.office()).get(url).status_code == 200
    for who in (cast.leader, cast.outsider, cast.cadre, cast.auditor):
        assert cast.signed_in(client, who()).get(url).status_code == 404
    bond[cast.cadre().pk] = [made.ref]
    assert cast.signed_in(client, cast.cadre()).get(url).status_code == 200


def test_the_city_has_figures_and_no_rows(client):
    whole()
    actions.list_person(child().household, ["孤儿"], by=cast.clerk(), given={"name": "成人（虚构）"})
    found = figures.compute(cast.CITY, only=["care"])["care"]
    assert found == {"households": 2, "persons": 3, "minors": 1, "consented": 1 / 3, "consented_of": [1, 3]}
    client = cast.signed_in(client, cast.city_office())
    assert client.get(DESK).context["page"].rows == []
    assert Role.OFFICE in {p.role for p in cast.city_office().held_posts}

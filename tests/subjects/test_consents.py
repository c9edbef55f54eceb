"""Consent and legal basis: until there is one, sensitive facts are refused at their own field and everything else is kept."""

import datetime as dt

import pytest

from shangliang.kit import clock
from shangliang.people.refusal import Refused
from shangliang.subjects import actions
from shangliang.subjects.models import Consent
from tests import cast
from tests.kit import uploads
from tests.subjects.files import ADULT, DESK, LAW, SENSITIVE, child, person, whole

pytestmark = pytest.mark.django_db
CHILD_NAME = "金丝雀小朋友"


def facts(found, **more) -> dict:
    return {"kinds": found.kinds, "listed_on": "2023-05-19", "once": "k"} | more


def test_a_sensitive_fact_is_refused_in_place_until_a_consent_covers_it(client):
    made = person()
    cast.signed_in(client, cast.clerk())
    url = f"{DESK}p/{made.ref}/edit/"
    answer = client.post(url, facts(made, illness="尘肺三期", house="危房已改造"))
    assert list(answer.context["form"].errors) == ["illness"]
    html = answer.content.decode()
    assert "疾病情况要先录本人同意书或法定依据才能保存" in html and "危房已改造" in html and "尘肺三期" in html
    assert client.post(url, facts(made, house="危房已改造")).status_code == 302  # the other facts can be kept
    given = {
        "basis": "paper",
        "purpose": "pairing",
        "fields_": ["illness"],
        "document": "纸质第7号",
        "starts": "2023-05-19",
    }
    assert client.post(f"{DESK}p/{made.ref}/consent/", given | {"once": "c"}).status_code == 302
    assert client.post(url, facts(made, illness="尘肺三期", once="k2")).status_code == 302
    made.refresh_from_db()
    assert (made.illness, made.house) == ("尘肺三期", "危房已改造")


def test_a_minor_has_no_name_until_a_guardian_has_agreed(client):
    made = child()
    assert (made.minor, str(made)) == (True, "姓名未登记")
    cast.signed_in(client, cast.clerk())
    url = f"{DESK}p/{made.ref}/edit/"
    assert list(client.post(url, facts(made, name=CHILD_NAME)).context["form"].errors) == ["name"]
    own = {"basis": "paper", "purpose": "pairing", "fields_": ["name"], "document": "第1号", "starts": "2023-05-19"}
    assert "basis" in client.post(f"{DESK}p/{made.ref}/consent/", own).context["form"].errors
    signed = own | {
        "basis": "guardian",
        "guardian": "祖父（虚构）",
        "photo": uploads.upload(uploads.image()),
        "once": "g",
    }
    assert client.post(f"{DESK}p/{made.ref}/consent/", signed).status_code == 302
    assert client.post(url, facts(made, name=CHILD_NAME, once="k2")).status_code == 302
    made.refresh_from_db()
    assert made.name == CHILD_NAME
    assert Consent.objects.get().photo.name.startswith("同意书")  # not what the clerk's phone called it


def test_a_child_of_whom_nobody_says_how_old_it_is_is_not_kept_like_an_adult(client):
    cast.signed_in(client, cast.clerk())
    typed = {"area": cast.VILLAGE, "name": CHILD_NAME, "kinds": "孤儿", "listed_on": "2023-05-19"}
    assert list(client.post(f"{DESK}new/", typed).context["form"].errors) == ["born_on"]
    made = person(given={})
    url = f"{DESK}p/{made.ref}/edit/"
    assert list(client.post(url, facts(made, kinds="孤儿", name=CHILD_NAME)).context["form"].errors) == ["born_on"]
    grown = facts(made, kinds="孤儿", name=CHILD_NAME, born_on="2001-09-01", once="k2")
    assert client.post(url, grown).status_code == 302
    assert client.post(f"{DESK}new/", typed | {"name": "", "minor": "on"}).status_code == 302


@pytest.mark.parametrize(
    ("given", "field"),
    [
        ({"basis": "law", "document": "", "officer": "某科"}, "document"),
        ({"basis": "law", "document": "甘民发〔2023〕12号", "officer": ""}, "officer"),
        ({"basis": "paper", "document": ""}, "photo"),
        ({"basis": "guardian", "guardian": "", "document": "第1号"}, "guardian"),
        ({"basis": "paper", "document": "第1号", "expires": "2022-01-01"}, "expires"),
        ({"basis": "paper", "document": "第1号", "fields_": []}, "fields_"),
    ],
)
def test_a_consent_that_lacks_something_is_refused_at_that_field(client, given, field):
    made = person()
    cast.signed_in(client, cast.clerk())
    whole_form = {"purpose": "pairing", "fields_": ["illness"], "starts": "2023-05-19"} | given
    assert list(client.post(f"{DESK}p/{made.ref}/consent/", whole_form).context["form"].errors) == [field]
    assert not Consent.objects.exists()


def test_the_action_itself_keeps_nothing_sensitive_without_a_basis():
    made = person()
    with pytest.raises(Refused, match="家庭收入"):
        actions.edit_facts(made, {"income": "四千八"}, by=cast.clerk())
    actions.give_consent(made, by=cast.clerk(), **LAW)
    assert actions.edit_facts(made, {"income": "四千八"}, by=cast.clerk()).income == "四千八"


def test_an_expired_consent_and_one_that_has_not_begun_cover_nothing():
    made, today = person(), clock.today()
    for starts, expires in ((dt.date(2020, 1, 1), today - clock.days(1)), (today + clock.days(1), None)):
        actions.give_consent(made, by=cast.clerk(), **LAW | {"starts": starts, "expires": expires})
        with pytest.raises(Refused):
            actions.edit_facts(made, {"income": "四千八"}, by=cast.clerk())


def test_what_rests_on_a_consent_goes_with_it(client):
    made = whole()
    client = cast.signed_in(client, cast.clerk())
    client.post(f"{DESK}p/{made.ref}/consent/{made.consents.get().pk}/withdraw/")
    made.refresh_from_db()
    assert [name for name in SENSITIVE if getattr(made, name)] == [] and made.id_index is None
    assert (made.name, made.phone) == (ADULT["name"], ADULT["phone"])  # an adult's name needs none
    again = client.post(f"{DESK}p/{made.ref}/consent/{made.consents.get().pk}/withdraw/", follow=True)
    assert "已经撤回" in again.content.decode()


def test_who_turns_out_to_be_a_minor_keeps_nothing_that_only_their_own_word_covers():
    made = person(given={"name": ADULT["name"]})
    with pytest.raises(Refused, match="未成年人"):
        actions.edit_facts(made, {"born_on": "2015-09-01"}, by=cast.clerk())
    made.refresh_from_db()
    assert (made.minor, made.born_on) == (False, "")


def test_a_child_grows_up(client):
    made = child(minor=True)
    actions.grow_up()
    made.refresh_from_db()
    assert made.minor
    with clock.at(dt.date(2033, 9, 1)):
        assert actions.grow_up() == 1
    made.refresh_from_db()
    assert not made.minor


def test_the_same_number_is_not_registered_twice():
    whole()
    other = person(given={"name": "别人（虚构）"})
    actions.give_consent(other, by=cast.clerk(), **LAW)
    with pytest.raises(Refused, match="已经登记在册"):
        actions.edit_facts(other, {"id_number": SENSITIVE["id_number"]}, by=cast.clerk())
    with pytest.raises(Refused, match="校验码"):
        actions.edit_facts(other, {"id_number": "620321195603041219"}, by=cast.clerk())


def run_out(made) -> None:
    made.consents.update(starts=dt.date(2020, 1, 1), expires=clock.today() - clock.days(1))


def opened(client, who, made, **reason) -> str:
    return cast.signed_in(client, who).post(f"{DESK}p/{made.ref}/reveal/", reason).content.decode()


def test_what_rests_on_a_consent_that_has_run_out_is_opened_by_the_county_s_office_alone(client):
    made, why = whole(), {"reason": "relief", "note": ""}
    assert SENSITIVE["illness"] in opened(client, cast.clerk(), made, **why)
    run_out(made)
    shown = opened(client, cast.clerk(), made, **why)
    assert "同意已到期" in shown and ADULT["house"] in shown  # what needs no consent stands there as before
    assert [value for value in SENSITIVE.values() if value in shown and value != "一级"] == []
    assert SENSITIVE["illness"] in opened(client, cast.office(), made, **why)
    actions.give_consent(made, by=cast.clerk(), **LAW)
    assert SENSITIVE["illness"] in opened(client, cast.clerk(), made, **why)


def test_what_rests_on_a_consent_that_has_run_out_is_in_no_export(client):
    from tests.subjects.test_who_sees import sheets

    made, url = whole(), f"{DESK}export/sensitive/"
    cast.signed_in(client, cast.office())
    assert SENSITIVE["illness"] in sheets(client.post(url, {"reason": "report", "note": ""}))
    run_out(made)
    cells = sheets(client.post(url, {"reason": "report", "note": ""}))
    assert ADULT["house"] in cells and [v for v in SENSITIVE.values() if v in cells and v != "一级"] == []
    made.refresh_from_db()
    assert made.illness == SENSITIVE["illness"]  # it is kept, for the day on which the consent is renewed

"""The proposal: families without a helper and the roll, thirteen at once, a reason for each; by hand with a reason; confirmed."""

import pytest
from django.test import Client

from shangliang.bonds import actions
from shangliang.bonds.models import Bond, Helper
from tests import cast
from tests.bonds import families

pytestmark = pytest.mark.django_db
PAGE = "/desk/pairing/"


def desk(who=None) -> Client:
    return cast.signed_in(Client(), who or cast.office())


def world(number=3) -> list:
    """So many helpers, as many households, the last of two persons."""
    helpers = [families.enrolled(f"干部{n}（虚构）", rank="section") for n in range(number)]
    people = [families.assisted(f"对象{n}（虚构）") for n in range(number)]
    families.assisted("同户的弟弟（虚构）", house=people[-1].household)
    return helpers


def chosen(client, **changes) -> dict:
    """The form as the page proposes it."""
    form = client.get(PAGE).context["form"]
    return {name: form[name].value() or "" for name in form.fields} | changes


def test_thirteen_households_with_fourteen_persons_are_paired_at_once_each_with_its_reason():
    helpers, client = world(13), desk()
    rows = client.get(PAGE).context["rows"]
    assert len(rows) == 13 and all("新结对" in r["line"].reason for r in rows)
    assert client.post(PAGE, chosen(client)).status_code == 302
    made = Bond.objects.active().filter(kind="pairing")
    assert made.count() == 14 and {b.person for b in made} == set(helpers)
    assert all("新结对" in b.why and b.rank == "section" for b in made)
    assert client.get(PAGE).context["rows"] == []


def test_a_household_of_two_goes_to_one_helper():
    world()
    client = desk()
    client.post(PAGE, chosen(client))
    two = Bond.objects.filter(assisted__household__persons__name__isnull=False).values_list(
        "assisted__household", "person"
    )
    assert len(set(two)) == len({household for household, _person in two})


def test_what_is_changed_by_hand_needs_a_reason_and_keeps_it():
    helpers, client = world(2), desk()
    form = chosen(client)
    first, second = [name for name in form if name.startswith("who-")]
    form[first], form[second] = form[second], form[first]
    refused = client.post(PAGE, form)
    assert "请写明理由" in refused.content.decode() and not Bond.objects.exists()
    client.post(PAGE, form | {first.replace("who-", "why-"): "两家是亲戚", second.replace("who-", "why-"): "对调"})
    assert {b.why for b in Bond.objects.all()} == {"人工调整：两家是亲戚", "人工调整：对调"}
    assert {b.person for b in Bond.objects.all()} == set(helpers)


def test_nobody_is_given_more_households_than_they_can_take():
    world(2)
    client = desk()
    form = chosen(client)
    first, second = [name for name in form if name.startswith("who-")]
    answer = client.post(PAGE, form | {second: form[first], second.replace("who-", "why-"): "都给他"})
    assert "还可联系 1 户" in answer.content.decode() and not Bond.objects.exists()


def test_who_is_recused_is_not_proposed_and_who_is_left_over_is_told_why():
    whom = families.assisted()
    families.enrolled("亲戚（虚构）", recuse=[whom.household.ref])
    row = desk().get(PAGE).context["rows"][0]
    assert row["line"].helper is None and "回避 1 名" in row["line"].reason
    families.enrolled("不是亲戚（虚构）")
    assert str(desk().get(PAGE).context["rows"][0]["line"].helper) == "不是亲戚（虚构）"


def test_own_village_is_kept_out_where_it_is_asked_for():
    families.assisted()
    families.enrolled("本村人（虚构）", home=cast.area())
    assert desk().get(f"{PAGE}?village=forbidden").context["rows"][0]["line"].helper is None
    assert desk().get(f"{PAGE}?village=any").context["rows"][0]["line"].helper is not None


def test_when_a_helper_leaves_only_what_must_change_changes_and_says_so():
    helpers, client = world(2), desk()
    client.post(PAGE, chosen(client))
    families.end_posts(helpers[0])
    gone = Helper.objects.get(person=helpers[0])
    actions.withdraw_helper(gone, by=cast.office())
    families.enrolled("接替的干部（虚构）")
    rows = client.get(f"{PAGE}?afresh=on").context["rows"]
    changed = [r["line"] for r in rows if r["line"].changes]
    assert len(rows) == 2 and len(changed) == 1
    assert "干部0（虚构） 已不在名单上" in changed[0].reason
    form = client.get(f"{PAGE}?afresh=on").context["form"]
    client.post(f"{PAGE}?afresh=on", {name: form[name].value() or "" for name in form.fields})
    assert {b.person.name for b in Bond.objects.active()} == {"干部1（虚构）", "接替的干部（虚构）"}
    old = (
        Bond.objects.get(person=helpers[0], end__isnull=False)
        if Bond.objects.filter(person=helpers[0]).count() == 1
        else None
    )
    assert old is None or "已不在名单上" in old.reason


def test_a_neighbour_sees_none_of_the_families_and_a_helper_no_proposal_at_all():
    world(1)
    assert desk(cast.outsider()).get(PAGE).context["rows"] == []
    assert desk(families.helper()).get(PAGE).status_code == 403
    assert len(desk().get(PAGE).context["rows"]) == 1
    assert desk().get(f"{PAGE}?area=620302").context["area"] == ""


def test_the_roll_is_kept_by_the_office(client):
    families.helper("张帮扶（虚构）")
    typed = {"who": "张帮扶（虚构）", "rank": "section", "capacity": "2", "recuse": "620321100200、X"}
    assert desk().post(f"{PAGE}helpers/add/", typed).status_code == 302
    helper = Helper.objects.get()
    assert (helper.capacity, helper.recuse) == (2, ["620321100200", "X"])
    assert "capacity" in desk().post(f"{PAGE}helpers/add/", typed | {"capacity": "0"}).context["form"].errors
    assert "张帮扶" in desk().get(f"{PAGE}helpers/").content.decode()
    out = f"{PAGE}helpers/{helper.person.ref}/withdraw/"
    assert desk(cast.outsider()).post(out).status_code == 404
    assert desk().post(out).status_code == 302 and not Helper.objects.ready()

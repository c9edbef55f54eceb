"""The pages of people: found within reach, 404 outside it, 403 where one sees but may not; equal queries for 1 and 3 rows."""

import datetime as dt

import pytest
from django.db import connection

from shangliang.kit import clock
from shangliang.people import actions, areas
from shangliang.people.areas import Area
from shangliang.people.can import Role
from shangliang.people.models import Membership, Organisation, Person, Term
from tests import cast
from tests.counting import queries

pytestmark = pytest.mark.django_db


@pytest.fixture
def at(client):
    """at(person).get(url)."""

    def act(person):
        return cast.signed_in(client, person)

    return act


def text(response):
    assert response.status_code == 200, response.status_code
    return response.content.decode()


def test_an_office_finds_its_people_by_name_pinyin_and_initials(at):
    cast.member(name="赵小河（虚构）")
    cast.member(cast.SIBLING_COUNTY, name="赵大江（虚构）")
    page = at(cast.office())
    for words in ("小河", "zhaoxiao", "zxh"):
        found = text(page.get("/people/", {"q": words}))
        assert "赵小河" in found
        assert "赵大江" not in found
    assert "没有符合条件的人" in text(page.get("/people/", {"q": "赵大江"}))
    assert "赵大江" in text(at(cast.outsider()).get("/people/", {"q": "赵大江"}))


def test_people_are_filtered_by_role_and_place_in_the_url(at):
    clerk, member = cast.clerk(name="村里的人（虚构）"), cast.member(name="县里的人（虚构）")
    page = at(cast.office())
    assert member.name not in text(page.get("/people/", {"role": "village_clerk"}))
    assert clerk.name in text(page.get("/people/", {"role": "village_clerk"}))
    found = text(page.get("/people/", {"area": cast.TOWN}))
    assert clerk.name in found
    assert member.name not in found


@pytest.mark.parametrize("query", ["q=%00", "role=nonsense", "area=%27", "cursor=zzz", "area=99", "q=" + "x" * 3000])
def test_strange_filters_are_answered(at, query):
    assert at(cast.office()).get(f"/people/?{query}").status_code == 200
    assert at(cast.office()).get(f"/organisations/?{query}").status_code == 200
    assert at(cast.office()).get(f"/areas/?{query}").status_code == 200


def test_a_list_turns_its_pages_by_key(at):
    for n in range(25):
        cast.member(name=f"委员{n:02}（虚构）")
    page = at(cast.office())
    first = page.get("/people/?role=member")
    rest = page.get("/people/", {"role": "member", "cursor": first.context["page"].next})
    refs = [r["person"].ref for r in (*first.context["rows"], *rest.context["rows"])]
    assert (len(refs), len(set(refs))) == (25, 25)


def test_lists_cost_the_same_for_one_row_and_for_three(at):
    office = at(cast.office())
    term = cast.term()
    urls = ["/people/?role=member", "/organisations/?kind=station", f"/areas/{cast.TOWN}/?q=zujia",
            f"/organisations/{term.organisation.ref}/terms/10/", f"/organisations/{term.organisation.ref}/"]  # fmt: skip
    seen = []
    for n in range(3):
        cast.seat(cast.member(name=f"委员{n}（虚构）"), term)
        cast.organisation("station", cast.TOWN, f"第{n}工作站")
        Area.objects.create(
            code=f"{cast.TOWN}30{n}", name=f"祖家{n}村委会", level="village", parent_id=cast.TOWN, pinyin="zujia"
        )
        if n in {0, 2}:
            areas.names([])
            seen.append([queries(office, url) for url in urls])
    assert seen[0] == seen[1]
    assert max(seen[0]) <= 9


def test_a_person_out_of_reach_is_as_unknown_as_none(at):
    member = cast.member(name="县里的人（虚构）")
    member.phone = "13800000001"
    member.save()
    url = member.get_absolute_url()
    for stranger in (cast.outsider(), cast.city_office(), cast.township_clerk(), cast.unit(), cast.resident()):
        assert at(stranger).get(url).status_code == 404
        assert at(stranger).get(url + "edit/").status_code == 404
        assert at(stranger).post(url + "sessions/end/").status_code == 404
    assert at(cast.office()).get("/people/NOBODYXXXX/").status_code == 404
    assert at(cast.office()).get("/people/%00/").status_code == 404
    page = text(at(cast.office()).get(url))
    assert "县里的人" in page
    assert "138****0001" in page
    assert "13800000001" not in page


def test_one_sees_oneself_and_may_not_edit(at):
    member = cast.member()
    assert at(member).get(member.get_absolute_url()).status_code == 200
    assert at(member).get(member.get_absolute_url() + "edit/").status_code == 403
    assert at(member).get("/people/").status_code == 403
    assert at(cast.office()).get(member.get_absolute_url() + "edit/").status_code == 200


def test_a_clerk_sees_the_villages_people_and_changes_nobody(at):
    resident = cast.resident()
    url = resident.get_absolute_url()
    clerk = at(cast.clerk())
    assert clerk.get(url).status_code == 200
    for rest in ("edit/", "password/", "appoint/"):
        assert clerk.get(url + rest).status_code == 403
    post = resident.held_posts[0]
    assert clerk.post(f"{url}posts/{post.pk}/end/").status_code == 403
    assert clerk.post(f"{url}sessions/end/").status_code == 403
    assert at(cast.township_clerk()).post(f"{url}posts/{post.pk}/end/").status_code == 302
    assert not Person.objects.get(pk=resident.pk).held_posts


def test_an_office_takes_over_no_account_of_who_decides(at):
    party, system = cast.party(), cast.system_admin()
    office = at(cast.office())
    for person in (party, system):
        answer = office.post(f"{person.get_absolute_url()}password/", {"password": "我的密码-2023"})
        assert answer.status_code == 403
        assert not Person.objects.get(pk=person.pk).check_password("我的密码-2023")
    member = cast.member()
    assert office.post(f"{member.get_absolute_url()}password/", {"password": "我的密码-2023"}).status_code == 302
    assert Person.objects.get(pk=member.pk).check_password("我的密码-2023")


NEW = {
    "name": "新委员（虚构）",
    "role": "member",
    "login": "new-member",
    "password": "一起商量-2023",
    "phone": "13800000002",
}


def test_an_office_registers_a_person_with_a_post(at):
    place = cast.organisation()
    answer = at(cast.office()).post("/people/add/", NEW | {"organisation": place.ref})
    made = Person.objects.get(login="new-member")
    assert answer.url == made.get_absolute_url()
    assert [p.role for p in made.held_posts] == [Role.MEMBER]
    assert (made.phone, made.check_password("一起商量-2023")) == ("13800000002", True)


def test_a_form_sent_twice_registers_once(at):
    office, data = at(cast.office()), NEW | {"organisation": cast.organisation().ref, "once": "a-key-of-the-form"}
    first, second = office.post("/people/add/", data), office.post("/people/add/", data)
    assert Person.objects.filter(login="new-member").count() == 1
    assert first.status_code == 302
    assert second.status_code in {200, 302}


@pytest.mark.parametrize(
    ("change", "sentence"),
    [({"name": ""}, "field-error"), ({"role": "party"}, "field-error"), ({"organisation": "NONE"}, "没有这个代号"),
     ({"phone": "not a phone"}, "号码只含"), ({"password": "123"}, "field-error"), ({"start": "2023-13-40"}, "field-error"),
     ({"name": "a\0b"}, "field-error"), ({"name": "长" * 41}, "field-error")],
)  # fmt: skip
def test_a_bad_form_says_so_in_place_and_keeps_what_was_typed(at, change, sentence):
    data = NEW | {"organisation": cast.organisation().ref, "title": "某职务"} | change
    page = text(at(cast.office()).post("/people/add/", data))
    assert sentence in page
    assert "某职务" in page
    assert not Person.objects.filter(login="new-member").exists()


def test_an_organisation_out_of_reach_is_no_choice(at):
    far = cast.organisation("cppcc", cast.SIBLING_COUNTY)
    page = text(at(cast.office()).post("/people/add/", NEW | {"organisation": far.ref}))
    assert "没有这个代号" in page
    assert not Person.objects.filter(login="new-member").exists()


def test_appointing_and_ending_through_the_pages(at):
    admin, member = cast.security_admin(), cast.member()
    url = member.get_absolute_url()
    data = {"organisation": cast.organisation("party").ref, "role": "party"}
    assert at(admin).post(url + "appoint/", data).status_code == 302
    party = member.posts.get(role=Role.PARTY)
    assert "免职" in text(at(admin).get(url))
    assert at(admin).post(f"{url}posts/{party.pk}/end/").status_code == 302
    assert not Person.objects.get(pk=member.pk).can("matter.approve", cast.COUNTY)
    refused = text(
        at(admin).post(url + "appoint/", {"organisation": cast.organisation("department").ref, "role": "auditor"})
    )
    assert "互相排斥" in refused


def test_a_post_of_somebody_else_is_not_ended_under_this_name(at):
    mine, other = cast.member(), cast.clerk()
    url = f"{mine.get_absolute_url()}posts/{other.held_posts[0].pk}/end/"
    assert at(cast.office()).post(url).status_code == 404
    assert Person.objects.get(pk=other.pk).held_posts


def test_organisations_are_known_to_who_signs_in_and_their_people_are_not(at):
    place, member = cast.organisation(), cast.member(name="县里的人（虚构）")
    url = place.get_absolute_url()
    assert "县里的人" in text(at(cast.office()).get(url))
    for stranger in (cast.outsider(), cast.resident(), cast.unit()):
        page = text(at(stranger).get(url))
        assert place.name in page
        assert member.name not in page
        assert at(stranger).get(url + "edit/").status_code == 403
    assert at(cast.office()).get("/organisations/NONEXXXXXX/").status_code == 404


def test_an_office_registers_organisations_in_its_reach_only(at):
    office = at(cast.office())
    cast.area(cast.SIBLING_COUNTY)
    good = {"name": "永昌县某中心（虚构）", "kind": "other", "area": cast.COUNTY}
    assert office.post("/organisations/add/", good).status_code == 302
    assert "不归您管" in text(office.post("/organisations/add/", good | {"area": cast.SIBLING_COUNTY}))
    assert "已经有" in text(office.post("/organisations/add/", good))
    assert "没有这个区划代码" in text(office.post("/organisations/add/", good | {"area": "nowhere"}))
    assert list(Organisation.objects.filter(name=good["name"]).values_list("area_id", flat=True)) == [cast.COUNTY]
    assert at(cast.member()).get("/organisations/add/").status_code == 403


def test_an_organisation_never_hangs_below_itself():
    top = cast.organisation("department")
    low = cast.organisation("department", cast.COUNTY, "永昌县下属站（虚构）", parent=top)
    from shangliang.people.refusal import Refused

    with pytest.raises(Refused, match="下级"):
        actions.edit_organisation(top, by=cast.office(), name=top.name, parent=low)


def test_a_term_is_opened_and_its_members_are_seated(at):
    place, office, member = cast.organisation(), cast.office(), cast.member(name="委员甲（虚构）")
    base = f"{place.get_absolute_url()}terms/"
    page = at(office)
    assert page.post(base + "add/", {"number": 10, "start": "2021-11-01"}).url == base + "10/"
    assert (
        page.post(base + "10/members/add/", {"person": member.ref, "sector": "农业界", "standing": "on"}).status_code
        == 302
    )
    assert "农业界" in text(page.get(base + "10/?standing=1"))
    assert "已经是" in text(page.post(base + "10/members/add/", {"person": member.ref, "sector": "工商联"}))
    assert "第十届" in str(Term.objects.get())
    assert page.post(f"{base}10/members/{member.ref}/remove/").status_code == 302
    assert not Membership.objects.exists()


def test_a_new_term_ends_the_one_before():
    office = cast.office()
    old = actions.open_term(cast.organisation(), 9, start=dt.date(2016, 11, 1), by=office)
    actions.open_term(cast.organisation(), 10, start=dt.date(2021, 11, 1), by=office)
    old.refresh_from_db()
    assert old.end == dt.date(2021, 11, 1)


def test_the_roll_is_for_the_work_and_changed_by_its_office(at):
    cast.seat(cast.member(name="委员甲（虚构）"))
    url = f"{cast.organisation().get_absolute_url()}terms/10/"
    assert "委员甲" in text(at(cast.member()).get(url))
    assert at(cast.resident()).get(url).status_code == 403
    for stranger in (cast.member(), cast.outsider(), cast.township_clerk()):
        assert at(stranger).get(url + "members/add/").status_code == 403
    assert at(cast.office()).get(url + "members/add/").status_code == 200
    assert at(cast.office()).get(f"{cast.organisation().get_absolute_url()}terms/99/").status_code == 404


def test_the_tree_is_public_and_local_nodes_are_added_by_the_place(client, at):
    cast.area()
    assert "金昌市" in text(client.get("/areas/62/"))
    assert "赵家庄村" in text(client.get(f"/areas/{cast.COUNTY}/?q=zjz"))
    assert client.get("/areas/999999/").status_code == 404
    assert client.get(f"/areas/{cast.VILLAGE}/add/").status_code == 302
    assert at(cast.clerk()).post(f"/areas/{cast.VILLAGE}/add/", {"name": "三社"}).status_code == 302
    assert "三社" in text(at(cast.clerk()).get(f"/areas/{cast.VILLAGE}/"))
    assert at(cast.outsider()).get(f"/areas/{cast.VILLAGE}/add/").status_code == 403


def test_the_policy_is_a_public_page(client):
    page = text(client.get("/policy/"))
    assert "审定议题" in page and "matter.approve" not in page  # what it is, not what we call it
    assert page.count('<th scope="row">') > 60


def test_an_ended_post_closes_the_pages_at_the_next_click(at):
    office = cast.office()
    page = at(office)
    assert page.get("/people/").status_code == 200
    actions.end_post(office.held_posts[0], by=cast.security_admin())
    assert page.get("/people/").status_code == 403


def test_a_post_that_runs_out_closes_them_too(at):
    who = cast.person(password=cast.PASSWORD)
    cast.post(who, Role.OFFICE, end=clock.today() + dt.timedelta(1))
    assert at(who).get("/people/").status_code == 200
    with clock.at(clock.today() + dt.timedelta(1)):
        assert at(who).get("/people/").status_code == 403


def test_pages_are_read_by_get_and_changed_by_post(at):
    member = cast.member()
    office = at(cast.office())
    for url in (f"{member.get_absolute_url()}sessions/end/", f"{member.get_absolute_url()}posts/1/end/"):
        assert office.get(url).status_code == 405
    assert office.post("/people/").status_code == 405


def test_councils_are_counted_by_place():
    from shangliang.kit import figures

    for n, name in enumerate(("甲议事会", "乙议事会")):
        cast.organisation("council", cast.VILLAGE, name)
        cast.organisation("council", cast.SIBLING_COMMUNITY, name + str(n))
    found = figures.compute(cast.CITY, only=["councils", "areas"])
    assert found["councils"] == {"villages": 1, "communities": 1}
    assert found["areas"] == {"cities": 1, "counties": 2, "townships": 2, "villages": 1, "communities": 1}
    assert figures.compute("6206", only=["councils"])["councils"] == {"villages": 0, "communities": 0}


def test_a_phone_and_an_email_are_sealed_in_the_database():
    who = cast.person(phone="13800000001", email="who@example.org")
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM people_person WHERE id = %s", [who.pk])
        raw = b"".join(bytes(v) if isinstance(v, memoryview | bytes) else str(v).encode() for v in cursor.fetchone())
    assert b"13800000001" not in raw
    assert b"who@example.org" not in raw
    found = Person.objects.get(pk=who.pk)
    assert (found.phone, found.email) == ("13800000001", "who@example.org")
    assert Person.objects.addresses([str(who.pk), "999"]) == {str(who.pk): "who@example.org"}


def test_the_organisations_of_ones_own_county_come_first_and_wider_places_are_one_step_away(at):
    near, far = cast.organisation("department", cast.COUNTY), cast.organisation("department", cast.SIBLING_COUNTY)
    page = at(cast.office())
    assert near.name in text(page.get("/organisations/"))
    assert far.name not in text(page.get("/organisations/"))
    assert far.name in text(page.get(f"/organisations/?area={cast.CITY}"))


def test_a_form_sent_empty_is_a_form_with_errors_or_a_choice(at):
    """Not a fresh page that says nothing: an empty box is a choice too."""
    clerk = cast.clerk()
    clerk.elder = True
    clerk.save()
    assert 'role="alert"' in at(clerk).post(f"/areas/{cast.VILLAGE}/add/", {}).content.decode()
    assert at(clerk).post("/me/", {}).status_code == 302
    clerk.refresh_from_db()
    assert not clerk.elder


def test_the_tree_opens_at_ones_own_county_and_leads_up_to_the_whole(client, at):
    cast.area()
    assert at(cast.clerk()).get("/areas/").url == f"/areas/{cast.COUNTY}/"
    assert 'href="/areas/?level="' in text(at(cast.clerk()).get(f"/areas/{cast.COUNTY}/"))
    assert "甘肃省" in text(at(cast.clerk()).get("/areas/?level="))
    assert "甘肃省" in text(type(client)().get("/areas/"))

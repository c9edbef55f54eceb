"""The pages of people: found within reach, 404 outside it, 403 where one sees but may not; equal queries for 1 and 3 rows."""

import datetime as dt

import pytest
from django.db import connection

from shangliang.kit import clock
from shangliang.people import actions, areas
from shangliang.people.areas import Area
from shangliang.people.can import Role
from shangliang.people.models import Person
from tests import cast
from tests.counting import queries

pytestmark = pytest.mark.django_db


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


def test_a_form_sent_empty_is_a_form_with_errors_or_a_choice(at):
    """Not a fresh page that says nothing: an empty box is a choice too."""
    clerk = cast.clerk()
    clerk.elder = True
    clerk.save()
    assert 'role="alert"' in at(clerk).post(f"/areas/{cast.VILLAGE}/add/", {}).content.decode()
    assert at(clerk).post("/me/", {}).status_code == 302
    clerk.refresh_from_db()
    assert not clerk.elder

"""故事八 会宁、文县 · Orphans in 平头川镇 and the families that a whole office looks after: registered with a guardian's paper,
paired, visited with a photo or without one; the office sees who has not been visited this quarter, and opens their file.
"""

import pytest
from django.test import Client

from shangliang.bonds.models import Bond
from shangliang.gatherings.models import Visit
from shangliang.kit import clock, figures, ids, trail
from shangliang.subjects.models import AssistedPerson
from tests import cast
from tests.kit import uploads

pytestmark = pytest.mark.django_db
HUINING, PINGTOUCHUAN = "620422", ("620422115201", "620422115204")
WENXIAN, VILLAGE = "621222", "621222100200"
FILES, MISSED = "/desk/households/", "/desk/coverage/persons/?state=unvisited_quarter"
CHILDREN = ("靳小满（虚构）", "惠雨（虚构）")
OLD = ("蔺存义（虚构）", "蒙秀兰（虚构）", "仲全福（虚构）")


def desk(who) -> Client:
    return cast.signed_in(Client(), who)


def sent(browser, url, **typed):
    answer = browser.post(url, typed | {"once": ids.ref()})
    assert answer.status_code == 302, answer.context["form"].errors
    return answer.url


def listed(office, village, kind, **facts) -> AssistedPerson:
    """Looked for, not known, registered."""
    url = sent(office, f"{FILES}new/", area=village, kinds=[kind], listed_on=clock.today(), **facts)
    return AssistedPerson.objects.get(household__ref=url.split("/")[3])


def orphan(office, village, name) -> AssistedPerson:
    """Without a name until the guardian's paper is there; then whether life, school and care are guaranteed."""
    found = listed(office, village, "孤儿", minor="on")
    page = f"{FILES}p/{found.ref}/"
    named = {"kinds": ["孤儿"], "listed_on": clock.today(), "minor": "on", "name": name, "school": "平头川小学"}
    refused = office.post(f"{page}edit/", named)
    assert "监护人同意书" in str(refused.context["form"].errors["name"])
    paper = {
        "basis": "guardian",
        "purpose": "pairing",
        "fields_": ["name"],
        "guardian": "祖父（虚构）",
        "document": "第3号",
    }
    sent(office, f"{page}consent/", starts=clock.today(), **paper)
    sent(office, f"{page}edit/", **named)
    for what in ("基本生活", "教育", "照料看护"):
        sent(office, f"{page}add/guarantee/", kind=what, in_place="yes", note="")
    return found


def paired(office, code, names, each):
    """On the roll, proposed, confirmed with one press."""
    for name in names:
        cast.cadre(code, name=name)
        sent(office, "/desk/pairing/helpers/add/", who=name, rank="staff", capacity=each)
    form = office.get("/desk/pairing/").context["form"]
    sent(office, "/desk/pairing/", **{name: form[name].value() or "" for name in form.fields})


def visited(person, **more):
    """By their helper, at home; a page that is sent twice is kept once."""
    bond = Bond.objects.active().get(assisted=person)
    typed = {"way": "home", "found": "吃住有保障。", "on": clock.today(), "operation": ids.ref()} | more
    for _again in range(2):
        assert desk(bond.person).post(f"/desk/visits/{bond.ref}/", typed).status_code == 302
    return bond


def of_quarter(code):
    return figures.compute(code, only=["pairing"], period="quarter")["pairing"]["visited_of"]


def missed(browser) -> str:
    return browser.get(MISSED).content.decode()


def test_orphans_are_visited_with_or_without_a_photo_and_the_log_says_so():
    office = desk(cast.office(HUINING))
    for village in PINGTOUCHUAN:
        cast.area(village)
    children = [orphan(office, *row) for row in zip(PINGTOUCHUAN, CHILDREN, strict=True)]
    paired(office, HUINING, ("甲干部（虚构）", "乙干部（虚构）"), 1)
    assert of_quarter(HUINING) == [0, 2]
    visited(children[0])
    bond = Bond.objects.get(assisted=children[1])
    photo = {"way": "home", "found": "住校，周末回家没有班车。", "on": clock.today(), "operation": "op"}
    camera = {"photos": uploads.upload(uploads.image())}
    assert desk(bond.person).post(f"/desk/visits/{bond.ref}/", photo | camera).status_code == 302
    assert of_quarter(HUINING) == [2, 2]
    assert sorted(visit.files.count() for visit in Visit.objects.all()) == [0, 1]
    log = office.get("/desk/visits/log/").content.decode()
    assert "靳" in log and CHILDREN[0] not in log and "没有这样的人" in missed(office)
    assert trail.verify() == []


def test_who_has_not_been_visited_this_quarter_is_listed_and_opens_and_no_neighbour_sees_them():
    office = desk(cast.office(WENXIAN))
    cast.area(VILLAGE)
    first, second, left = (listed(office, VILLAGE, "特困人员", name=name) for name in OLD)
    paired(office, WENXIAN, ("党员甲（虚构）", "党员乙（虚构）"), 2)
    assert Bond.objects.active().count() == 3
    helper = visited(first).person
    visited(second)
    assert of_quarter(WENXIAN) == [2, 3]
    page = missed(office)
    assert left.get_absolute_url() in page and first.get_absolute_url() not in page
    assert office.get(left.get_absolute_url()).status_code == 200
    assert left.get_absolute_url() not in missed(desk(cast.outsider(HUINING)))
    assert figures.compute(WENXIAN, only=["pairing"])["pairing"]["helpers"] == 2
    with clock.at(clock.today() + clock.days(100)):
        helper.forget_posts()
        assert of_quarter(WENXIAN) == [0, 3]
        assert all(one.get_absolute_url() in missed(office) for one in (first, second, left))

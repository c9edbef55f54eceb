"""敞开的页面 · What shows its forms only behind a code or at one stage of its thing: (browser, address)."""

from collections.abc import Iterator

from django.http import HttpResponse
from django.test import Client

from shangliang.consultations.actions import agreeing, give_link, papers
from shangliang.documents.actions import put_template
from shangliang.gatherings.actions import close_poll, hang_pictures, open_gathering, print_slips, seal_poll
from shangliang.gatherings.models import Grade
from shangliang.kit import clock
from shangliang.matters import tokens
from shangliang.people.can import Role
from shangliang.scorecards.actions import open_questionnaire
from tests import cast
from tests.consultations import lots, phones, test_forms, test_seat
from tests.gatherings import polling, sitting
from tests.kit.test_paper_template import written
from tests.kit.uploads import image, upload
from tests.meetings import held, laid

# what a script sends when a text is pasted: no page holds this form
PASTED = '<form method="post" action="/desk/documents/pasted/"><textarea name="html"></textarea></form>'


def opened(world) -> Iterator[tuple[Client, str]]:
    yield from voices(world)
    yield from polls(world)
    yield from consultations(world)
    yield from meetings(world)
    yield from documents(world)
    yield from by_slips(world)
    yield sitting.hall(world.sitting), "/hall/"
    hang_pictures(world.sitting, upload(image("PNG"), "图.png"), title="规划图", by=cast.clerk())
    yield world.client(Role.VILLAGE_CLERK), f"/desk/g/{world.sitting.ref}/pictures/"
    _elsewhere, here = world.client(Role.OFFICE), world.client(Role.OFFICE)
    yield here, "/account/sessions/"


def pressed() -> Iterator[tuple[Client, HttpResponse, str]]:
    """What shows its form only as the answer to another: who was looked for and not found may be registered;
    quotas that can not be are moved by the smallest change."""
    clerk, url = cast.signed_in(Client(), cast.clerk()), "/desk/households/add/"
    yield clerk, clerk.post(url, {"area": cast.VILLAGE, "name": "没有登记过的人"}), url
    run = lots.begun(lots.planned(), people=12, seats=4)
    tight = f"{lots.on_page(run)}quotas/"
    yield clerk, clerk.post(tight, {"least_0": "4", "compound": "性别=男&利益相关=有,4,"}), tight
    office, page = cast.signed_in(Client(), cast.office()), "/desk/documents/new/"
    yield office, HttpResponse(PASTED), page


def by_slips(world) -> Iterator[tuple[Client, str]]:
    """A questionnaire that asks for the code of a slip first."""
    asks = open_questionnaire(world.assessed.made, clock.today() + clock.days(7), by=cast.office(), by_slips=True)
    yield world.client(), asks.get_absolute_url()


def voices(world) -> Iterator[tuple[Client, str]]:
    """Who raised it, at each stage of the matter."""
    for matter in (*world.stages, world.returned, world.fresh):
        client = world.client()
        client.cookies.update(tokens.open_voice(HttpResponse(), matter.raisers.get(), "code").cookies)
        yield client, "/my/"


def polls(world) -> Iterator[tuple[Client, str]]:
    """By hands, by name, by links; with a slip in hand; closed, its slips not yet counted."""
    clerk = world.client(Role.VILLAGE_CLERK)
    for grade in (Grade.HANDS, Grade.NAMED, Grade.ACCOUNT):
        yield clerk, f"/desk/p/{polling.opened(grade)[0].ref}/"
    yield polling.phone(world.poll, print_slips(world.poll.book, 1)[0]), f"/p/{world.poll.ref}/"
    closed = close_poll(polling.opened()[0], by=cast.clerk())
    yield clerk, f"/desk/slips/{closed.book.ref}/"


def consultations(world) -> Iterator[tuple[Client, str]]:
    """One that anybody may join; of two matters, with links handed out; one whose agreement is signed, one read back on a
    phone; a batch of cards that is all typed, and one that is counted, for another clerk to check."""
    clerk = world.client(Role.VILLAGE_CLERK)
    free = phones.running(open_to_all=True)
    yield world.client(), f"/c/{free.ref}/"
    batch = papers.open_batch(free, declared=1, by=cast.clerk())
    papers.type_cards(batch, {1: {2: 1}}, by=cast.clerk())
    yield clerk, f"{free.desk_url()}paper/{batch.ref}/"
    counted = papers.open_batch(free, declared=1, by=cast.clerk())
    papers.type_cards(counted, {1: {2: 1}}, by=cast.clerk())
    papers.accept_batch(counted, by=cast.clerk())
    yield cast.signed_in(Client(), cast.clerk(name="另一位协商员（虚构）")), f"{free.desk_url()}paper/{counted.ref}/"
    linked = phones.running(
        grade=Grade.NAMED, concerns=[test_forms.approved(12, "一件"), test_forms.approved(12, "另一件")]
    )
    give_link(linked.participants.first(), by=cast.clerk())
    yield clerk, linked.desk_url()
    yield clerk, _signed().desk_url()
    yield clerk, lots.on_page(lots.approved(lots.begun(lots.planned())))
    met = test_seat.met(9)
    yield test_seat.phone(met, 9), test_seat.url(met)


def meetings(world) -> Iterator[tuple[Client, str]]:
    """Minutes that somebody who was there may comment on; final ones, to become a document; votes that go on; a training
    for which people enrol."""
    yield world.client(Role.OFFICE), held.called("training", at=clock.now() + clock.days(2)).get_absolute_url()
    commented, member = laid.over()
    yield cast.signed_in(Client(), member), f"{commented.get_absolute_url()}minutes/remark/"
    final, _member = laid.over(final=True)
    yield world.client(Role.OFFICE), f"{final.get_absolute_url()}minutes/"
    going, codes = laid.voting()
    yield world.client(Role.OFFICE), going.get_absolute_url()
    ended, _codes = laid.voting()
    poll = close_poll(ended.items.first().decisions.first().poll, by=cast.office())
    seal_poll(poll, by=cast.office(), ability="meeting.hold")
    yield world.client(Role.OFFICE), ended.get_absolute_url()
    for code in (codes[0], codes[-1]):  # who is there votes, who is not may check in
        yield laid.phone(going, code), f"/g/{going.gathering.ref}/"


def documents(world) -> Iterator[tuple[Client, str]]:
    """A template of an office's own, to be taken away again."""
    put_template("notice", written("{{ 标题 }}"), name="模板.docx", area=cast.area(cast.COUNTY), by=cast.office())
    yield world.client(Role.OFFICE), "/desk/documents/templates/"


def _signed():
    found = phones.running()
    gathering = open_gathering(found.activities.get(kind="sitting").gathering, by=cast.clerk())
    gathering.attendances.filter(number__lte=11).update(presence="present")
    points = [{"content": "上学的路段先亮", "unit_name": "永昌县住建局", "statements": [1]}]
    agreeing.write_agreement(found, points=points, differences=[], by=cast.clerk())
    agreeing.confirm_everybody(found, by=cast.clerk())
    for part in ("convener", "representative"):
        agreeing.sign(found, part=part, name="某人（虚构）", by=cast.clerk())
    return found

"""Programs are told that something happened: signed, once per event, again until taken, never of what is hidden."""

import json

import pytest
from django.core.exceptions import PermissionDenied
from django.test import override_settings
from standardwebhooks.webhooks import Webhook as Peer

from shangliang.kit import clock, notices, outbound
from shangliang.people import actions
from shangliang.people.actions import webhooks
from shangliang.people.models import Area, Delivery, Webhook
from tests import cast
from tests.matters import walk

pytestmark = pytest.mark.django_db


def hooked(receiver, person=None, area=cast.COUNTY, about=("matter",)) -> Webhook:
    return actions.make_webhook(
        person or cast.office(), label="县平台", url=receiver.url, area=Area.objects.get(pk=area), about=list(about)
    )


def test_each_step_of_what_one_sees_is_told_once_and_a_peer_finds_the_signature_good(receiver, office):
    before, _code = walk.topic("以前的事")
    hook = hooked(receiver)
    matter, _code = walk.topic()
    assert (webhooks.gather(), webhooks.gather()) == (1, 0)
    assert (webhooks.deliver(), webhooks.deliver()) == (1, 0)
    ((headers, body),) = receiver.got
    said = Peer(hook.secret).verify(body, {name.lower(): value for name, value in headers.items()})
    assert (said["type"], said["data"]["ref"]) == ("matter.raise", matter.ref)
    assert matter.title not in body.decode()
    assert before.ref not in body.decode()


def test_what_its_person_does_not_see_is_not_told(receiver, office):
    hooked(receiver, cast.office())
    walk.topic(about=cast.office().held_posts[0].organisation)
    seen, _code = walk.topic("看得到的")
    webhooks.gather()
    assert [d.body["data"]["ref"] for d in Delivery.objects.all()] == [seen.ref]


def test_it_is_sent_again_under_the_same_id_until_it_is_taken(receiver, office):
    receiver.answers += [500, 302]
    hooked(receiver)
    walk.topic()
    webhooks.gather()
    for taken in (0, 0, 1):
        Delivery.objects.update(next_at=clock.real_now())
        assert webhooks.deliver() == taken
    assert len({headers["webhook-id"] for headers, _body in receiver.got}) == 1
    assert len(receiver.got) == 3  # the redirect was not followed
    assert Delivery.objects.get().sent_at


def test_it_is_given_up_in_the_end_and_its_person_hears_of_it(receiver, office):
    hook = hooked(receiver)
    walk.topic()
    webhooks.gather()
    receiver.answers += [503] * 10
    for _try in range(len(notices.WAITS) + 1):
        Delivery.objects.update(next_at=clock.real_now())
        webhooks.deliver()
    given_up = Delivery.objects.get()
    assert (given_up.next_at, given_up.error) == (None, "HTTP 503")
    assert any("已放弃" in n.text for n in notices.for_person(hook.person_id))


def test_a_stopped_one_is_told_nothing_more(receiver, office):
    hook = hooked(receiver)
    walk.topic()
    webhooks.gather()
    actions.stop_webhook(hook, by=hook.person)
    walk.topic("后来的事")
    assert (webhooks.gather(), webhooks.deliver(), receiver.got) == (0, 0, [])
    with pytest.raises(PermissionDenied):
        actions.stop_webhook(hook, by=cast.clerk())


@pytest.mark.parametrize("url", ["http://10.0.0.1/", "https://example.org/", "ftp://127.0.0.1/", "https://127.0.0.1:1/",
                                 "https://", "", "https://a\r\nb/", "http://[::1", "https://127.0.0.1@example.org/"])  # fmt: skip
def test_only_named_hosts_are_reached(receiver, url):
    assert not outbound.allowed(url)
    assert outbound.allowed(receiver.url)


def test_with_no_host_named_nothing_leaves_and_the_page_says_so(client, office):
    cast.signed_in(client, office)
    assert "还没有准许向任何主机推送" in client.get("/me/webhooks/").text
    assert (webhooks.gather(), webhooks.deliver()) == (0, 0)


def test_the_page_makes_one_and_refuses_other_hosts(client, receiver, office):
    cast.signed_in(client, office)
    said = {"label": "县平台", "area": cast.COUNTY, "nouns": ["matter"]}
    refused = client.post("/me/webhooks/", said | {"url": "https://example.org/x"})
    assert "不在准许的主机里" in refused.text
    page = client.post("/me/webhooks/", said | {"url": receiver.url}, follow=True)
    assert Webhook.objects.get().secret in page.text
    assert cast.signed_in(client, cast.clerk()).get(f"/me/webhooks/{Webhook.objects.get().ref}/").status_code == 404


def test_notices_of_one_person_go_out_as_one_post(receiver, office):
    with override_settings(SHANGLIANG_NOTICES_URL=receiver.url, SHANGLIANG_NOTICES_SECRET=""):
        from shangliang.kit import posting
        from shangliang.kit.notices import Notice

        office.phone = "13900000002"
        office.save()
        for n in (1, 2):
            notices.tell(
                [("person", office.pk)], event=f"e{n}", subject=("matter", "X"), text=f"第{n}件", area=cast.COUNTY
            )
        assert posting.deliver() == 0  # it waits for others, and for the morning
        Notice.objects.update(post_next=clock.real_now())
        assert posting.deliver() == 1
        said = json.loads(receiver.got[0][1])
        assert (said["phone"], said["count"], said["notices"][0]["text"]) == ("13900000002", 2, "第1件")
        assert posting.deliver() == 0


@pytest.mark.parametrize(
    "kind,path", [("sms", ["text"]), ("wecom", ["text", "content"]), ("dingtalk", ["text", "content"])]
)
def test_a_robot_in_a_group_never_says_what_it_is_about(receiver, office, kind, path):
    from shangliang.kit import posting
    from shangliang.kit.notices import Notice

    office.phone, receiver.says = "13900000002", b'{"errcode": 0, "errmsg": "ok"}'
    office.save()
    with override_settings(SHANGLIANG_NOTICES_URL=receiver.url, SHANGLIANG_NOTICES_FORMAT=kind):
        notices.tell(
            [("person", office.pk)], event="e", subject=("matter", "X"), text="《路灯》已受理", area=cast.COUNTY
        )
        Notice.objects.update(post_next=clock.real_now())
        posting.deliver()
    said = json.loads(receiver.got[0][1])
    for name in path:
        said = said[name]
    assert ("路灯" in said) == (kind == "sms")
    assert "商量" in said


@pytest.mark.parametrize(("says", "why"), [(b'{"errcode": 93000, "errmsg": "invalid webhook url"}', "errcode 93000"),
                                           (b"<html>", "unreadable answer"), (b"[]", "unreadable answer")])  # fmt: skip
def test_a_robot_that_refuses_with_status_200_has_not_taken_it(receiver, office, says, why):
    from shangliang.kit import posting
    from shangliang.kit.notices import Notice

    office.phone, receiver.says = "13900000002", says
    office.save()
    with override_settings(SHANGLIANG_NOTICES_URL=receiver.url, SHANGLIANG_NOTICES_FORMAT="wecom"):
        notices.tell([("person", office.pk)], event="e", subject=("matter", "X"), text="《路灯》", area=cast.COUNTY)
        Notice.objects.update(post_next=clock.real_now())
        assert posting.deliver() == 0
    row = Notice.objects.get()
    assert (row.post_error, row.posted_at, row.post_tries) == (why, None, 1)


def test_a_robot_gets_no_more_than_it_bears_in_a_minute(receiver, office):
    from shangliang.kit import posting
    from shangliang.kit.notices import Notice

    people = [cast.person(f"某{n}（虚构）", phone=f"1390000{n:04}") for n in range(posting.PACE + 5)]
    receiver.says = b'{"errcode": 0}'
    with override_settings(SHANGLIANG_NOTICES_URL=receiver.url, SHANGLIANG_NOTICES_FORMAT="dingtalk"):
        told = [("person", one.pk) for one in people]
        notices.tell(told, event="e", subject=("matter", "X"), text="《路灯》", area=cast.COUNTY)
        Notice.objects.update(post_next=clock.real_now())
        assert (posting.deliver(), posting.deliver()) == (posting.PACE, 0)
    with override_settings(SHANGLIANG_NOTICES_URL=receiver.url):
        assert posting.deliver() == 5

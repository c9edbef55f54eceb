"""附件 · Who gets a file, and how: never on our address, never for somebody who may not see what it hangs on."""

import datetime as dt
import os
from contextlib import suppress

import pytest
from django.contrib.auth import get_user_model
from django.core.files.storage import default_storage
from django.db import transaction

from shangliang.kit import clock, files, ids
from shangliang.kit.files import File

from .uploads import image, upload

pytestmark = pytest.mark.django_db


@pytest.fixture
def checks(monkeypatch):
    """No noun has registered; a test may."""
    held = {}
    monkeypatch.setattr("shangliang.kit.files.access.link_checks", held)
    return held


def person(name):
    user = get_user_model()(**{get_user_model().USERNAME_FIELD: name})
    user.set_unusable_password()
    user.save()
    return user


@pytest.fixture
def mine(store, checks, client):
    owner = person("owner")
    client.force_login(owner)
    return files.store(upload(image(), "路灯.jpg"), by_id=owner.pk, area="620321")


def status(client, file):
    return client.get(f"/files/{file.ref}/").status_code


def test_the_uploader_gets_it_as_an_attachment_that_no_browser_runs(client, mine):
    answer = client.get(f"/files/{mine.ref}/")
    assert answer.status_code == 200
    assert answer["Content-Type"] == "image/jpeg"
    assert answer["Content-Disposition"].startswith("attachment; filename*=utf-8''%E8%B7%AF%E7%81%AF.jpg")
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert "no-store" in answer["Cache-Control"]
    assert len(b"".join(answer.streaming_content)) == mine.size


def test_for_others_there_is_no_such_file(client, mine):
    assert status(client, mine) == 200
    client.force_login(person("outsider"))
    assert status(client, mine) == 404
    client.logout()
    assert status(client, mine) == 404


def test_unlinked_it_is_gone_after_a_day(client, mine):
    with clock.at(mine.created + dt.timedelta(hours=23)):
        assert status(client, mine) == 200
    with clock.at(mine.created + dt.timedelta(hours=25)):
        assert status(client, mine) == 404


def test_a_file_without_an_uploader_belongs_to_nobody(client, store, checks):
    file = files.store(upload(image()), by_id=None, area="620321")
    assert status(client, file) == 404
    client.force_login(person("somebody"))
    assert status(client, file) == 404
    checks["matter"] = lambda held, _person, _request: held == file
    assert status(client, file) == 200


def test_whoever_may_see_one_thing_it_hangs_on_gets_it(client, mine, checks):
    outsider = person("outsider")
    client.force_login(outsider)
    checks["matter"] = lambda _file, _person, _request: False
    assert status(client, mine) == 404
    checks["visit"] = lambda file, person, _request: file == mine and person == outsider
    assert status(client, mine) == 200


def test_a_check_sees_the_request_and_its_session(client, mine, checks):
    client.logout()
    checks["firm"] = lambda _file, _person, request: request.session.get("firm") == "open"
    assert status(client, mine) == 404
    session = client.session
    session["firm"] = "open"
    session.save()
    assert status(client, mine) == 200


@pytest.mark.parametrize("ref", ["AAAAAAAAAA", "x", "%00", "..%2f..%2fetc%2fpasswd", "1"])
def test_unknown_and_odd_refs_are_not_found(client, mine, ref):
    assert client.get(f"/files/{ref}/").status_code == 404


def test_lost_bytes_are_not_found_either(client, mine):
    default_storage.delete(mine.stored)
    assert status(client, mine) == 404


def test_only_reading_is_offered(client, mine):
    assert client.post(f"/files/{mine.ref}/").status_code == 405
    assert client.head(f"/files/{mine.ref}/").status_code == 200


def test_what_nothing_was_linked_to_is_swept_after_two_days(store, mine):
    fresh = files.store(upload(image()), by_id=1, area="620321")
    File.objects.filter(pk=mine.pk).update(created=clock.now() - dt.timedelta(days=3))
    assert files.sweep() == 1
    assert list(File.objects.all()) == [fresh]
    assert [p.name for p in store.rglob("*") if p.is_file()] == [f"{fresh.pk:x}"]


def test_bytes_of_a_form_that_failed_are_swept_once_no_transaction_can_still_want_them(store, mine):
    with suppress(RuntimeError), transaction.atomic():
        lost = files.store(upload(image()), by_id=1, area="620321")
        raise RuntimeError
    assert not File.objects.filter(pk=lost.pk).exists() and (store / lost.stored).exists()
    files.sweep()
    assert (store / lost.stored).exists()  # it might belong to somebody who is about to commit
    long_ago = (clock.real_now() - dt.timedelta(days=3)).timestamp()
    for kept in (lost, mine):
        os.utime(store / kept.stored, (long_ago, long_ago))
    files.sweep()
    assert [p.name for p in store.rglob("*") if p.is_file()] == [f"{mine.pk:x}"]


def test_the_path_says_nothing_and_the_bytes_are_ours_alone(store, mine):
    path = store / mine.stored
    assert mine.stored == f"{mine.pk % 256:02x}/{mine.pk:x}"
    assert path.stat().st_mode & 0o077 == 0
    assert ids.ref() not in mine.stored


def test_links_of_every_noun_keep_a_file(store, mine):
    """Asked of whatever tables point to File, also those without a way back."""
    links = [f for f in File._meta.get_fields(include_hidden=True) if f.auto_created and not f.concrete]
    query = str(File.objects.unlinked().query)
    assert all(link.related_model._meta.db_table in query for link in links)
    assert File.objects.unlinked().get() == mine

"""乱填 · Every form of every route takes rubbish: no 5xx, a refusal in words, and what was typed is still there."""

import logging

import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import path
from django.utils.html import escape

from shangliang.people.can import Role
from tests import rubbish
from tests.routes import ROUTES
from tests.rubbish_forms import SAID, Form, forms_of, forms_on
from tests.rubbish_pages import opened, pressed
from tests.rubbish_post import Desk
from tests.world import HOLDER, NOBODY, VISITORS, World

pytestmark = pytest.mark.django_db
SPECIMENS = {"look", "look-desk"}  # the living page shows forms that lead nowhere
# No page leads to them: allauth's own forms that this product keeps shut. They are probed with the names it gives them.
SHUT = {
    "account_set_password": ("/account/password/set/", "password1", "password2"),
    "account_signup": ("/account/signup/", "login", "email", "password1", "password2"),
}


@pytest.fixture(autouse=True)
def _quiet():
    """Thousands of refused requests are what is wanted here, not news for a log."""
    logging.disable(logging.CRITICAL)
    yield
    logging.disable(logging.NOTSET)


def collected(world, visitors) -> list[tuple[Desk, Form]]:
    """Each form once, with somebody who may use it."""
    found = {}
    for visitor in visitors:
        client = world.client(visitor)
        for form in forms_of(world, client, visitor):
            found.setdefault(form.shape, (Desk(client), form))
    for client, url in opened(world):
        for form in forms_on(client.get(url), url, "opened"):
            found.setdefault(form.shape, (Desk(client), form))
    for client, answer, url in pressed():
        for form in forms_on(answer, url, "pressed"):
            found.setdefault(form.shape, (Desk(client), form))
    for route, (url, *names) in SHUT.items():
        sent = {name: [SAID] for name in names}
        found[route] = Desk(world.client()), Form(route, url, url, sent, frozenset(), frozenset())
    return [pair for pair in found.values() if pair[1].route not in SPECIMENS]


def unseen(forms) -> list[tuple[str, str]]:
    """Routes that take a form which no page showed."""
    seen = {form.route for _desk, form in forms}
    return sorted(name for name, route in ROUTES.items() if route.posts and name not in seen)


def faults(forms, bodies) -> list[str]:
    return [
        f"{form.route} {form.url} ({body.what}): {fault}"
        for desk, form in forms
        for body in bodies(form)
        if (fault := desk.fault(form, body))
    ]


def crash(request):
    raise ValueError(request.POST["why"])


def mute(request):
    return HttpResponse("no", status=400)


def forget(request):
    return HttpResponse('<p role="alert">请写明原因。</p>')


def keep(request):
    return HttpResponse(f'<p role="alert">请写明原因。</p><input name="why" value="{escape(request.POST["why"])}">')


urlpatterns = [path(f"{view.__name__}/", view) for view in (crash, mute, forget, keep)]


@pytest.mark.urls("tests.test_rubbish")
@pytest.mark.parametrize(("where", "found"), [
    ("crash", "500 ValueError: 灯"), ("mute", "400 without a word"), ("forget", "lost: 灯"), ("keep", "")])  # fmt: skip
def test_the_probe_sees_a_fault_where_there_is_one(where, found):
    form = Form(where, f"/{where}/", "", {"why": ["灯 & 路"]}, frozenset({"why"}), frozenset())
    fault = Desk(Client()).fault(form, rubbish.spoilt(form, "as it is", {}))
    assert fault.startswith(found) and bool(fault) == bool(found)


def test_a_few_bad_values_break_no_form_of_a_resident_a_unit_and_a_clerk():
    forms = collected(World(), (NOBODY, HOLDER, Role.UNIT))
    assert {form.route for _desk, form in forms} >= {"raise", "voice", "hall", "order-step", "consultation-say"}
    found = faults(forms, rubbish.few)
    assert not found, "\n".join(found)


@pytest.mark.slow
@pytest.mark.hostile
def test_every_field_of_every_form_takes_every_kind_of_rubbish():
    world = World()
    forms = collected(world, VISITORS)
    assert unseen(forms) == [], "forms that nobody probes"
    others = rubbish.foreign(world)
    found = faults(forms, lambda form: rubbish.many(form, others))
    assert not found, "\n".join(found)

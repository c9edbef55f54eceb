"""On a room's public page: what was consulted there, and what came of it, as far as both are public."""

import pytest
from django.test import Client

from shangliang.gatherings.models import Gathering
from tests.consultations import talk
from tests.consultations.tables import _agreed
from tests.subjects.rooms import room

pytestmark = pytest.mark.django_db


def board(made) -> str:
    return Client().get(made.get_public_url()).content.decode()


def test_what_was_held_there_stands_on_the_board_with_its_matters_and_what_is_not_public_does_not():
    made, found = room("另一间议事室"), _agreed()
    matter = found.concerns.get().matter
    assert found.title not in board(made) and "在这里办过公开的协商以后" in board(made)
    Gathering.objects.filter(activity__consultation=found).update(room=made)
    assert found.title in board(made) and matter.title in board(made) and matter.stage_label in board(made)
    found.public = False
    found.save()
    assert found.title not in board(made)


def test_what_is_only_planned_there_is_not_yet_on_the_board():
    made, found = room("另一间议事室"), talk.noticed()
    Gathering.objects.filter(activity__consultation=found).update(room=made)
    assert found.title not in board(made)

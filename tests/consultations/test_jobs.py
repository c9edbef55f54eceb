"""What consultations do by themselves: what a seal has deleted leaves the files too."""

import time

import pytest
from django.db import connection

from shangliang.consultations import actions, jobs
from shangliang.consultations.actions import sealing
from shangliang.consultations.models import Voter
from shangliang.gatherings.actions import reconcile
from tests import cast
from tests.consultations import talk

pytestmark = pytest.mark.django_db(transaction=True)


def on_disk(*tables) -> bytes:
    """The pages of tables as they lie in their files."""
    with connection.cursor() as cursor:
        cursor.execute("CHECKPOINT")
        found = b""
        for table in tables:
            cursor.execute("SELECT pg_read_binary_file(pg_relation_filepath(%s))", [table])
            found += bytes(cursor.fetchone()[0])
        return found


def swept(keys, rounds=30) -> None:
    """Round by round, as the worker does: a row that somebody may still be reading goes with the next one."""
    for _round in range(rounds):
        jobs.sweep_sealed()
        if not any(key in on_disk("consultations_voter") for key in keys):
            return
        time.sleep(0.2)


def test_what_the_seal_deleted_is_off_the_disk_after_the_sweep():
    other, made = (talk.with_statements(talk.noticed()) for _n in range(2))
    people = list(zip(talk.voters(other, 6), talk.voters(made, 6), strict=True))
    for theirs, own in people:  # side by side on the same pages
        actions.express(other, theirs, 2, 1)
        actions.express(made, own, 2, -1)
    keys = [bytes(own.key) for _theirs, own in people]
    actions.close_consultation(made, by=cast.clerk())
    reconcile(made.book, issued=6, unused=0, spoiled=0)
    sealing.seal(made, by=cast.clerk())
    assert any(key in on_disk("consultations_voter") for key in keys)
    swept(keys)
    assert not any(key in on_disk("consultations_voter") for key in keys)
    assert Voter.objects.filter(consultation=other, views__value=1).count() == 6


def test_without_a_seal_nothing_is_rewritten():
    with connection.cursor() as cursor:
        places = []
        for _round in range(2):
            cursor.execute("SELECT pg_relation_filenode('consultations_view')")
            places.append(cursor.fetchone())
            jobs.sweep_sealed()
    assert places[0] == places[1]

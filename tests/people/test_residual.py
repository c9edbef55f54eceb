"""Appointed, ended, transferred in any order: what a person can do is what the posts of today say, and nothing besides."""

import datetime as dt

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from shangliang.kit import clock
from shangliang.people import actions, reach
from shangliang.people.can import TABLE, Role, may
from shangliang.people.models import Person
from shangliang.people.refusal import Refused
from tests import cast

PLACES = [(Role.OFFICE, cast.COUNTY), (Role.OFFICE, cast.SIBLING_COUNTY), (Role.OFFICE, cast.CITY), (Role.UNIT, cast.COUNTY),
          (Role.TOWNSHIP_CLERK, cast.TOWN), (Role.VILLAGE_CLERK, cast.VILLAGE), (Role.AUDITOR, cast.COUNTY), (Role.PARTY, cast.TOWN)]  # fmt: skip
CODES = [cast.CITY, cast.COUNTY, cast.TOWN, cast.VILLAGE, cast.SIBLING_COUNTY, cast.SIBLING_TOWN]
ASKED = ["matter.screen", "matter.approve", "matter.reply", "figure.see", "trail.verify"]


class Residual(RuleBasedStateMachine):
    """The model is a list of (role, area, start, end); the product must never give more, nor less."""

    def __init__(self):
        super().__init__()
        self.day = dt.date(2023, 6, 1)
        self.who = cast.person()
        self.model = {}

    @rule(days=st.integers(1, 40))
    def time_passes(self, days):
        self.day += dt.timedelta(days)

    @rule(place=st.sampled_from(PLACES), later=st.integers(0, 20), lasts=st.none() | st.integers(1, 30))
    def appointed(self, place, later, lasts):
        start = self.day + dt.timedelta(later)
        end = start + dt.timedelta(lasts) if lasts else None
        with clock.at(self.day):
            try:
                post = actions.appoint(
                    self.who,
                    cast.organisation(cast.KIND_OF[place[0]], place[1]),
                    place[0],
                    start=start,
                    end=end,
                    by=None,
                )
            except Refused:
                return
        self.model[post.pk] = [*place, start, end]

    @rule(data=st.data())
    def ended(self, data):
        if self.model:
            self._end(data.draw(st.sampled_from(sorted(self.model))))

    @rule(data=st.data(), place=st.sampled_from(PLACES))
    def transferred(self, data, place):
        if self.model:
            self._end(data.draw(st.sampled_from(sorted(self.model))))
            self.appointed(place, 0, None)

    def _end(self, pk):
        from shangliang.people.models import Post

        with clock.at(self.day):
            try:
                actions.end_post(Post.objects.get(pk=pk), by=None)
            except Refused:
                return
        self.model[pk][3] = max(self.day, self.model[pk][2])

    @invariant()
    def nothing_is_left_over(self):
        with clock.at(self.day):
            found = Person.objects.get(pk=self.who.pk)
            held = [
                (role, area)
                for role, area, start, end in self.model.values()
                if start <= self.day and (end is None or end > self.day)
            ]
            for ability in ASKED:
                for code in CODES:
                    assert found.can(ability, code) == any(_gives(role, area, ability, code) for role, area in held), (
                        ability,
                        code,
                    )
            grounds = {area for role, area in held if role not in (Role.UNIT, Role.AUDITOR)}
            assert {code for code, _full in reach.grounds(found)} == grounds
            assert bool(reach.organisations_of(found)) == bool(held)


def _gives(role, area, ability, code):
    from shangliang.people.can import ADMINS, WHERE_HELD

    assert ability in TABLE
    inside = code.startswith(area)
    above = len(area) < 6 and ability in WHERE_HELD and role not in ADMINS
    return may(role, ability) and (code == area if above else inside)


class TestResidual(TestCase):
    """Runs the machine, one database transaction per example."""

    def test_no_access_is_left_over(self):
        cast.platforms()
        from hypothesis.stateful import run_state_machine_as_test

        run_state_machine_as_test(
            Residual,
            settings=settings(
                max_examples=12, stateful_step_count=12, deadline=None, suppress_health_check=list(HealthCheck)
            ),
        )


pytestmark = pytest.mark.django_db

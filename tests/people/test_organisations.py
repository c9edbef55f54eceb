"""Organisations are registered one by one or as a batch, by whoever may; names are unique at a place."""

import pytest
from django.core.exceptions import PermissionDenied

from shangliang.kit import trail
from shangliang.kit.models import TrailRow
from shangliang.people import actions
from shangliang.people.models import Organisation
from shangliang.people.refusal import Refused
from tests import cast

pytestmark = pytest.mark.django_db


def rows(*names):
    return [(name, "council", cast.area(cast.VILLAGE), "") for name in names]


def test_a_batch_is_registered_with_one_trail_row_each():
    made = actions.add_organisations(rows("甲议事会", "乙议事会"), by=cast.office())
    assert Organisation.objects.filter(pk__in=[o.pk for o in made]).count() == 2
    assert TrailRow.objects.filter(action="organisation.add", object__in=[o.ref for o in made]).count() == 2
    assert trail.verify() == []


def test_a_batch_outside_ones_reach_is_refused_whole():
    with pytest.raises(PermissionDenied):
        actions.add_organisations(rows("甲议事会"), by=cast.outsider())
    assert not Organisation.objects.filter(name="甲议事会").exists()


@pytest.mark.parametrize("names", [("甲议事会", "甲议事会"), ("已有议事会",)])
def test_a_name_stands_once_at_a_place(names):
    actions.add_organisation("已有议事会", "council", cast.area(cast.VILLAGE), by=cast.office())
    with pytest.raises(Refused, match="已经有"):
        actions.add_organisations(rows(*names), by=cast.office())
    assert actions.add_organisations(rows("新议事会"), by=cast.office())

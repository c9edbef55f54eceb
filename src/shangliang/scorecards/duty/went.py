"""外出与走访 · Trips of whose team a member was, spells of duty in a community, aid that was given."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from shangliang.bonds.models import Aid
from shangliang.fieldwork.models import TeamMember
from shangliang.gatherings.models import Visit, Way
from shangliang.kit import clock
from shangliang.people.areas import after

from .facts import Fact, Scope


def went(scope: Scope) -> Iterator[Fact]:
    """Three queries. No name of a person under care stands in a line."""
    first, last = scope.days
    until, people = min(last, clock.today()), scope.people()
    here = scope.area, after(scope.area)
    trips = TeamMember.objects.filter(
        person_id__in=people, trip__called_off="", trip__starts_on__gte=first, trip__starts_on__lte=until,
        trip__area_id__gte=here[0], trip__area_id__lt=here[1],
    )  # fmt: skip
    for person, ref, title, day in trips.values_list("person_id", "trip__ref", "trip__title", "trip__starts_on"):
        yield Fact(person, day, "activity", ref, title, f"/desk/trips/{ref}/")
    spells = Visit.objects.filter(visitor_id__in=people, way=Way.COMMUNITY, on__gte=first, on__lte=last)
    spells = spells.filter(area_id__gte=here[0], area_id__lt=here[1])
    for person, ref, day, place in spells.values_list("visitor_id", "ref", "on", "area__name"):
        yield Fact(person, day, "activity", ref, _("到%(place)s值班") % {"place": place}, "/desk/visits/log/")
    aid = Aid.objects.filter(bond__person_id__in=people, on__gte=first, on__lte=last)
    aid = aid.filter(bond__area_id__gte=here[0], bond__area_id__lt=here[1])
    for person, key, day, ref in aid.values_list("bond__person_id", "id", "on", "bond__ref"):
        yield Fact(person, day, "charity", f"{ref}/{key}", _("帮扶物资"), f"/desk/bonds/{ref}/")


def on_trips(scope: Scope) -> set[tuple[int, str]]:
    """(member, gathering): forums held on a trip, of those who were on its team; that trip is an activity already."""
    first, last = scope.days
    found = TeamMember.objects.filter(
        person_id__in=scope.people(), trip__called_off="", trip__forum__isnull=False,
        trip__starts_on__gte=first, trip__starts_on__lte=last,
    )  # fmt: skip
    return set(found.values_list("person_id", "trip__forum__ref"))

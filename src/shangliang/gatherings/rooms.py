"""会用了议事室 · Tells subjects that a room was used: a gathering held in it, on the day it was opened."""

from django.db.models import Count, F, OuterRef, Subquery
from django.db.models.functions import Coalesce, TruncDate

from shangliang.kit import clock
from shangliang.subjects import uses

from .models import Attendance, Gathering


@uses.told
def held(since, until):
    """Only what took place: opened by its chair."""
    came = Attendance.objects.filter(gathering=OuterRef("pk")).in_the_room().order_by().values("gathering")
    people = Subquery(came.annotate(n=Count("pk")).values("n"))
    found = Gathering.objects.filter(
        room__isnull=False, opened_at__gte=clock.end_of(since - clock.days(1)), opened_at__lt=clock.end_of(until)
    )
    return found.annotate(on=TruncDate("opened_at", tzinfo=clock.SHANGHAI), what=F("title"), people=Coalesce(people, 0))

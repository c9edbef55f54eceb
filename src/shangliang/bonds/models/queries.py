"""帮联的查询 · Which bonds are in force, whose they are, who may see them."""

from django.db import models
from django.db.models import Q

from shangliang.kit import clock
from shangliang.people import reach
from shangliang.people.areas import after
from shangliang.subjects import facts
from shangliang.subjects.models import AssistedPerson, Consent


def in_force(day, prefix: str = "") -> Q:
    """On the day: begun, not ended, the post still held (an ended post gives nothing), the person still listed."""
    p = prefix
    running = Q(**{f"{p}start__lte": day}) & (Q(**{f"{p}end__isnull": True}) | Q(**{f"{p}end__gt": day}))
    post = Q(**{f"{p}post__isnull": True}) | (
        Q(**{f"{p}post__start__lte": day}) & (Q(**{f"{p}post__end__isnull": True}) | Q(**{f"{p}post__end__gt": day}))
    )
    listed = Q(**{f"{p}assisted__left_on__isnull": True}) | Q(**{f"{p}assisted__left_on__gt": day})
    return running & post & listed


class BondQuerySet(models.QuerySet):
    def within(self, code: str):
        return self.filter(area_id__gte=code, area_id__lt=after(code))

    def active(self, on=None):
        """In force on the day (default today)."""
        return self.filter(in_force(on or clock.today()))

    def lapsed(self, on=None):
        """Not in force any more: ended, or its post has ended, or the person has left the list."""
        day = on or clock.today()
        return self.filter(start__lte=day).exclude(pk__in=self.model.objects.active(day).values("pk"))

    def held_by(self, person):
        """One's own; and what one's organisation as a whole was given, for its contact person."""
        body = Q(kind="enterprise", person__isnull=True, organisation_id__in=reach.assigned_to(person))
        return self.filter(Q(person_id=person.pk) | body)

    def visible_to(self, person):
        """By reach over its place in rows; one's own while it is in force; city and province see what they hold."""
        if not person.is_authenticated:
            return self.none()
        found = Q(pk__in=self.model.objects.held_by(person).active().values("pk"))
        for low, high in reach.row_ranges(person):
            found |= Q(area_id__gte=low, area_id__lt=high)
        own, places = reach.held_by(person), [code for code, _full in reach.grounds(person)]
        found |= ~Q(kind="pairing") & (
            Q(organisation_id__in=own) | Q(area_id__in=places) | Q(organisation__area_id__in=places)
        )
        return self.filter(found)

    def whole(self):
        """With what a line of a list says of each: asked for the rows that are shown, not joined to all that may be. Of a
        person under care the name; each sealed fact would bring their key along."""
        named = (
            AssistedPerson.objects.defer(*(name for name in facts.LABELS if name != "name"))
            .select_related("household")
            .prefetch_related(models.Prefetch("consents", queryset=Consent.objects.defer("guardian", "officer")))
        )
        around = ("person", "post", "organisation", "enterprise", "whom", "area")
        return self.prefetch_related(*around, models.Prefetch("assisted", queryset=named))

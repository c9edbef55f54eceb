"""议事室预约 · Who has a consultation room from when to when; two that stand can not overlap, the database keeps that."""

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import BigIntegerRangeField, DateTimeRangeField, RangeOperators
from django.db import models
from django.db.models import F, Func, Q, Value
from django.utils.translation import gettext_lazy as _

from shangliang.kit import clock, ids
from shangliang.people.areas import after
from shangliang.subjects.models.located import ranges


class BookingQuerySet(models.QuerySet):
    def standing(self):
        return self.filter(cancelled_at__isnull=True)

    def touching(self, start, end):
        """Those that overlap a stretch of time; the end of one may be the start of the next."""
        return self.filter(starts_at__lt=end, ends_at__gt=start)

    def visible_to(self, person):
        """As the rooms are."""
        found = Q(pk__in=[])
        for code in ranges(person, "room.see"):
            found |= Q(room__area_id__gte=code, room__area_id__lt=after(code))
        return self.filter(found)


class Booking(models.Model):
    """预约 · `who` by the name of the body or by title, never by a person's name."""

    ref = models.CharField(max_length=10, unique=True, default=ids.ref)
    room = models.ForeignKey(
        "subjects.ConsultationRoom", models.PROTECT, related_name="bookings", verbose_name=_("协商议事室")
    )
    what = models.CharField(_("做什么"), max_length=120)
    who = models.CharField(_("谁来用"), max_length=60)
    starts_at = models.DateTimeField(_("开始时间"))
    ends_at = models.DateTimeField(_("结束时间"))
    booked_by = models.ForeignKey(
        "people.Person", models.PROTECT, null=True, related_name="+", verbose_name=_("登记人")
    )
    booked_at = models.DateTimeField(default=clock.now)
    cancelled_at = models.DateTimeField(null=True, blank=True)

    objects = BookingQuerySet.as_manager()

    class Meta:
        ordering = ["starts_at", "id"]
        constraints = [
            models.CheckConstraint(condition=Q(ends_at__gt=F("starts_at")), name="booking_ends_after_its_start"),
            # Plain ranges, so no extension (btree_gist) is needed.
            ExclusionConstraint(
                name="booking_room_is_free",
                expressions=[
                    (
                        Func(
                            F("room"), F("room"), Value("[]"), function="int8range", output_field=BigIntegerRangeField()
                        ),
                        RangeOperators.OVERLAPS,
                    ),
                    (
                        Func(F("starts_at"), F("ends_at"), function="tstzrange", output_field=DateTimeRangeField()),
                        RangeOperators.OVERLAPS,
                    ),
                ],
                condition=Q(cancelled_at__isnull=True),
            ),
        ]

    def __str__(self) -> str:
        return self.what

"""演练和预约的网址 · Drills with their findings; bookings of a consultation room."""

from django.urls import path

from shangliang.kit import addresses  # noqa: F401 — the converter <ref:>

from .views import bookings, drilling, drills

ONE = "desk/drills/<ref:ref>/"

urlpatterns = [
    path("desk/drills/", drills.drills, name="drills"),
    path("desk/drills/export/", drills.export, name="drills-export"),
    path("desk/drills/new/", drilling.new, name="drill-new"),
    path(ONE, drills.drill, name="drill"),
    path(f"{ONE}edit/", drilling.edit, name="drill-edit"),
    path(f"{ONE}held/", drilling.hold, name="drill-hold"),
    path(f"{ONE}off/", drilling.call_off, name="drill-off"),
    path(f"{ONE}findings/add/", drilling.find, name="drill-find"),
    path(f"{ONE}findings/<int:pk>/mended/", drilling.mend, name="drill-mend"),
    path(f"{ONE}findings/<int:pk>/suggest/", drilling.suggest, name="drill-suggest"),
    path("desk/rooms/<ref:ref>/bookings/", bookings.bookings, name="room-bookings"),
    path("desk/rooms/<ref:ref>/bookings/<ref:booking>/cancel/", bookings.cancel, name="booking-cancel"),
]

"""会场的网址 · The gatherings of one's reach, their console, check-in and screens."""

from django.urls import path

from shangliang.kit import addresses  # noqa: F401 — the converter <ref:>

from .views import acts, checkin, hall, record, room

urlpatterns = [
    path("desk/g/", record.gathering_list, name="gathering-list"),
    path("desk/g/<ref:ref>/", record.gathering, name="gathering"),
    path("desk/g/<ref:ref>/room/", room.room, name="room"),
    path("desk/g/<ref:ref>/room/now/", room.room_now, name="room-now"),
    path("desk/g/<ref:ref>/room/<slug:name>/", acts.act, name="room-act"),
    path("desk/g/<ref:ref>/screen/", hall.screen, name="screen"),
    path("desk/g/<ref:ref>/checkin/", checkin.checkin, name="checkin"),
    path("desk/g/<ref:ref>/checkin/add/", checkin.newcomer, name="checkin-add"),
    path("desk/g/<ref:ref>/checkin/<int:number>/", checkin.attendance, name="attendance"),
    path("desk/g/<ref:ref>/sheet/", checkin.sheet, name="sheet"),
    path("hall/", hall.hall, name="hall"),
    path("hall/now/", hall.hall_now, name="hall-now"),
    path("hall/leave/", hall.hall_leave, name="hall-leave"),
]

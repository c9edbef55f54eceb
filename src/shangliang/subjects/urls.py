"""对象的网址 · Firms under contact; households and persons under care; rooms, facilities, stations, projects."""

from django.urls import path

from shangliang.kit import addresses  # noqa: F401 - the converter `ref`

from .views import enterprises as views
from .views import (
    household,
    households,
    looks,
    persons,
    readiness,
    readiness_acts,
    registers,
    room_acts,
    room_coverage,
    room_public,
    rooms,
    rows,
    takings,
)

P = "desk/households/p/<ref:ref>/"

urlpatterns = [
    path("desk/enterprises/", views.enterprises, name="enterprises"),
    path("desk/enterprises/add/", views.add, name="enterprise-add"),
    path("desk/enterprises/export/", views.export, name="enterprises-export"),
    path("desk/enterprises/<ref:ref>/", views.enterprise, name="enterprise"),
    path("desk/enterprises/<ref:ref>/link/", views.link, name="enterprise-link"),
    path("desk/households/", households.households, name="households"),
    path("desk/households/export/", households.export, name="households-export"),
    path("desk/households/export/sensitive/", households.export_sensitive, name="households-export-sensitive"),
    path("desk/households/takings/", takings.takings, name="household-takings"),
    path("desk/households/takings/<ref:ref>/<slug:act>/", takings.act, name="household-taking-act"),
    path("desk/households/add/", households.add, name="household-add"),
    path("desk/households/new/", households.new, name="household-new"),
    path("desk/households/looks/", looks.looks, name="looks"),
    path("desk/households/<ref:ref>/", household.household, name="household"),
    path("desk/households/<ref:ref>/edit/", household.edit, name="household-edit"),
    path("desk/households/<ref:ref>/add/", household.person_add, name="assisted-add"),
    path(f"{P}edit/", persons.edit, name="assisted-edit"),
    path(f"{P}reveal/", persons.reveal, name="assisted-reveal"),
    path(f"{P}paper/", persons.paper, name="assisted-paper"),
    path(f"{P}leave/", persons.leave, name="assisted-leave"),
    path(f"{P}erase/", persons.erase, name="assisted-erase"),
    path(f"{P}erased/", persons.erased, name="assisted-erased"),
    path(f"{P}consent/", rows.consent, name="consent-add"),
    path(f"{P}consent/<int:pk>/withdraw/", rows.withdraw, name="consent-withdraw"),
    path(f"{P}add/<slug:sort>/", rows.add, name="assisted-row-add"),
    path(f"{P}needs/<int:pk>/met/", rows.met, name="need-met"),
    path(f"{P}rows/<slug:sort>/<int:pk>/strike/", rows.strike, name="assisted-row-strike"),
    path("desk/rooms/", rooms.rooms, name="rooms"),
    path("desk/rooms/add/", room_acts.add, name="room-add"),
    path("desk/rooms/export/", rooms.export, name="rooms-export"),
    path("desk/rooms/coverage/", room_coverage.by_level, name="room-coverage"),
    path("desk/rooms/without/", room_coverage.without, name="rooms-without"),
    path("desk/rooms/without/export/", room_coverage.export_without, name="rooms-without-export"),
    path("desk/rooms/<ref:ref>/", rooms.room, name="consultation-room"),
    path("desk/rooms/<ref:ref>/edit/", room_acts.edit, name="room-edit"),
    path("desk/rooms/<ref:ref>/haves/", room_acts.haves, name="room-haves"),
    path("desk/rooms/<ref:ref>/haves/<slug:have>/evidence/", room_acts.evidence, name="room-evidence"),
    path("desk/rooms/<ref:ref>/poster/", room_public.poster, name="room-poster"),
    path("desk/rooms/<ref:ref>/use/", room_acts.use, name="room-use"),
    path("desk/rooms/<ref:ref>/photo/", room_acts.photo, name="room-photo"),
    path("rooms/<ref:ref>/", room_public.room, name="room-public"),
    path("desk/rooms/<ref:ref>/close/", room_acts.close, name="room-close"),
    path("desk/readiness/", readiness.page, name="readiness"),
    path("desk/readiness/print/", readiness.paper, name="readiness-print"),
    path("desk/readiness/plans/add/", readiness_acts.plan_add, name="emergency-plan-add"),
    path("desk/readiness/plans/<ref:ref>/withdraw/", readiness_acts.plan_withdraw, name="emergency-plan-withdraw"),
    path("desk/readiness/training/add/", readiness_acts.training_add, name="training-add"),
    path("desk/facilities/<ref:ref>/stock/", readiness_acts.stock_add, name="stock-add"),
    path("desk/facilities/<ref:ref>/stock/<int:pk>/drop/", readiness_acts.stock_drop, name="stock-drop"),
    path("desk/facilities/add/<slug:kind>/", registers.add, {"slug": "facilities"}, name="facilities-add"),
    path("desk/stations/add/", registers.add, {"slug": "stations"}, name="stations-add"),
    path("desk/stations/<ref:ref>/duty/", registers.duty, name="station-duty"),
    path("desk/projects/add/", registers.add, {"slug": "projects"}, name="projects-add"),
    *[
        path(f"desk/{slug}/{rest}", view, {"slug": slug}, name=f"{one if rest == '<ref:ref>/' else slug}{name}")
        for slug, one in (("facilities", "facility"), ("stations", "station"), ("projects", "project"))
        for rest, view, name in (
            ("", registers.listed, ""),
            ("export/", registers.export, "-export"),
            ("<ref:ref>/", registers.shown, ""),
            ("<ref:ref>/edit/", registers.edit, "-edit"),
            ("<ref:ref>/close/", registers.close, "-close"),
        )
    ],
]

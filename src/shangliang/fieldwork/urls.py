"""外出的网址 · Trips, investment, what is done for a firm's problem, visits to firms."""

from django.urls import path

from shangliang.kit import addresses  # noqa: F401 — the converter `ref`

from .views import doing, firm, investment, problems, stops, trip, trip_list

urlpatterns = [
    path("desk/trips/", trip_list.trips, name="trips"),
    path("desk/trips/export/", trip_list.export, name="trips-export"),
    path("desk/trips/new/", trip_list.new, name="trip-new"),
    path("desk/trips/<ref:ref>/", trip.trip, name="trip"),
    path("desk/trips/<ref:ref>/print/", trip.paper, name="trip-print"),
    path("desk/trips/<ref:ref>/edit/", trip.edit, name="trip-edit"),
    path("desk/trips/<ref:ref>/team/", trip.join, name="trip-join"),
    path("desk/trips/<ref:ref>/team/<int:pk>/leave/", trip.leave, name="trip-leave"),
    path("desk/trips/<ref:ref>/call-off/", trip.call_off, name="trip-call-off"),
    path("desk/trips/<ref:ref>/stops/add/", stops.add, name="stop-add"),
    path("desk/trips/<ref:ref>/stops/<int:pk>/", stops.stop, name="stop"),
    path("desk/trips/<ref:ref>/stops/<int:pk>/move/", stops.move, name="stop-move"),
    path("desk/trips/<ref:ref>/stops/<int:pk>/drop/", stops.drop, name="stop-drop"),
    path("desk/trips/<ref:ref>/findings/add/", doing.find, name="finding-add"),
    path("desk/trips/<ref:ref>/findings/<int:pk>/suggest/", doing.suggest, name="finding-suggest"),
    path("desk/trips/<ref:ref>/forum/", doing.forum, name="trip-forum"),
    path("desk/trips/<ref:ref>/report/", doing.report, name="trip-report"),
    path("desk/trips/<ref:ref>/look-back/", doing.look_back, name="trip-look-back"),
    path("desk/trips/<ref:ref>/companies/add/", doing.meet, name="company-add"),
    path("desk/trips/<ref:ref>/companies/<int:pk>/drop/", doing.unmeet, name="company-drop"),
    path("desk/trips/<ref:ref>/companies/<int:pk>/lead/", doing.follow_up, name="company-lead"),
    path("desk/investment/", investment.leads, name="investment"),
    path("desk/investment/export/", investment.export, name="investment-export"),
    path("desk/investment/new/", investment.new, name="lead-new"),
    path("desk/investment/plan/", investment.plan, name="investment-plan"),
    path("desk/investment/<ref:ref>/", investment.lead, name="lead"),
    path("desk/investment/<ref:ref>/drop/", investment.drop, name="lead-drop"),
    path("desk/investment/<ref:ref>/<slug:mark>/", investment.mark, name="lead-mark"),
    path("desk/problems/<ref:ref>/<slug:what>/", problems.add, name="problem-work"),
    path("desk/problems/<ref:ref>/coordination/<int:pk>/", problems.answer, name="problem-answer"),
    path("desk/problems/<ref:ref>/force/<int:pk>/leave/", problems.leave, name="problem-leave"),
    path("desk/enterprises/<ref:ref>/visits/plan/", firm.plan, name="firm-visit-plan"),
    path("desk/enterprises/<ref:ref>/visits/<ref:visit>/done/", firm.done, name="firm-visit-done"),
    path("firm/visits/<ref:visit>/decline/", firm.decline, name="firm-visit-decline"),
]

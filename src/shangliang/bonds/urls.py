"""结对与包联的网址 · Today's visits, bonds, the pairing proposal, coverage."""

from django.urls import path

from shangliang.kit import addresses  # noqa: F401 - the converter `ref`

from .views import bond, bonds, changing, coverage, pairing, plans, talks, visits

urlpatterns = [
    path("desk/visits/", visits.visits, name="visits"),
    path("desk/visits/log/", bonds.visit_log, name="visit-log"),
    path("desk/visits/export/", bonds.visits_export, name="visits-export"),
    path("desk/visits/<ref:ref>/", visits.visit_new, name="visit-new"),
    path("desk/bonds/", bonds.bonds, name="bonds"),
    path("desk/bonds/export/", bonds.bonds_export, name="bonds-export"),
    path("desk/bonds/new/<slug:kind>/", changing.new, name="bond-new"),
    path("desk/bonds/<ref:ref>/", bond.bond, name="bond"),
    path("desk/bonds/<ref:ref>/reveal/", bond.reveal, name="bond-reveal"),
    path("desk/bonds/<ref:ref>/change/", changing.change, name="bond-change"),
    path("desk/bonds/<ref:ref>/end/", changing.end, name="bond-end"),
    path("desk/bonds/<ref:ref>/aid/", changing.aid, name="bond-aid"),
    path("desk/bonds/<ref:ref>/card/", changing.card, name="bond-card"),
    path("desk/bonds/<ref:ref>/card/print/", bond.card, name="bond-card-print"),
    path("desk/bonds/<ref:ref>/ask/", changing.ask, name="bond-ask"),
    path("desk/bonds/<ref:ref>/ask/<int:pk>/", changing.answer, name="bond-answer"),
    path("desk/bonds/<ref:ref>/tick/", changing.tick, name="bond-tick"),
    path("desk/bonds/<ref:ref>/need/", changing.need, name="bond-need"),
    path("desk/enterprises/<ref:ref>/contact/", changing.contact, name="enterprise-contact"),
    path("desk/pairing/", pairing.pairing, name="pairing"),
    path("desk/pairing/helpers/", pairing.helpers, name="helpers"),
    path("desk/pairing/helpers/add/", pairing.helper_add, name="helper-add"),
    path("desk/pairing/helpers/<ref:ref>/withdraw/", pairing.helper_withdraw, name="helper-withdraw"),
    path("desk/talks/", talks.talks, name="talks"),
    path("desk/talks/export/", talks.talks_export, name="talks-export"),
    path("desk/talks/new/", plans.plan_new, name="talk-plan-new"),
    path("desk/talks/<ref:ref>/", plans.plan, name="talk-plan"),
    path("desk/talks/<ref:ref>/without/", talks.unplanned, name="talk-unplanned"),
    path("desk/talks/<ref:ref>/add/", talks.add, name="talk-add"),
    path("desk/talks/<ref:ref>/<int:pk>/", talks.change, name="talk-change"),
    path("desk/talks/<ref:ref>/<int:pk>/out/", talks.out, name="talk-out"),
    path("desk/coverage/", coverage.coverage, name="coverage"),
    path("desk/coverage/persons/", coverage.persons, name="coverage-persons"),
]

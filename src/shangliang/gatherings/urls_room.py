"""会场的网址 · The gatherings of one's reach, their console, check-in and screens; polls and slips."""

from django.urls import path

from shangliang.kit import addresses  # noqa: F401 — the converter <ref:>

from .views import acts, ballots, checkin, hall, pictures, polls, printing, record, room, seat, slips, tickets

urlpatterns = [
    path("desk/g/", record.gathering_list, name="gathering-list"),
    path("desk/g/export/", record.export, name="gatherings-export"),
    path("desk/g/<ref:ref>/", record.gathering, name="gathering"),
    path("desk/g/<ref:ref>/room/", room.room, name="room"),
    path("desk/g/<ref:ref>/room/now/", room.room_now, name="room-now"),
    path("desk/g/<ref:ref>/room/<slug:name>/", acts.act, name="room-act"),
    path("desk/g/<ref:ref>/screen/", hall.screen, name="screen"),
    path("desk/g/<ref:ref>/pictures/", pictures.pictures, name="pictures"),
    path("desk/g/<ref:ref>/pictures/<ref:picture>/drop/", pictures.drop, name="picture-drop"),
    path("desk/g/<ref:ref>/checkin/", checkin.checkin, name="checkin"),
    path("desk/g/<ref:ref>/checkin/add/", checkin.newcomer, name="checkin-add"),
    path("desk/g/<ref:ref>/checkin/<int:number>/", checkin.attendance, name="attendance"),
    path("desk/g/<ref:ref>/checkin/<int:number>/ticket/", tickets.again, name="ticket-again"),
    path("desk/g/<ref:ref>/tickets/", tickets.print_all, name="tickets"),
    path("desk/g/<ref:ref>/sheet/", checkin.sheet, name="sheet"),
    path("desk/g/<ref:ref>/polls/new/", polls.new, name="poll-new"),
    path("desk/p/<ref:ref>/", polls.desk, name="poll-desk"),
    path("desk/p/<ref:ref>/count/", polls.count, name="poll-count"),
    path("desk/p/<ref:ref>/for/", polls.cast_for, name="poll-for"),
    path("desk/p/<ref:ref>/links/", printing.links, name="poll-links"),
    path("desk/p/<ref:ref>/links/again/", printing.link_again, name="poll-link-again"),
    path("desk/p/<ref:ref>/<slug:name>/", polls.act, name="poll-act"),
    path("desk/slips/<ref:ref>/", slips.book, name="slip-book"),
    path("desk/slips/<ref:ref>/print/", slips.print_sheet, name="slip-print"),
    path("desk/slips/<ref:ref>/back/", slips.hand_back, name="slip-back"),
    path("desk/slips/<ref:ref>/reconcile/", slips.reconcile, name="slip-reconcile"),
    path("g/<ref:ref>/", seat.seat, name="seat"),
    path("g/<ref:ref>/hand/", seat.hand, name="seat-hand"),
    path("g/<ref:ref>/here/", seat.here, name="seat-here"),
    path("g/<ref:ref>/vote/", seat.vote, name="seat-vote"),
    path("g/<ref:ref>/leave/", seat.leave, name="seat-leave"),
    path("slips/<ref:ref>/", slips.public, name="slips"),
    path("p/<ref:ref>/", ballots.poll, name="poll"),
    path("p/<ref:ref>/cast/", ballots.cast, name="poll-cast"),
    path("p/<ref:ref>/leave/", ballots.leave, name="poll-leave"),
    path("p/<ref:ref>/receipt/", ballots.receipt, name="poll-receipt"),
    path("p/<ref:ref>/sealed.json", ballots.sealed, name="poll-sealed"),
    path("hall/", hall.hall, name="hall"),
    path("hall/now/", hall.hall_now, name="hall-now"),
    path("hall/picture/<ref:ref>/", pictures.in_the_hall, name="hall-picture"),
    path("hall/leave/", hall.hall_leave, name="hall-leave"),
]

"""会议的网址 · Meetings: agenda, roll, decisions, minutes, the register of resolutions."""

from django.urls import path

from shangliang.kit import addresses  # noqa: F401 — the converter `ref`

from .views import agenda, deciding, meeting, meeting_list, minutes, printing, resolutions, roll, signed, voting

ONE, ITEM, DECISION, BALLOTING = (
    "desk/meetings/<ref:ref>",
    "desk/meetings/<ref:ref>/items/<int:pk>",
    "desk/meetings/<ref:ref>/decisions/<int:pk>",
    "desk/meetings/<ref:ref>/ballotings/<int:pk>",
)
urlpatterns = [
    path("desk/meetings/", meeting_list.meetings, name="meetings"),
    path("desk/meetings/export/", meeting_list.export, name="meetings-export"),
    path("desk/meetings/new/", meeting_list.new, name="meeting-new"),
    path(f"{ONE}/", meeting.meeting, name="meeting"),
    path(f"{ONE}/print/", printing.agenda, name="meeting-print"),
    path(f"{ONE}/edit/", meeting_list.edit, name="meeting-edit"),
    path(f"{ONE}/rehearse/", meeting_list.rehearse, name="meeting-rehearse"),
    path(f"{ONE}/call-off/", meeting_list.call_off, name="meeting-call-off"),
    path(f"{ONE}/roll/", roll.roll, name="meeting-roll"),
    path(f"{ONE}/roll/fill/", roll.fill, name="roll-fill"),
    path(f"{ONE}/roll/add/", roll.add, name="roll-add"),
    path(f"{ONE}/roll/notice/", roll.notice, name="meeting-notice"),
    path(f"{ONE}/roll/sheet/", signed.sheet, name="roll-sheet"),
    path(f"{ONE}/roll/afterwards/", signed.afterwards, name="roll-afterwards"),
    path(f"{ONE}/roll/half/", signed.half, name="roll-half"),
    path(f"{ONE}/roll/<int:number>/leave/", roll.leave, name="roll-leave"),
    path(f"{ONE}/roll/<int:number>/answer/", roll.answer, name="roll-answer"),
    path(f"{ONE}/items/add/", agenda.add, name="item-add"),
    path(f"{ITEM}/", agenda.item, name="item"),
    path(f"{ITEM}/papers/", agenda.papers, name="item-papers"),
    path(f"{ITEM}/move/", agenda.move, name="item-move"),
    path(f"{ITEM}/drop/", agenda.drop, name="item-drop"),
    path(f"{ITEM}/send/", agenda.send, name="item-send"),
    path(f"{ITEM}/report/", agenda.report, name="item-report"),
    path(f"{ITEM}/done/", agenda.done, name="item-done"),
    path(f"{ITEM}/decide/", deciding.decide, name="item-decide"),
    path(f"{ITEM}/elect/", voting.elect, name="item-elect"),
    path(f"{ITEM}/certificates/", printing.certificate, name="item-certificates"),
    path(f"{ITEM}/ballot/", voting.ballot, name="item-ballot"),
    path(f"{DECISION}/open/", voting.open_decision, name="decision-open"),
    path(f"{DECISION}/close/", voting.close_decision, name="decision-close"),
    path(f"{BALLOTING}/open/", voting.open_balloting, name="balloting-open"),
    path(f"{BALLOTING}/close/", voting.close_balloting, name="balloting-close"),
    path(f"{BALLOTING}/confirm/", voting.confirm, name="balloting-confirm"),
    path(f"{DECISION}/conclude/", deciding.conclude, name="decision-conclude"),
    path(f"{DECISION}/follow/", deciding.follow, name="decision-follow"),
    path(f"{DECISION}/plenary/", deciding.plenary, name="decision-plenary"),
    path(f"{ONE}/lines/add/", minutes.line, name="line-add"),
    path(f"{ONE}/minutes/", minutes.minutes, name="minutes"),
    path(f"{ONE}/minutes/comments/", minutes.comments, name="minutes-comments"),
    path(f"{ONE}/minutes/remark/", minutes.remark, name="minutes-remark"),
    path(f"{ONE}/minutes/final/", minutes.final, name="minutes-final"),
    path(f"{ONE}/minutes/issue/", minutes.issue, name="minutes-issue"),
    path(f"{ONE}/minutes/print/", printing.minutes, name="minutes-print"),
    path(f"{ONE}/minutes/<int:number>/", minutes.version, name="minutes-version"),
    path("desk/resolutions/", resolutions.resolutions, name="resolutions"),
    path("desk/resolutions/export/", resolutions.export, name="resolutions-export"),
]

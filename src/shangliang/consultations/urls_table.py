"""协商的办公网址 · The host's desk: list, begin, prepare, agree."""

from django.urls import path

from shangliang.kit import addresses  # noqa: F401 — the converter `ref`

from .views import (
    printing,
    table_agree,
    table_concerns,
    table_desk,
    table_doing,
    table_limits,
    table_links,
    table_list,
    table_prepare,
    table_sittings,
)

urlpatterns = [
    path("desk/c/", table_list.consultations, name="consultations"),
    path("desk/c/export/", table_list.export, name="consultations-export"),
    path("desk/c/new/", table_desk.begin, name="consultation-new"),
    path("desk/c/<ref:ref>/", table_desk.desk, name="consultation-desk"),
    path("desk/c/<ref:ref>/minutes/", printing.minutes, name="consultation-minutes"),
    path("desk/c/<ref:ref>/quality/", table_desk.quality, name="consultation-quality"),
    path("desk/c/<ref:ref>/plan/", table_prepare.plan, name="consultation-plan"),
    path("desk/c/<ref:ref>/plan/print/", printing.plan, name="consultation-plan-print"),
    path("desk/c/<ref:ref>/concern/", table_concerns.add, name="concern-add"),
    path("desk/c/<ref:ref>/concern/<ref:matter>/drop/", table_concerns.drop, name="concern-drop"),
    path("desk/c/<ref:ref>/doing/", table_doing.doing, name="consultation-doing"),
    path("desk/c/<ref:ref>/doing/new/<slug:kind>/", table_doing.add, name="activity-add"),
    path("desk/c/<ref:ref>/doing/<int:pk>/", table_doing.change, name="activity-change"),
    path("desk/c/<ref:ref>/doing/<int:pk>/drop/", table_doing.drop, name="activity-drop"),
    path("desk/c/<ref:ref>/sitting/", table_sittings.sitting, name="consultation-sitting"),
    path("desk/c/<ref:ref>/sitting/<ref:sitting>/", table_sittings.put_off, name="sitting-put-off"),
    path("desk/c/<ref:ref>/sitting/<ref:sitting>/off/", table_sittings.call_off, name="sitting-call-off"),
    path("desk/c/<ref:ref>/withdraw/", table_sittings.withdraw, name="consultation-withdraw"),
    path("desk/c/<ref:ref>/roster/add/", table_prepare.participant, name="participant-add"),
    path("desk/c/<ref:ref>/roster/<int:pk>/leave/", table_prepare.leave, name="participant-leave"),
    path("desk/c/<ref:ref>/roster/<int:pk>/answer/", table_prepare.answer, name="participant-answer"),
    path("desk/c/<ref:ref>/roster/<int:pk>/link/", table_links.again, name="participant-link"),
    path("desk/c/<ref:ref>/links/", table_links.links, name="consultation-links"),
    path("desk/c/<ref:ref>/notice/", table_prepare.notice, name="consultation-notice"),
    path("desk/c/<ref:ref>/notice/print/", printing.notice, name="consultation-notice-print"),
    path("desk/c/<ref:ref>/invitations/", printing.invitations, name="consultation-invitations"),
    path("desk/c/<ref:ref>/close/", table_prepare.close, name="consultation-close"),
    path("desk/c/<ref:ref>/agreement/", table_agree.agreement, name="consultation-agreement"),
    path("desk/c/<ref:ref>/read-back/", table_agree.all_confirm, name="read-back"),
    path("desk/c/<ref:ref>/objection/", table_agree.objection, name="objection"),
    path("desk/c/<ref:ref>/unheard/", table_agree.unheard, name="unheard"),
    path("desk/c/<ref:ref>/papers/", table_limits.papers, name="consultation-papers"),
    path("desk/c/<ref:ref>/written/", table_limits.written, name="written-objection"),
    path("desk/c/<ref:ref>/sign/", table_agree.sign, name="consultation-sign"),
    path("desk/c/<ref:ref>/conclude/", table_agree.conclude, name="consultation-conclude"),
]

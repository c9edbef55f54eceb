"""事的办公网址 · The desk's pages of matters. `export`, `read`, `slip` and `feedback` stand before what takes any word."""

from django.urls import path

from shangliang.kit import addresses  # noqa: F401 - the converter `ref`

from .views import (
    desk_answers,
    desk_inbox,
    desk_list,
    desk_matter,
    desk_me,
    desk_move,
    desk_new,
    desk_orders,
    desk_printing,
    desk_rule,
    desk_rules,
    desk_screening,
)

urlpatterns = [
    path("desk/matters/", desk_list.matter_list, name="matter-list"),
    path("desk/matters/export/", desk_list.export, name="matter-export"),
    path("desk/answers/", desk_answers.answers, name="answers"),
    path("desk/screening/", desk_screening.screening, name="screening"),
    path("desk/m/<ref:ref>/", desk_matter.matter, name="matter-desk"),
    path("desk/m/<ref:ref>/raiser/", desk_matter.reveal, name="matter-reveal"),
    path("desk/m/<ref:ref>/<slug:step>/", desk_move.move, name="matter-move"),
    path("desk/new/<slug:kind>/", desk_new.new, name="matter-new"),
    path("desk/orders/", desk_orders.order_list, name="order-list"),
    path("desk/orders/export/", desk_orders.export, name="order-export"),
    path("desk/o/<ref:ref>/", desk_orders.order, name="order"),
    path("desk/o/<ref:ref>/slip/", desk_printing.slip, name="order-slip"),
    path("desk/o/<ref:ref>/feedback/", desk_printing.feedback, name="order-feedback"),
    path("desk/o/<ref:ref>/<slug:step>/", desk_orders.order_step, name="order-step"),
    path("desk/me/", desk_me.me, name="my-duty"),
    path("desk/sign/<ref:ref>/", desk_me.sign, name="proposal-sign"),
    path("desk/rules/", desk_rules.rule_list, name="rules"),
    path("desk/rules/export/", desk_rules.export, name="rules-export"),
    path("desk/rules/<str:key>/", desk_rule.rule, name="rule"),
    path("desk/notices/", desk_inbox.inbox, name="inbox"),
    path("desk/notices/read/", desk_inbox.read_all, name="inbox-read"),
]

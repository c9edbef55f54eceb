"""席位与抽签的网址 · The roster builder and the draw on the desk; the notice of a draw for everybody."""

from django.urls import path

from shangliang.kit import addresses  # noqa: F401 — the converter `ref`

from .views import draw_pool, draw_steps, public_draw, seat_templates, table_draw, table_seats

DESK, PUBLIC = "desk/c/<ref:ref>/draw/<int:number>/", "c/<ref:ref>/draw/<int:number>/"
urlpatterns = [
    path("desk/c/<ref:ref>/seats/", table_seats.seats, name="seats"),
    path("desk/c/<ref:ref>/seats/plan/", table_seats.plan, name="seats-plan"),
    path("desk/seat-templates/<ref:ref>/", seat_templates.template, name="seat-template"),
    path("desk/seat-templates/<ref:ref>/drop/", seat_templates.drop, name="seat-template-drop"),
    path("desk/c/<ref:ref>/draw/new/", table_draw.begin, name="draw-new"),
    path(DESK, table_draw.draw, name="draw"),
    path(f"{DESK}quotas/", table_draw.quotas, name="draw-quotas"),
    path(f"{DESK}pool/", draw_pool.pool, name="draw-pool"),
    path(f"{DESK}approve/", draw_steps.approve, name="draw-approve"),
    path(f"{DESK}make/", draw_steps.make, name="draw-make"),
    path(f"{DESK}publish/", draw_steps.publish, name="draw-publish"),
    path(f"{DESK}seed/", draw_steps.seed, name="draw-seed"),
    path(f"{DESK}stop/", draw_steps.stop, name="draw-stop"),
    path(f"{DESK}certificate/", draw_steps.certificate, name="draw-certificate"),
    path(f"{DESK}folder.zip", draw_steps.folder, name="draw-folder"),
    path(f"{DESK}<slug:candidate>/leave/", draw_steps.withdraw, name="draw-leave"),
    path(f"{DESK}<slug:candidate>/recuse/", draw_pool.recuse, name="draw-recuse"),
    path(PUBLIC, public_draw.notice, name="draw-notice"),
    path(f"{PUBLIC}lottery.csv", public_draw.lottery, name="draw-lottery"),
    path(f"{PUBLIC}commitment.txt", public_draw.commitment, name="draw-commitment"),
    path(f"{PUBLIC}verify_draw.py", public_draw.verifier, name="draw-verifier"),
]

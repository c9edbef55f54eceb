"""手机上的网址 · Join, one view after the other, what people think; and the desk that looks at what people wrote."""

from django.urls import path

from shangliang.kit import addresses  # noqa: F401 - the converter `ref`

from .views import (
    desk_moderation,
    desk_seal,
    public_activity,
    public_consultation,
    public_mine,
    public_open,
    public_read_back,
    public_results,
    public_say,
    public_sealed,
    public_statement,
    public_views,
)

urlpatterns = [
    path("c/", public_open.every_code, name="consultation-code"),
    path("c/<ref:ref>/", public_consultation.consultation, name="consultation"),
    path("c/<ref:ref>/join/", public_open.join, name="consultation-join"),
    path("c/<ref:ref>/open/", public_open.join_openly, name="consultation-join-openly"),
    path("c/<ref:ref>/leave/", public_open.leave, name="consultation-leave"),
    path("c/<ref:ref>/views/", public_views.views, name="consultation-views"),
    path("c/<ref:ref>/say/", public_say.say, name="consultation-say"),
    path("c/<ref:ref>/mine/", public_mine.mine, name="consultation-mine"),
    path("c/<ref:ref>/results/", public_results.results, name="consultation-results"),
    path("c/<ref:ref>/s/<int:number>/", public_statement.statement, name="consultation-statement"),
    path("c/<ref:ref>/a/<int:pk>/", public_activity.activity, name="consultation-activity"),
    path("c/<ref:ref>/sealed/", public_sealed.sealed, name="consultation-sealed"),
    path("c/<ref:ref>/sealed.json", public_sealed.leaves, name="consultation-sealed-leaves"),
    path("g/<ref:ref>/read-back/", public_read_back.read_back, name="seat-read-back"),
    path("desk/c/moderation/", desk_moderation.moderation, name="moderation"),
    path("desk/c/<ref:ref>/moderation/", desk_moderation.moderate, name="consultation-moderation"),
    path("desk/c/<ref:ref>/seal/", desk_seal.seal, name="consultation-seal"),
]

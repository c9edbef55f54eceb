"""公众的网址 · Raise, read, follow, track, confirm; and a firm's own page. None of them needs an account."""

from django.urls import path

from shangliang.kit import addresses  # noqa: F401 — the converters <ref:> and <code:>

from .views import public_firm, public_matter, public_raise, public_receipt, public_track, public_voice

urlpatterns = [
    path("<code:code>/raise/", public_raise.raise_topic, name="raise"),
    path("m/<ref:ref>/", public_matter.matter, name="matter"),
    path("m/<ref:ref>/receipt/", public_receipt.receipt, name="receipt"),
    path("m/<ref:ref>/follow/", public_matter.follow, name="follow"),
    path("m/<ref:ref>/mine/", public_voice.as_raiser, name="voice-account"),
    path("track/", public_track.track, name="track"),
    path("my/", public_voice.mine, name="voice"),
    path("my/confirm/", public_voice.confirm, name="voice-confirm"),
    path("my/reopen/", public_voice.reopen, name="voice-reopen"),
    path("my/supplement/", public_voice.supplement, name="voice-supplement"),
    path("my/leave/", public_voice.leave, name="voice-leave"),
    path("firm/", public_firm.firm, name="firm"),
    path("firm/new/", public_firm.report, name="firm-report"),
    path("firm/p/<ref:ref>/", public_firm.problem, name="firm-problem"),
    path("firm/leave/", public_firm.leave, name="firm-leave"),
]

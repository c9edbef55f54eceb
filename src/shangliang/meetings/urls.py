"""会议的网址 · Meetings: agenda, roll, decisions, minutes."""

urlpatterns = []

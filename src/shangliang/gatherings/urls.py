"""聚的网址 · The chair's console, the hall screen, check-in, polls."""

urlpatterns: list = []

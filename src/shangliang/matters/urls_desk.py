"""网址."""

urlpatterns: list = []

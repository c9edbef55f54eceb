"""对象的网址 · None yet: enterprises are shown on the pages of their matters."""

urlpatterns: list = []

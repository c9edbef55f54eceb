"""商的网址 · Public pages under /c/, the desk's under /desk/c/."""

urlpatterns: list = []

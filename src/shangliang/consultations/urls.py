"""商的网址 · Public pages under /c/, the desk's under /desk/c/."""

from . import urls_phone

urlpatterns: list = [
    *urls_phone.urlpatterns,
]

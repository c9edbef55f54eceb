"""公文 · The Django app; tells kit how its objects are found, what its rules and figures are, what it adds to pages below."""

from django.apps import AppConfig


class DocumentsConfig(AppConfig):
    name = "shangliang.documents"
    label = "documents"

    def ready(self) -> None:
        from django.utils.translation import gettext_lazy as _

        from shangliang.kit import nouns

        from . import figures, nav, rules, searching
        from .models import Document

        rules.declare()
        figures.declare()
        nav.declare()
        searching.declare()
        nouns.register(
            "document", visible_to=Document.objects.visible_to, label=_("公文"), url=Document.get_absolute_url
        )

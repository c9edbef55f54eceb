"""谁 · The Django app; tells kit how persons and organisations are found, named, counted and written to."""

from django.apps import AppConfig


class PeopleConfig(AppConfig):
    name = "shangliang.people"
    label = "people"

    def ready(self) -> None:
        from django.utils.translation import gettext_lazy as _

        from shangliang.kit import importing, notices, nouns, worker

        from . import figures, nav, reach, searching
        from .actions import webhooks
        from .importers.members import Members
        from .importers.persons import Persons
        from .models import Organisation, Person

        nouns.register("person", visible_to=reach.people_visible_to, label=_("人员"), url=Person.get_absolute_url)
        nouns.register(
            "organisation",
            visible_to=lambda person: Organisation.objects.visible_to(person),
            label=_("组织"),
            url=Organisation.get_absolute_url,
        )
        for importer in (Persons(), Members()):
            importing.register(importer)
        figures.declare()
        nav.declare()
        searching.declare()
        notices.addresses_by("person", Person.objects.addresses)
        notices.phones_by("person", Person.objects.phones)
        worker.every(5)(webhooks.gather)
        worker.every(10)(webhooks.deliver)
        worker.every("day")(webhooks.forget)

"""对象怎样被查到 · Firms and what has a door: by name, pinyin and initials. Persons under care only by the whole value.

A name under care stands in no vector: it is found by its keyed digest (kit.seal), whole or not at all.
"""

from collections.abc import Iterator

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from shangliang.kit import anywhere
from shangliang.people.can import may

from . import grounds
from .models import AssistedPerson, ConsultationRoom, Enterprise, Facility, MemberStation, Project

MOST_BONDED = 100


def firms(rows: QuerySet) -> Iterator[anywhere.Told]:
    for row in rows:
        yield anywhere.Told(
            id=row.ref, area=row.area_id, day=row.contact_from or anywhere.LONG_AGO, title=row.name,
            text=" ".join(part for part in (row.industry, row.credit_code) if part), spelled=row.pinyin,
            url=row.get_absolute_url(), wider=True,
            bodies=tuple(key for key in (row.contact_id, row.unit_id) if key),
        )  # fmt: skip


def located(rows: QuerySet) -> Iterator[anywhere.Told]:
    for row in rows:
        yield anywhere.Told(
            id=row.ref, area=row.area_id, day=row.opened_on, title=row.name, text=row.place, spelled=row.pinyin,
            url=row.get_absolute_url(), wider=True,
        )  # fmt: skip


def cared_for(rows: QuerySet) -> Iterator[anywhere.Told]:
    """Masked, as in every list."""
    for row in rows.select_related("household"):
        yield anywhere.Told(
            id=row.ref, area=row.household.area_id, day=row.listed_on, title=str(row), url=row.get_absolute_url()
        )


def bonded(person) -> list[str]:
    """Firms that somebody sees because of a bond."""
    return list(Enterprise.objects.filter(grounds.of("enterprise", person)).values_list("ref", flat=True)[:MOST_BONDED])


def files(person) -> QuerySet:
    """Those of whoever has to do with files at all."""
    allowed = any(may(post.role, "household.see") for post in person.held_posts)
    return AssistedPerson.objects.visible_to(person) if allowed else AssistedPerson.objects.none()


def declare() -> None:
    """Called when the app is ready."""
    for noun, label, model, tell in (
        ("enterprise", _("企业"), Enterprise, firms),
        ("consultation_room", _("议事室"), ConsultationRoom, located),
        ("station", _("委员工作站"), MemberStation, located),
        ("facility", _("应急设施"), Facility, located),
        ("project", _("重大项目"), Project, located),
    ):
        anywhere.register(anywhere.Source(noun, label, model, tell, seen=model.objects.visible_to))
    anywhere.SINGLE.append(bonded)
    anywhere.exactly(anywhere.Source("assisted_person", _("关爱对象"), AssistedPerson, cared_for, seen=files))

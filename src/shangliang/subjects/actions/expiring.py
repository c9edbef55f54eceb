"""同意将到期 · Before a consent ends, and once it has, whoever keeps the file is told if anything in it rests on that alone.

Told are the helper and the nearest desk that may record a new one. The words name nobody: the page behind the link does.
"""

from django.conf import settings
from django.utils import dateformat
from django.utils.translation import override

from shangliang.kit import clock, notices, rules

from .. import desks, facts, paired
from ..models import Consent, covered
from ..rules import EXPIRING, MOST_DAYS

PAST = 30  # days after its end in which it is still said, should the worker have stood still


def remind_consents() -> int:
    """One round; returns how many were told. Once for each consent before its end, once after."""
    today = clock.today()
    near = Consent.objects.filter(
        expires__gte=today - clock.days(PAST), expires__lte=today + clock.days(MOST_DAYS), withdrawn_on__isnull=True,
        person__erased_on__isnull=True, person__left_on__isnull=True,
    )  # fmt: skip
    due = [c for c in near.select_related("person__household") if c.expires and c.expires <= _until(c, today)]
    helpers = paired.helpers({consent.person_id for consent in due})
    return sum(_tell(consent, helpers.get(consent.person_id), today) for consent in due if closing(consent))


def closing(consent: Consent) -> list[str]:
    """The facts that are kept and that nothing will cover the day after its end, or nothing covers today."""
    person, after = consent.person, max((consent.expires or clock.today()) + clock.days(1), clock.today())
    kept = [name for name in facts.sensitive(minor=person.minor) if name in consent.fields and getattr(person, name)]
    return sorted(set(kept) - covered(person, after)) if kept else []


def _until(consent, today):
    return today + clock.days(rules.value(EXPIRING, consent.person.household.area_id))


def _tell(consent, helper: int | None, today) -> int:
    person, area = consent.person, consent.person.household.area_id
    over = consent.expires < today
    with override(settings.LANGUAGE_CODE):
        day = dateformat.format(consent.expires, "Y年n月j日")
    said = f"{day}到期，靠它保存的信息已经关上" if over else f"{day}到期，到期后靠它保存的信息会关上"
    return notices.tell(
        {("person", one) for one in [*desks.nearest(area, "household.edit"), *([helper] if helper else [])]},
        event=f"consent:{consent.pk}:{'over' if over else 'soon'}:{consent.expires}",
        subject=("assisted_person", person.ref),
        text=f"关爱对象（编号{person.ref}）的同意{said}，请续签",
        area=area,
        url=person.get_absolute_url(),
    )

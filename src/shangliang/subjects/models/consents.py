"""同意 · A consent of the person or of a guardian, or a named legal basis: what may be kept of somebody, and until when.

Sensitive facts are kept only under one that is good today. A minor's own word is not enough: a guardian's, or a legal basis.
"""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from shangliang.kit import clock, ids
from shangliang.kit.seal import PersonalTextField

from .. import facts
from .households import AssistedPerson


class Basis(models.TextChoices):
    """依据 · What a fact rests on."""

    PAPER = "paper", _("本人同意书")
    GUARDIAN = "guardian", _("监护人同意书")
    LAW = "law", _("法定依据")


class Purpose(models.TextChoices):
    """用途 · What the facts are needed for."""

    PAIRING = "pairing", _("结对帮扶")
    RELIEF = "relief", _("申请救助保障")
    SCHOOL = "school", _("助学")
    MEDICAL = "medical", _("就医康复")


class ConsentQuerySet(models.QuerySet):
    def good(self, on=None):
        """In force on the day."""
        day = on or clock.today()
        return self.filter(Q(expires__isnull=True) | Q(expires__gte=day), starts__lte=day, withdrawn_on__isnull=True)


class Consent(models.Model):
    """同意 · For one person: purpose, the facts it covers, what it rests on, from when, until when."""

    id = models.BigIntegerField(primary_key=True, default=ids.key)
    person = models.ForeignKey(AssistedPerson, models.PROTECT, related_name="consents")
    purpose = models.CharField(_("用途"), max_length=12, choices=Purpose, default=Purpose.PAIRING)
    fields = models.JSONField(_("包括哪些信息"), default=list)
    basis = models.CharField(_("依据"), max_length=12, choices=Basis)
    photo = models.ForeignKey("kit.File", models.PROTECT, null=True, blank=True, related_name="+")
    guardian = PersonalTextField(_("监护人"), owner="person_id", max_length=60, blank=True)
    document = models.CharField(_("文号或存档号"), max_length=60, blank=True)
    officer = PersonalTextField(_("经办人"), owner="person_id", max_length=60, blank=True)
    starts = models.DateField(_("起"))
    expires = models.DateField(_("止"), null=True, blank=True)
    withdrawn_on = models.DateField(_("撤回日期"), null=True, blank=True)

    objects = ConsentQuerySet.as_manager()

    class Meta:
        ordering = ["-starts", "-id"]
        constraints = [
            models.CheckConstraint(condition=Q(photo__isnull=False) | ~Q(document=""), name="consent_shows_a_paper"),
        ]

    @property
    def words(self) -> list:
        return [facts.LABELS[name] for name in self.fields if name in facts.LABELS]

    @property
    def good(self) -> bool:
        today = clock.today()
        return self.withdrawn_on is None and self.starts <= today and (self.expires is None or self.expires >= today)


def covered(person: AssistedPerson, on=None, *, minor: bool | None = None) -> set[str]:
    """The sensitive facts that may be kept of the person on the day."""
    found = Consent.objects.filter(person=person).good(on)
    if person.minor if minor is None else minor:
        found = found.exclude(basis=Basis.PAPER)
    return {name for consent in found for name in consent.fields}


def uncovered(person: AssistedPerson, given: dict[str, str], on=None, *, minor: bool) -> list[str]:
    """What of the given facts may not be kept yet."""
    wanted = [name for name in facts.sensitive(minor=minor) if given.get(name)]
    return sorted(set(wanted) - covered(person, on, minor=minor)) if wanted else []

"""企业 · A firm under contact (包联企业): its place, its contact body, its own link."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from stdnum.cn import uscc

from shangliang.kit import ids
from shangliang.people import reach
from shangliang.people.areas import after

from .. import grounds


def check_credit_code(value: str) -> None:
    """统一社会信用代码 · 18 characters with a check character (GB 32100-2015)."""
    if not uscc.is_valid(value):
        raise ValidationError(_("统一社会信用代码不对：应为 18 位，请核对最后一位校验码。"))


class EnterpriseQuerySet(models.QuerySet):
    def within(self, code: str):
        return self.filter(area_id__gte=code, area_id__lt=after(code))

    def named(self, words: str):
        """Found by part of the name, by pinyin or by initials."""
        return self.filter(models.Q(name__contains=words) | models.Q(pinyin__contains=words.lower()))

    def contacted(self):
        """包联 · Under contact by a leader, committee or office."""
        return self.filter(contact__isnull=False)

    def visible_to(self, person):
        """By reach over its area, because one's own organisation is its contact or is the firm itself, or on the grounds
        that nouns further up add (a bond)."""
        found = models.Q(contact_id__in=reach.assigned_to(person)) | models.Q(unit_id__in=reach.assigned_to(person))
        for code, _full in reach.grounds(person):
            found |= models.Q(area_id__gte=code, area_id__lt=after(code))
        return self.filter(found | grounds.of("enterprise", person))


class Enterprise(models.Model):
    """企业 · A firm under contact: its place, its contact body, its own link."""

    ref = models.CharField(max_length=10, unique=True, default=ids.ref)
    name = models.CharField(_("企业名称"), max_length=120)
    pinyin = models.CharField(max_length=300, blank=True, db_collation="C")
    credit_code = models.CharField(_("统一社会信用代码"), max_length=18, blank=True, validators=[check_credit_code])
    area = models.ForeignKey("people.Area", models.PROTECT, related_name="+", verbose_name=_("所在地"))
    industry = models.CharField(_("行业"), max_length=60, blank=True)
    unit = models.ForeignKey("people.Organisation", models.PROTECT, null=True, blank=True, related_name="firms")
    contact = models.ForeignKey("people.Organisation", models.PROTECT, null=True, blank=True, related_name="contacted")
    contact_title = models.CharField(_("包联领导职务"), max_length=60, blank=True)
    contact_from = models.DateField(_("包联开始"), null=True, blank=True)
    link_hash = models.BinaryField(null=True, unique=True)
    invented = models.BooleanField(_("虚构企业"), default=False)

    objects = EnterpriseQuerySet.as_manager()

    class Meta:
        ordering = ["area_id", "id"]
        constraints = [
            models.UniqueConstraint(fields=["area", "name"], name="enterprise_once_per_area"),
            models.UniqueConstraint(
                fields=["credit_code"], condition=~models.Q(credit_code=""), name="enterprise_credit_code_once"
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        from django.urls import reverse

        return reverse("enterprise", args=[self.ref])

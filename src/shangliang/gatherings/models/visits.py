"""走访 · Who visited whom, when, in which way, what was found. Sent twice (a slow network), it is kept once.

What was found in a family is sealed. A visit to a person under care is seen by whoever may see that person, and by
nobody else: the helper whose bond has ended loses the visits with it.
"""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from shangliang.kit import clock, ids, keys
from shangliang.kit.seal import SealedTextField
from shangliang.people import reach
from shangliang.people.areas import after
from shangliang.subjects import permits
from shangliang.subjects.models import AssistedPerson, Enterprise


class Way(models.TextChoices):
    """走访方式 · In which way; a rhythm counts the ways that are its own."""

    HOME = "home", _("上门走访")
    PHONE = "phone", _("电话联系")
    WECHAT = "wechat", _("微信联系")
    ENTERPRISE = "enterprise", _("走访企业")
    TALK = "talk", _("谈心交流")
    MEMBER = "member", _("走访委员")
    COMMUNITY = "community", _("到社区值班")


def number_of(operation: str) -> str:
    """The sender's number as it is kept: a keyed digest, so that no word that stood in it rests here in clear."""
    return keys.digest("visit operation", operation.encode("utf-8", "surrogatepass")).hex() if operation else ""


class VisitQuerySet(models.QuerySet):
    def within(self, code: str):
        return self.filter(area_id__gte=code, area_id__lt=after(code))

    def sent_as(self, operation: str, *, by):
        """What somebody has sent under this number; one at most."""
        return self.filter(typed_by=by, operation=number_of(operation))

    def done(self, since, until):
        """Between two days, both counted."""
        return self.filter(on__gte=since, on__lte=until)

    def of_enterprise(self, enterprise, *, since):
        """By anybody, for the warning 无事不扰: a firm visited lately is left in peace."""
        return self.filter(enterprise=enterprise, way=Way.ENTERPRISE, on__gte=since)

    def visible_to(self, person):
        if not person.is_authenticated:
            return self.none()
        here = Q(visitor_id=person.pk) | Q(typed_by_id=person.pk)
        for low, high in reach.row_ranges(person):
            here |= Q(area_id__gte=low, area_id__lt=high)
        here |= Q(organisation_id__in=reach.held_by(person))
        mine = {"assisted__isnull": True, "enterprise__isnull": True}
        return self.filter(
            Q(assisted__in=AssistedPerson.objects.visible_to(person).values("pk"))
            | Q(enterprise__in=Enterprise.objects.visible_to(person).values("pk"))
            | Q(**mine) & here
        )


class Visit(models.Model):
    """走访 · One visit, call or spell of duty. `operation` is the sender's own number for it, digested."""

    id = models.BigIntegerField(primary_key=True, default=ids.key)
    ref = models.CharField(max_length=10, unique=True, default=ids.ref)
    way = models.CharField(_("方式"), max_length=12, choices=Way)
    visitor = models.ForeignKey("people.Person", models.PROTECT, related_name="visits", verbose_name=_("走访人"))
    organisation = models.ForeignKey(
        "people.Organisation", models.PROTECT, null=True, related_name="+", verbose_name=_("所在单位")
    )
    companions = models.CharField(_("同行"), max_length=120, blank=True)
    assisted = models.ForeignKey(
        "subjects.AssistedPerson", models.PROTECT, null=True, related_name="visits", verbose_name=_("帮扶对象")
    )
    enterprise = models.ForeignKey(
        "subjects.Enterprise", models.PROTECT, null=True, related_name="visits", verbose_name=_("企业")
    )
    whom = models.ForeignKey(
        "people.Person", models.PROTECT, null=True, related_name="visited", verbose_name=_("走访谁")
    )
    area = models.ForeignKey("people.Area", models.PROTECT, related_name="+", verbose_name=_("地区"))
    on = models.DateField(_("日期"))
    minutes = models.PositiveSmallIntegerField(_("时长（分钟）"), null=True, blank=True)
    received = models.PositiveSmallIntegerField(_("接待人数"), null=True, blank=True)
    found = SealedTextField(_("看到的情况"), max_length=2000, blank=True, default="")
    explained = models.CharField(_("讲解的政策法律"), max_length=200, blank=True)
    next_on = models.DateField(_("下次走访"), null=True, blank=True)
    typed_by = models.ForeignKey("people.Person", models.PROTECT, related_name="+", verbose_name=_("登记人"))
    typed_at = models.DateTimeField(default=clock.now)
    operation = models.CharField(max_length=64)
    content = models.BinaryField(
        max_length=32
    )  # keyed digest of what was sent: the same number with other words is no repeat

    objects = VisitQuerySet.as_manager()

    class Meta:
        ordering = ["-on", "-id"]
        constraints = [
            models.UniqueConstraint(fields=["typed_by", "operation"], name="visit_kept_once"),
            models.CheckConstraint(condition=~Q(operation=""), name="visit_has_its_operation"),
            models.CheckConstraint(
                condition=Q(next_on__isnull=True) | Q(next_on__gte=models.F("on")), name="visit_next_is_later"
            ),
            models.CheckConstraint(
                condition=Q(assisted__isnull=False, enterprise__isnull=True, whom__isnull=True, way__in=["home", "phone", "wechat"])
                | Q(assisted__isnull=True, enterprise__isnull=False, whom__isnull=True, way__in=["enterprise", "phone", "wechat"])
                | Q(assisted__isnull=True, enterprise__isnull=True, whom__isnull=False, way__in=["talk", "member"])
                | Q(assisted__isnull=True, enterprise__isnull=True, whom__isnull=True, way="community"),
                name="visit_is_to_somebody_in_a_way",
            ),
        ]  # fmt: skip
        indexes = [
            models.Index(fields=["assisted", "-on"], condition=Q(assisted__isnull=False), name="visit_assisted"),
            models.Index(fields=["enterprise", "-on"], condition=Q(enterprise__isnull=False), name="visit_enterprise"),
            models.Index(fields=["visitor", "-on"], name="visit_visitor"),
        ]

    def __str__(self) -> str:
        return f"{self.on} {self.get_way_display()}"

    @property
    def target(self):
        return self.assisted or self.enterprise or self.whom or self.area


class VisitFile(models.Model):
    """走访照片 · A photo of a visit, without its EXIF (kit.files); never a child's face."""

    visit = models.ForeignKey(Visit, models.PROTECT, related_name="files")
    file = models.ForeignKey("kit.File", models.PROTECT, related_name="+")

    class Meta:
        ordering = ["id"]
        constraints = [models.UniqueConstraint(fields=["visit", "file"], name="visit_file_once")]

    def __str__(self) -> str:
        return f"{self.visit_id}"


def seen_through(file, person, _request) -> bool:
    """Registered with kit.files: a photo may be had by whoever may see its visit; of a family only by who may open its file."""
    if not person.is_authenticated:
        return False
    visits = Visit.objects.visible_to(person).filter(files__file=file).select_related("assisted__household")
    return any(visit.assisted is None or permits.allowed(person, "household.see", visit.assisted) for visit in visits)

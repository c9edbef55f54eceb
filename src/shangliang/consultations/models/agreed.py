"""共识 · Points agreed on and differences kept, each with the statements it rests on; read back, confirmed, signed."""

from django.apps import apps
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from shangliang.kit import ids
from shangliang.kit.seal import SealedTextField


class Point(models.Model):
    """共识事项 · What, by which unit (proposed), until when, how."""

    consultation = models.ForeignKey("consultations.Consultation", models.CASCADE, related_name="points")
    order = models.PositiveSmallIntegerField()
    content = models.CharField(_("共识"), max_length=500)
    unit = models.ForeignKey("people.Organisation", models.PROTECT, null=True, blank=True, related_name="+")
    unit_name = models.CharField(_("建议由谁办"), max_length=60, blank=True)
    due = models.DateField(_("什么时候前"), null=True, blank=True)
    measure = models.CharField(_("怎么办"), max_length=500, blank=True)
    statements = models.ManyToManyField("consultations.Statement", related_name="points", blank=True)

    class Meta:
        ordering = ["order"]
        constraints = [models.UniqueConstraint(fields=["consultation", "order"], name="point_order_once")]


class Difference(models.Model):
    """分歧 · What stayed different, and for which reasons; kept, never voted away."""

    consultation = models.ForeignKey("consultations.Consultation", models.CASCADE, related_name="differences")
    order = models.PositiveSmallIntegerField()
    content = models.CharField(_("分歧"), max_length=500)
    statements = models.ManyToManyField("consultations.Statement", related_name="differences", blank=True)

    class Meta:
        ordering = ["order"]
        constraints = [models.UniqueConstraint(fields=["consultation", "order"], name="difference_order_once")]


class ReadBack(models.Model):
    """复述确认 · The agreement was read out: this participant confirms it, or objects with words of their own."""

    consultation = models.ForeignKey("consultations.Consultation", models.CASCADE, related_name="read_backs")
    participant = models.ForeignKey("consultations.Participant", models.PROTECT, related_name="read_backs")
    confirms = models.BooleanField()
    objection = models.CharField(_("异议"), max_length=500, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["consultation", "participant"], name="read_back_once_per_participant"),
            models.CheckConstraint(condition=Q(confirms=True) | ~Q(objection=""), name="objection_has_its_words"),
        ]


class Signature(models.Model):
    """签字 · Of the convener and of representatives; `scan`: the sheet that they signed by hand."""

    class Part(models.TextChoices):
        CONVENER = "convener", _("召集人")
        REPRESENTATIVE = "representative", _("参与人代表")

    id = models.BigIntegerField(primary_key=True, default=ids.key)
    consultation = models.ForeignKey("consultations.Consultation", models.CASCADE, related_name="signatures")
    part = models.CharField(max_length=16, choices=Part)
    name = SealedTextField(_("姓名"), max_length=60)
    on = models.DateField()
    scan = models.ForeignKey("kit.File", models.PROTECT, null=True, blank=True, related_name="+")


def seen_through(file, person, _request) -> bool:
    """Registered with kit.files: names and hands stand on a signed sheet, so it is for the host's desk alone."""
    if not person.is_authenticated:
        return False
    signed = Signature.objects.filter(scan=file).values_list("consultation", flat=True)
    return apps.get_model("consultations", "Consultation").objects.run_by(person).filter(pk__in=signed).exists()


class WrittenObjection(models.Model):
    """书面异议 · Somebody with an interest objects in writing after the agreement, within the limit of the rule."""

    participant = models.OneToOneField("consultations.Participant", models.PROTECT, related_name="written_objection")
    text = models.CharField(_("异议"), max_length=1000)
    on = models.DateField(_("收到日期"))

    class Meta:
        ordering = ["on", "id"]

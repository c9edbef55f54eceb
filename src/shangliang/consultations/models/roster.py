"""参与人员名册 · Named people with their class (1+7+X or another plan), their interest and their voice."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from shangliang.kit import ids
from shangliang.kit.seal import BlindIndexField, SealedTextField


class ParticipantQuerySet(models.QuerySet):
    def deliberating(self):
        """Whose views count: experts without a stake advise, observers look on."""
        return self.filter(voice=Participant.Voice.DELIBERATE, left_on__isnull=True)

    def interested(self):
        return self.deliberating().filter(interested=True)


class Participant(models.Model):
    """参与人 · One named person on the roster; the name is sealed and shown to the host's desk alone."""

    class Voice(models.TextChoices):
        DELIBERATE = "deliberate", _("参加协商")
        ADVISE = "advise", _("提供咨询")
        OBSERVE = "observe", _("旁听")

    class Answer(models.TextChoices):
        NONE = "", _("未回执")
        COMING = "coming", _("参加")
        NOT = "not", _("不能参加")

    id = models.BigIntegerField(primary_key=True, default=ids.key)
    consultation = models.ForeignKey("consultations.Consultation", models.CASCADE, related_name="participants")
    number = models.PositiveSmallIntegerField(default=0)  # in the order of naming; the key is random and says nothing
    name = SealedTextField(_("姓名"), max_length=60)
    contact = SealedTextField(_("联系方式"), max_length=120, blank=True, default="")
    contact_index = BlindIndexField(of="contact", purpose="participant.contact")
    person = models.ForeignKey("people.Person", models.PROTECT, null=True, blank=True, related_name="participations")
    body = models.CharField(_("单位或身份"), max_length=80, blank=True)
    seat = models.CharField(_("类别"), max_length=20)  # a code of the form's seat plan
    interested = models.BooleanField(_("利益相关方"), default=False)
    voice = models.CharField(_("参与方式"), max_length=12, choices=Voice, default=Voice.DELIBERATE)
    answer = models.CharField(_("回执"), max_length=8, choices=Answer, blank=True, default="")
    link_hash = models.BinaryField(null=True, unique=True)  # of the personal link (grades G1 and G2)
    invited_on = models.DateField(_("通知日期"), null=True, blank=True)
    unheard = models.CharField(_("没有听到复述的原因"), max_length=120, blank=True, default="")
    left_on = models.DateField(_("退出日期"), null=True, blank=True)

    objects = ParticipantQuerySet.as_manager()

    class Meta:
        ordering = ["number", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["consultation", "person"], condition=Q(person__isnull=False), name="person_once_on_a_roster"
            ),
        ]
        indexes = [models.Index(fields=["consultation", "seat"], name="participant_seat")]

    def __str__(self) -> str:
        return f"{self.seat} {self.pk}"

"""提出人、关心的人、确认 · The people behind a matter. Names and contacts are sealed; a code is kept only as its hash."""

import re

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from shangliang.kit import ids
from shangliang.kit.seal import SealedTextField

MOBILE = re.compile(r"(?<!\d)1\d{10}(?!\d)")


class Channel(models.TextChoices):
    """渠道 · How a voice came in."""

    WEB = "web", _("网上")
    PAPER = "paper", _("纸质表")
    PHONE = "phone", _("电话")
    VISIT = "visit", _("来访或走访")
    BOX = "box", _("意见箱")
    LINK = "link", _("企业专用链接")
    MEETING = "meeting", _("会议")


class VoiceQuerySet(models.QuerySet):
    def heard_in(self, matter):
        """Those of the matter and of what was merged into it."""
        both = matter._meta.model.objects.filter(
            Q(pk=matter.pk) | Q(merged_into=matter)
        )  # by its indexes; a join reads all
        return self.filter(matter__in=both.order_by().values("pk"))

    def named(self):
        """With the names of who signed, who typed and which office spoke, not the rows behind them."""
        return self.annotate(signer=F("person__name"), typist=F("typed_by__name"), body=F("organisation__name"))


class Raiser(models.Model):
    """提出人 · Who spoke; `typed_by` is who typed it for them (代填). Both are counted."""

    id = models.BigIntegerField(primary_key=True, default=ids.key)
    matter = models.ForeignKey("matters.Matter", models.PROTECT, related_name="raisers")
    person = models.ForeignKey("people.Person", models.PROTECT, null=True, blank=True, related_name="+")
    organisation = models.ForeignKey("people.Organisation", models.PROTECT, null=True, blank=True, related_name="+")
    name = SealedTextField(_("姓名"), blank=True, default="")
    contact = SealedTextField(_("联系方式"), blank=True, default="")
    contact_index = models.BinaryField(null=True, db_index=True)
    name_public = models.BooleanField(_("公开姓名"), default=False)
    channel = models.CharField(_("渠道"), max_length=10, choices=Channel, default=Channel.WEB)
    typed_by = models.ForeignKey("people.Person", models.PROTECT, null=True, blank=True, related_name="+")
    code_hash = models.BinaryField(unique=True)
    lead = models.BooleanField(default=True)
    signed_on = models.DateField(null=True, blank=True)
    raised_on = models.DateField()

    objects = VoiceQuerySet.as_manager()

    class Meta:
        ordering = ["raised_on", "id"]
        constraints = [
            models.UniqueConstraint(fields=["matter", "person"], condition=Q(person__isnull=False), name="raiser_once"),
        ]

    def __str__(self) -> str:
        return f"{self.channel_label} {self.raised_on}"

    @property
    def channel_label(self) -> str:
        return str(Channel(self.channel).label)

    @property
    def ref(self) -> str:
        """Who acts, in the trail: a pseudonym that says nothing by itself."""
        return f"r{self.pk:x}"[:16]

    @property
    def handled_in(self):
        """The matter in which it is dealt with: its own, or the one into which that was merged."""
        return self.matter.merged_into or self.matter

    @property
    def shown(self) -> str:
        """The office that raised it; a person's name, if they allowed it; else how the voice came in."""
        if self.organisation_id and self.channel != Channel.LINK:
            return getattr(self, "body", None) or str(self.organisation)
        if self.name_public:
            return self._name or gettext("一位居民")
        return gettext("一家企业") if self.channel == Channel.LINK else gettext("一位居民")

    @property
    def _name(self) -> str:
        if self.person_id is None:
            return self.name
        return getattr(self, "signer", None) or str(self.person)


class Follower(models.Model):
    """也关心 · Someone who wants to hear how a matter goes on; one per person or per device."""

    id = models.BigIntegerField(primary_key=True, default=ids.key)
    matter = models.ForeignKey("matters.Matter", models.PROTECT, related_name="followers")
    person = models.ForeignKey("people.Person", models.PROTECT, null=True, blank=True, related_name="+")
    device = models.BinaryField(null=True)
    contact = SealedTextField(_("联系方式"), blank=True, default="")
    on = models.DateField()

    objects = VoiceQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["matter", "person"], condition=Q(person__isnull=False), name="follower_once"
            ),
            models.UniqueConstraint(fields=["matter", "device"], condition=Q(device__isnull=False), name="device_once"),
        ]


class Confirmation(models.Model):
    """回访确认 · What the one who raised it says of the result: solved or not, two ratings, by which way."""

    class Way(models.TextChoices):
        LINK = "link", _("链接")
        CODE = "code", _("编号")
        ACCOUNT = "account", _("登录")
        PHONE = "phone", _("电话回访")
        WORD = "word", _("当面口头")

    class Rating(models.TextChoices):
        GOOD = "good", _("满意")
        FAIR = "fair", _("基本满意")
        BAD = "bad", _("不满意")

    SPOKEN = (Way.PHONE, Way.WORD)  # typed in by an office, with a witness; counted apart

    matter = models.ForeignKey("matters.Matter", models.PROTECT, related_name="confirmations")
    raiser = models.ForeignKey(Raiser, models.PROTECT, related_name="confirmations")
    way = models.CharField(max_length=10, choices=Way)
    solved = models.BooleanField()
    process = models.CharField(_("过程"), max_length=5, choices=Rating)
    result = models.CharField(_("结果"), max_length=5, choices=Rating)
    text = models.TextField(blank=True)
    witness = models.CharField(_("见证人"), max_length=60, blank=True)
    typed_by = models.ForeignKey("people.Person", models.PROTECT, null=True, blank=True, related_name="+")
    on = models.DateField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(way__in=["phone", "word"]) | (Q(typed_by__isnull=False) & ~Q(witness="")),
                name="spoken_confirmation_has_a_witness",
            ),
        ]


def addresses(keys) -> dict[str, str]:
    """Where those without an account are e-mailed to: keys like "raiser:12" or "follower:7" -> the address they left."""
    return {key: contact for key, contact in _contacts(keys) if "@" in contact}


def phones(keys) -> dict[str, str]:
    """The same of the mobile numbers that they left."""
    return {key: found[0] for key, contact in _contacts(keys) if (found := MOBILE.findall(contact))}


def _contacts(keys):
    for name, model in (("raiser", Raiser), ("follower", Follower)):
        wanted = [key.partition(":")[2] for key in keys if key.startswith(f"{name}:")]
        rows = model.objects.filter(pk__in=[int(pk) for pk in wanted if pk.isdigit()]).only("pk", "contact")
        yield from ((f"{name}:{row.pk}", row.contact) for row in rows)

"""帮联 · Who looks after whom, from when to when. The kind says between whom (kinds/); the database keeps its rule."""

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from shangliang.kit import clock, ids

from ..kinds import KINDS, choices
from .queries import BondQuerySet
from .roll import RankLevel

OPEN = Q(end__isnull=True)
TALKS = ("nonparty", "talk")


def _target() -> Q:
    """Whom it is about stands in the field of its kind, and in no other."""
    none = {"assisted__isnull": True, "enterprise__isnull": True, "whom__isnull": True}
    return (
        Q(**(none | {"assisted__isnull": False}), kind="pairing")
        | Q(**(none | {"enterprise__isnull": False}), kind="enterprise")
        | Q(**(none | {"whom__isnull": False}), kind__in=TALKS)
        | Q(**none, kind="posting")
    )


class Bond(models.Model):
    """帮联 · `person` through `post`, or an `organisation` alone; ended with a reason. `area` is where it counts."""

    id = models.BigIntegerField(primary_key=True, default=ids.key)
    ref = models.CharField(max_length=10, unique=True, default=ids.ref)
    kind = models.CharField(_("种类"), max_length=12, choices=choices)
    person = models.ForeignKey("people.Person", models.PROTECT, null=True, related_name="bonds", verbose_name=_("由谁"))
    post = models.ForeignKey("people.Post", models.PROTECT, null=True, related_name="+", verbose_name=_("凭什么职务"))
    organisation = models.ForeignKey(
        "people.Organisation", models.PROTECT, related_name="+", verbose_name=_("由哪个单位")
    )
    title = models.CharField(_("职务名称"), max_length=60, blank=True)
    rank = models.CharField(_("职级"), max_length=16, choices=RankLevel, blank=True)
    assisted = models.ForeignKey(
        "subjects.AssistedPerson", models.PROTECT, null=True, related_name="bonds", verbose_name=_("帮扶对象")
    )
    enterprise = models.ForeignKey(
        "subjects.Enterprise", models.PROTECT, null=True, related_name="bonds", verbose_name=_("企业")
    )
    whom = models.ForeignKey(
        "people.Person", models.PROTECT, null=True, related_name="looked_after", verbose_name=_("联系谁")
    )
    area = models.ForeignKey("people.Area", models.PROTECT, related_name="+", verbose_name=_("地区"))
    start = models.DateField(_("开始"))
    end = models.DateField(_("结束"), null=True, blank=True)
    why = models.CharField(_("结对的理由"), max_length=400, blank=True)
    reason = models.CharField(_("结束的原因"), max_length=200, blank=True)
    before = models.ForeignKey("self", models.PROTECT, null=True, related_name="after", verbose_name=_("接替"))

    objects = BondQuerySet.as_manager()

    class Meta:
        ordering = ["-start", "-id"]
        constraints = [
            models.CheckConstraint(condition=_target(), name="bond_is_about_what_its_kind_says"),
            models.CheckConstraint(
                condition=OPEN | (Q(end__gte=F("start")) & ~Q(reason="")), name="bond_ends_with_a_reason"
            ),
            models.CheckConstraint(condition=Q(kind="enterprise") | Q(post__isnull=False), name="bond_stands_on_a_post"),
            models.CheckConstraint(
                condition=Q(person__isnull=True, post__isnull=True) | Q(person__isnull=False, post__isnull=False),
                name="bond_person_has_the_post",
            ),
            models.CheckConstraint(
                condition=Q(whom__isnull=True) | ~Q(whom=F("person")), name="bond_not_with_oneself"
            ),
            # One to one (kinds: one=True); a firm may have several contacts, a community several members.
            models.UniqueConstraint(fields=["assisted"], condition=OPEN & Q(kind="pairing"), name="bond_one_helper"),
            models.UniqueConstraint(
                fields=["kind", "whom"], condition=OPEN & Q(kind__in=TALKS), name="bond_one_leader_per_member"
            ),
            models.UniqueConstraint(
                fields=["enterprise", "organisation", "person"], condition=OPEN & Q(kind="enterprise"),
                nulls_distinct=False, name="bond_one_contact_per_body",
            ),
            models.UniqueConstraint(
                fields=["area", "person"], condition=OPEN & Q(kind="posting"), name="bond_posted_once"
            ),
        ]  # fmt: skip
        indexes = [models.Index(fields=["kind", "area"], name="bond_kind_area")]

    def __str__(self) -> str:
        return f"{self.who} — {self.target}"

    @property
    def rules(self):
        """The kind: its words, ways, rhythms."""
        return KINDS[self.kind]

    @property
    def who(self) -> str:
        return str(self.person) if self.person_id else str(self.organisation)

    @property
    def target(self):
        """Whom it is about; a person under care prints masked."""
        return getattr(self, self.rules.target)

    def named_for(self, person) -> str:
        """Whom it is about; for who holds it, while it is in force, by their whole name: the bond is the reason to know it."""
        own = self.assisted if self.person_id == person.pk and self.is_active else None
        return own.called if own else str(self.target)

    @property
    def is_active(self) -> bool:
        """In force today, and the post on which it stands too."""
        today = clock.today()
        running = self.start <= today and (self.end is None or self.end > today)
        listed = self.assisted is None or self.assisted.left_on is None or self.assisted.left_on > today
        return running and listed and (self.post is None or self.post.is_held(today))

    def get_absolute_url(self) -> str:
        return reverse("bond", args=[self.ref])

"""人员与职务 · Persons and the posts they hold; a post reaches its organisation's area subtree (see reach.py)."""

from typing import Any

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import BigIntegerRangeField, DateRangeField, RangeOperators
from django.db import models
from django.db.models import Case, F, Func, OuterRef, Q, Subquery, Value, When
from django.db.models.functions import Cast
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from shangliang.kit import asked, clock, ids, notices, seal

from . import areas
from .areas import AreaEdition, after
from .can import ADMINS, ROLE_NAMES, SPEAKING, WHERE_HELD, Role, may
from .organisations import Organisation

PHONE = "phone"  # purpose of the blind index


class PersonQuerySet(models.QuerySet):
    def named(self, words: str):
        """Found by part of the name, by pinyin or by initials."""
        return self.filter(Q(name__contains=words.strip()) | Q(pinyin__contains=words.strip().lower()))

    def posted_within(self, ranges: list[tuple[str, str]]):
        """Who has, had or will have a post at an organisation in one of the code ranges [low, high)."""
        return self.filter(pk__in=Post.objects.within(ranges).values("person_id")) if ranges else self.none()


class PersonManager(BaseUserManager.from_queryset(PersonQuerySet)):  # type: ignore[misc]
    def get_by_natural_key(self, login):
        return self.get(login=login)

    def signed_in(self, pk):
        """Who it is, with their posts and the number of their unread notices: one query for who has a post."""
        posts = asked.rows(_posts, who=pk)
        person = posts[0].person if posts else asked.one(lambda pk: Person.objects.filter(pk=pk), pk=pk)
        if person:
            person.hold(posts)
        return person

    def addresses(self, keys) -> dict[str, str]:
        """Where notices are e-mailed to (kit.notices): {id: address}; who has none or a closed account is left out."""
        found = self.filter(pk__in=[int(k) for k in keys if str(k).isdigit()], is_active=True)
        return {str(p.pk): p.email for p in found if p.email}

    def phones(self, keys) -> dict[str, str]:
        """The same of their telephones."""
        found = self.filter(pk__in=[int(k) for k in keys if str(k).isdigit()], is_active=True)
        return {str(p.pk): p.phone for p in found if p.phone}


class Person(AbstractBaseUser):
    """人员 · Anyone who is known by name; a person without a usable password cannot sign in."""

    id = models.BigIntegerField(primary_key=True, default=ids.key)
    ref = models.CharField(max_length=10, unique=True, default=ids.ref)
    login = models.CharField(_("登录名"), max_length=40, unique=True)
    name = models.CharField(_("姓名"), max_length=40)
    pinyin = models.CharField(max_length=200, blank=True, db_collation="C")
    phone = seal.SealedTextField(_("手机"), max_length=30, blank=True, default="")
    phone_index = seal.BlindIndexField(of="phone", purpose=PHONE)
    email = seal.SealedTextField(_("电子邮箱"), max_length=120, blank=True, default="")
    is_active = models.BooleanField(_("可用"), default=True)
    elder = models.BooleanField(_("关怀版"), default=False)
    invented = models.BooleanField(_("虚构人物"), default=False)

    USERNAME_FIELD = "login"
    objects = PersonManager()

    class Meta:
        indexes = [models.Index(fields=["pinyin", "id"], name="person_pinyin")]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("person", args=[self.ref])

    @property
    def held_posts(self) -> list["Post"]:
        """The posts in force today; one query per request (per object), sorted out by the day of the clock."""
        if "_posts" not in self.__dict__:
            self.hold(asked.rows(_posts, who=self.pk))
        today = clock.today()
        return [post for post in self._posts if post.is_held(today)]

    def hold(self, posts: list[Any]) -> None:
        """The posts as just read, and what came along with them."""
        self._posts = sorted(posts, key=lambda post: post.pk)
        if posts:
            self.unread_notices = posts[0].unread
            areas.noted(posts[0].areas_edition)

    def asked_key(self) -> tuple:
        """All that `visible_to` of any noun depends on (for kit.asked): who asks, and the posts in force."""
        return self.pk, tuple((p.role, p.organisation_id, p.organisation.area_id) for p in self.held_posts)

    def forget_posts(self) -> None:
        """After a change of posts: this object asks again."""
        self.__dict__.pop("_posts", None)

    def posts_with(self, ability: str, area_code: str) -> list["Post"]:
        """The held posts that allow the ability at this area."""
        return [post for post in self.held_posts if post.allows(ability, area_code)]

    def speaks_for(self, ability: str, area_code: str):
        """The office in whose name the person says something there; None for who speaks for themselves."""
        if self.has_role(Role.RESIDENT):
            return None
        return next((p.organisation for p in self.posts_with(ability, area_code) if p.role in SPEAKING), None)

    def posts_at(self, organisation_id: int, ability: str) -> list["Post"]:
        """The held posts at exactly this organisation that carry the ability."""
        return [p for p in self.held_posts if p.organisation_id == organisation_id and may(p.role, ability)]

    def can(self, ability: str, area_code: str) -> bool:
        """Whether any held post allows the ability at this area."""
        return bool(self.posts_with(ability, area_code))

    def has_role(self, *roles: str) -> bool:
        return any(post.role in roles for post in self.held_posts)

    @property
    def is_admin(self) -> bool:
        """One of the three admins: never sees business content."""
        return self.has_role(*ADMINS)


class PostQuerySet(models.QuerySet):
    def held(self, on=None):
        """Posts in force on the day (default today); an ended post gives nothing, at once."""
        day = on or clock.today()
        return self.filter(Q(end__isnull=True) | Q(end__gt=day), start__lte=day)

    def ended(self, on=None):
        """Posts that were in force before the day and are no more."""
        return self.filter(end__lte=on or clock.today())

    def within(self, ranges: list[tuple[str, str]]):
        """At organisations in one of the code ranges [low, high)."""
        found = Q(pk__in=[])
        for low, high in ranges:
            found |= Q(organisation__area_id__gte=low, organisation__area_id__lt=high)
        return self.filter(found)


def _posts(who) -> models.QuerySet:
    """With the person and the organisations; and with what every page of the desk would else ask for by itself."""
    edition = Subquery(AreaEdition.objects.values("number")[:1])
    unread = notices.number_unread(Cast(OuterRef("person_id"), models.CharField()))
    found = Post.objects.filter(person=who).select_related("person", "organisation")
    return found.annotate(areas_edition=edition, unread=unread)


def _range(function: str, *ends) -> Func:
    fields = {"int8range": BigIntegerRangeField, "daterange": DateRangeField}
    return Func(*ends, function=function, output_field=fields[function]())


class Post(models.Model):
    """职务 · A role that a person holds at an organisation, from a day on, until a day (exclusive) or open.

    A post may end on the day it began: it was a mistake and was never in force.
    """

    person = models.ForeignKey(Person, models.PROTECT, related_name="posts", verbose_name=_("人员"))
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="posts", verbose_name=_("组织"))
    role = models.CharField(_("角色"), max_length=16, choices=ROLE_NAMES.choices(_))
    title = models.CharField(_("职务名称"), max_length=60, blank=True)
    start = models.DateField(_("任职日期"))
    end = models.DateField(_("离任日期"), null=True, blank=True)

    objects = PostQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(end__isnull=True) | Q(end__gte=F("start")), name="post_ends_after_it_began"
            ),
            models.UniqueConstraint(
                fields=["person", "organisation", "role"], condition=Q(end__isnull=True), name="post_open_once"
            ),
            # Two posts of one person that overlap in time collide if one of them is an admin's: an admin's third range
            # is everything, any other post's is its own id alone. Plain ranges, so no extension (btree_gist) is needed.
            ExclusionConstraint(
                name="post_admins_exclude",
                expressions=[
                    (_range("int8range", F("person"), F("person"), Value("[]")), RangeOperators.OVERLAPS),
                    (_range("daterange", F("start"), F("end")), RangeOperators.OVERLAPS),
                    (
                        Case(
                            When(role__in=[r.value for r in sorted(ADMINS)], then=_range("int8range", None, None)),
                            default=_range("int8range", F("id"), F("id"), Value("[]")),
                        ),
                        RangeOperators.OVERLAPS,
                    ),
                ],
            ),
        ]
        indexes = [models.Index(fields=["organisation", "role"], name="post_organisation_role")]

    def __str__(self) -> str:
        return f"{self.organisation} {self.title or self.get_role_display()}"

    def is_held(self, day) -> bool:
        return self.start <= day and (self.end is None or self.end > day)

    def allows(self, ability: str, area_code: str) -> bool:
        """The role carries the ability and the area lies in reach; from the city upward what moves a matter on
        counts only at the very area of the post, where the matter is held."""
        base = self.organisation.area_id
        if not may(self.role, ability) or not base <= area_code < after(base):
            return False
        return areas.acts_as_county(base) or ability not in WHERE_HELD or area_code == base or self.role in ADMINS

"""人员与职务 · Persons and the posts they hold; a post reaches its organisation's area subtree (see reach.py)."""

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import Q

from shangliang.kit import clock, ids

from .can import Role
from .organisations import Organisation


class PersonManager(BaseUserManager):
    def get_by_natural_key(self, login):
        return self.get(login=login)


class Person(AbstractBaseUser):
    """人员 · Anyone who is known by name; a person without a usable password cannot sign in."""

    id = models.BigIntegerField(primary_key=True, default=ids.key)
    ref = models.CharField(max_length=10, unique=True, default=ids.ref)
    login = models.CharField("登录名", max_length=40, unique=True)
    name = models.CharField("姓名", max_length=40)
    pinyin = models.CharField(max_length=200, blank=True, db_collation="C")
    is_active = models.BooleanField("可用", default=True)
    elder = models.BooleanField("关怀版", default=False)
    invented = models.BooleanField("虚构人物", default=False)

    USERNAME_FIELD = "login"
    objects = PersonManager()

    def __str__(self) -> str:
        return self.name


class PostQuerySet(models.QuerySet):
    def held(self, on=None):
        """Posts in force on the day (default today); an ended post gives nothing, at once."""
        day = on or clock.today()
        return self.filter(Q(end__isnull=True) | Q(end__gt=day), start__lte=day)


class Post(models.Model):
    """职务 · A role that a person holds at an organisation, from a day on, until a day (exclusive) or open."""

    person = models.ForeignKey(Person, models.PROTECT, related_name="posts")
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="posts")
    role = models.CharField("角色", max_length=16, choices=[(r.value, r.value) for r in Role])
    title = models.CharField("职务名称", max_length=60, blank=True)
    start = models.DateField("任职日期")
    end = models.DateField("离任日期", null=True, blank=True)

    objects = PostQuerySet.as_manager()

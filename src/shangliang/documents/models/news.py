"""简讯的底子 · A page of news that was pasted, and the facts of one activity: what a bulletin tells, as fields one can count."""

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from shangliang.kit import ids

from .document import Document

NEWSPAPER = "news:"  # how the origin of what was entered from a newspaper begins


class NewsPage(models.Model):
    """一版简讯 · As it was pasted; its pieces are read from it each time it is looked at, nothing of them is kept here."""

    ref = models.CharField(max_length=10, unique=True, default=ids.ref)
    organisation = models.ForeignKey(
        "people.Organisation", models.PROTECT, related_name="+", verbose_name=_("哪个机关的活动")
    )
    text = models.TextField(_("版面文字"))
    year = models.PositiveSmallIntegerField(_("年份"), null=True, blank=True)
    digest = models.CharField(max_length=64)  # of text and year
    by = models.ForeignKey("people.Person", models.PROTECT, related_name="+")
    laid_on = models.DateField(_("录入日期"))

    class Meta:
        ordering = ["-id"]
        constraints = [models.UniqueConstraint(fields=["organisation", "digest"], name="news_page_once")]

    def __str__(self) -> str:
        return self.ref

    def get_absolute_url(self) -> str:
        return reverse("news-page", args=[self.ref])


class Activity(models.Model):
    """在案的活动 · Who did what, when, where, in which figures. `origin`: the piece of news, or the noun and ref it is drafted from."""

    document = models.OneToOneField(Document, models.CASCADE, related_name="activity")
    organisation = models.ForeignKey("people.Organisation", models.PROTECT, related_name="activities")
    origin = models.CharField(max_length=80)
    date = models.DateField(_("日期"), null=True, blank=True)
    date_end = models.DateField(_("到哪天"), null=True, blank=True)
    date_text = models.CharField(_("原文怎样写日期"), max_length=40, blank=True)
    host = models.CharField(_("主办单位"), max_length=60, blank=True)
    event = models.CharField(_("活动"), max_length=120, blank=True)
    place = models.CharField(_("电头地名"), max_length=40, blank=True)
    authors = models.JSONField(_("作者"), default=list)
    places = models.JSONField(_("去过的地方"), default=list)
    documents = models.JSONField(_("文件"), default=list)
    figures = models.JSONField(_("数字"), default=list)  # [{"what", "number", "unit"}]

    class Meta:
        ordering = ["-id"]
        constraints = [
            models.UniqueConstraint(fields=["organisation", "origin"], name="activity_once"),
            models.CheckConstraint(
                condition=Q(date_end__isnull=True) | Q(date__isnull=False, date_end__gte=F("date")),
                name="activity_ends_after_it_began",
            ),
        ]

    def __str__(self) -> str:
        return self.event or self.document.title

    @property
    def from_newspaper(self) -> bool:
        return self.origin.startswith(NEWSPAPER)

"""议题 · The items of an agenda in their order, each with its kind, its speaker, its papers, its minutes planned and used."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from ..items import ITEM_WORDS, VOTED, ItemKind, choices
from .meeting import Meeting


class Item(models.Model):
    """议题 · `done_at`: heard, learnt, discussed; what is voted on has its decisions besides."""

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="items")
    number = models.PositiveSmallIntegerField(_("次序"))
    kind = models.CharField(_("种类"), max_length=10, choices=choices(ITEM_WORDS, _))
    title = models.CharField(_("议题"), max_length=200)
    speaker = models.CharField(_("谁来讲"), max_length=60, blank=True)
    planned = models.PositiveSmallIntegerField(_("计划分钟"), null=True, blank=True)
    used = models.PositiveSmallIntegerField(_("实际分钟"), null=True, blank=True)
    result = models.CharField(_("结果"), max_length=200, blank=True)
    done_at = models.DateTimeField(_("完成时间"), null=True, blank=True)
    adopts = models.BooleanField(_("通过本次会议的议程"), default=False)

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["meeting", "number"], name="item_number_once", deferrable=models.Deferrable.DEFERRED),
            models.UniqueConstraint(fields=["meeting"], condition=models.Q(adopts=True), name="item_adopts_the_agenda_once"),
        ]  # fmt: skip

    def __str__(self) -> str:
        return self.title

    @property
    def words(self) -> str:
        return ITEM_WORDS[ItemKind(self.kind)]

    @property
    def said(self) -> str:
        """审议通过：调研报告; a title that begins with what is done says it once."""
        return (
            self.title
            if self.title.startswith(self.words)
            else _("%(what)s：%(title)s") % {"what": self.words, "title": self.title}
        )

    @property
    def is_voted(self) -> bool:
        """Its kind is, at a meeting that decides; a commendation meeting only hands over what was decided elsewhere."""
        return self.kind in VOTED and self.meeting.rules.decides

    @property
    def honours(self) -> bool:
        """Honours were given by it: it is done, and what was voted on for it was passed."""
        return (
            self.kind == ItemKind.COMMEND and self.done_at is not None and all(d.passed for d in self.decisions.all())
        )


class Paper(models.Model):
    """会议文件 · By its title, and its ref where it is on record among the documents; each is passed by itself."""

    item = models.ForeignKey(Item, models.CASCADE, related_name="papers")
    number = models.PositiveSmallIntegerField(default=1)
    title = models.CharField(_("文件名称"), max_length=200)
    document = models.CharField(_("公文编号"), max_length=10, blank=True)

    class Meta:
        ordering = ["number", "id"]

    def __str__(self) -> str:
        return self.title

"""投屏 · The hall screen: shows only what the chair sends, to whoever has its code; pictures of the office's own."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from shangliang.kit import clock, ids

from .gathering import Gathering


class Shown(models.TextChoices):
    WAITING = "waiting", _("会标")
    AGENDA = "agenda", _("议程")
    ITEM = "item", _("当前议题")
    SPEAKER = "speaker", _("发言计时")
    JOIN = "join", _("扫码表态")
    CARDS = "cards", _("实时意见")
    RESULT = "result", _("表态情况")
    READ_BACK = "read_back", _("复述确认")
    POLL = "poll", _("测评")
    DOOR = "door", _("手机签到")
    QUORUM = "quorum", _("法定人数")
    DECISION = "decision", _("表决结果")
    TEXT = "text", _("一段话")
    PICTURE = "picture", _("图片")


class Screen(models.Model):
    """大屏 · One per gathering. `version` goes up with every change, so that a hall that asks again is answered with 304.

    The timer runs from `timer_from`; stopped, `seconds` is what was left.
    """

    gathering = models.OneToOneField("gatherings.Gathering", models.CASCADE, related_name="screen")
    code_hash = models.BinaryField(unique=True)
    shows = models.CharField(max_length=12, choices=Shown, default=Shown.WAITING)
    what = models.JSONField(default=dict)  # which poll, which cards: keys only, never names
    seconds = models.PositiveIntegerField(null=True, blank=True)  # of the timer
    timer_from = models.DateTimeField(null=True, blank=True)
    queue = models.JSONField(default=list)  # shown next: [{"key", "label", "shows", "what"}], in order
    door = models.CharField(max_length=6, blank=True)  # the number with which a phone in the room checks itself in
    version = models.PositiveIntegerField(default=1)

    @property
    def left(self) -> int | None:
        """Seconds left on the timer; negative once the time is over; None where none was set."""
        if self.seconds is None or self.timer_from is None:
            return self.seconds
        return self.seconds - round((clock.now() - self.timer_from).total_seconds())

    def __str__(self) -> str:
        return self.get_shows_display()


class HallPicture(models.Model):
    """投屏图片 · A picture, or a page of a paper drawn as one, to be shown in the hall; seen there only while it is shown."""

    ref = models.CharField(max_length=10, unique=True, default=ids.ref)
    gathering = models.ForeignKey(Gathering, models.CASCADE, related_name="pictures")
    file = models.OneToOneField("kit.File", models.PROTECT, related_name="+")
    title = models.CharField(_("名称"), max_length=60)

    class Meta:
        ordering = ["id"]

    def __str__(self) -> str:
        return self.title


def seen_at_desk(file, person, _request) -> bool:
    """Registered with kit.files: whoever holds the gathering. The hall has an address of its own, good while it is shown."""
    if not person.is_authenticated:
        return False
    seen = HallPicture.objects.filter(file=file, gathering__in=Gathering.objects.visible_to(person))
    found = seen.select_related("gathering__host").first()
    return found is not None and person.can("consultation.hold", found.gathering.host.area_id)

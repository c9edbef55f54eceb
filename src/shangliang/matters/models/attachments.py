"""附件 · Which files belong to a matter: the photos of who raised it, the evidence of who answered it."""

from django.db import models

from shangliang.kit import clock

from .matter import Matter


class MatterFileQuerySet(models.QuerySet):
    def photos(self):
        """What came with the concern itself; what came with a step is never public."""
        return self.filter(entry__step="raised")


class MatterFile(models.Model):
    """事项附件 · A file of a matter; `entry` says with which step it came, `public` whether the public page shows it."""

    matter = models.ForeignKey(Matter, models.PROTECT, related_name="files")
    file = models.ForeignKey("kit.File", models.PROTECT, related_name="+")
    entry = models.ForeignKey("matters.Entry", models.PROTECT, null=True, blank=True, related_name="files")
    public = models.BooleanField(default=True)
    on = models.DateField(default=clock.today)

    objects = MatterFileQuerySet.as_manager()

    class Meta:
        ordering = ["id"]
        constraints = [models.UniqueConstraint(fields=["matter", "file"], name="matter_file_once")]


def seen_through(file, person, _request) -> bool:
    """Registered with kit.files: a file may be had by whoever may open a matter that it hangs on."""
    links = MatterFile.objects.filter(file=file)
    if links.filter(public=True, matter__in=Matter.objects.public()).exists():
        return True
    return person.is_authenticated and links.filter(matter__in=Matter.objects.visible_to(person)).exists()

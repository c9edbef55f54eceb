"""附件 · A file that somebody handed in; what it belongs to is written in the nouns' own link tables."""

from django.db import models

from shangliang.kit import clock, ids


class FileQuerySet(models.QuerySet["File"]):
    def unlinked(self) -> "FileQuerySet":
        """Belonging to nothing; asked of whatever tables point here, so that none is forgotten."""
        rows = self
        for link in File._meta.get_fields(include_hidden=True):
            if isinstance(link, models.ManyToOneRel):
                held = link.related_model._base_manager.filter(**{link.field.name: models.OuterRef("pk")})
                rows = rows.filter(~models.Exists(held))
        return rows


class File(models.Model):
    """附件 · One uploaded file; who may see it is decided by what it is linked to."""

    id = models.BigIntegerField(primary_key=True, default=ids.key)
    ref = models.CharField(max_length=10, unique=True, default=ids.ref)
    name = models.CharField("文件名", max_length=120)
    mime = models.CharField("类型", max_length=80)
    size = models.PositiveBigIntegerField("大小")
    sha256 = models.CharField("摘要", max_length=64)
    area = models.CharField("区划", max_length=20, db_collation="C")
    by_id = models.BigIntegerField("上传人", null=True)  # a person's key; kit knows no noun, so no foreign key
    stored = models.CharField("存放处", max_length=60)
    created = models.DateTimeField("上传时间", default=clock.now, db_index=True)

    objects = FileQuerySet.as_manager()

    def __str__(self) -> str:
        return self.name

    @property
    def is_image(self) -> bool:
        return self.mime.startswith("image/")

"""怎样回复异议人 · How to reach who objected to a notice, if they left it: sealed, apart from what they said, gone with the decision."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from shangliang.kit import ids
from shangliang.kit.seal import SealedTextField

from .honours import HonourObjection


class ObjectorContact(models.Model):
    """异议人的联系方式 · A telephone or an e-mail address, without a name."""

    id = models.BigIntegerField(primary_key=True, default=ids.key)
    objection = models.OneToOneField(HonourObjection, models.CASCADE, related_name="contact")
    contact = SealedTextField(_("联系方式"), max_length=60)

    def __str__(self) -> str:
        return str(self.objection_id)

"""遗忘 · When a file of the households is destroyed: the masked name that a draw or a roster holds goes too, the number stays."""

from django.utils.translation import gettext as _

from shangliang.subjects import forgetting

from ..models import Candidate, Participant


@forgetting.along("consultations_candidate", "consultations_participant")
def forget_candidate(assisted, *, by, on=None) -> int:
    """Returns how many rows were emptied. Who may do so has been asked by the erasure itself."""
    rows = [*Candidate.objects.filter(assisted=assisted), *Participant.objects.filter(candidate__assisted=assisted)]
    for row in rows:
        row.name = _("档案已删除")
        row.save(update_fields=["name"])
    return len(rows)

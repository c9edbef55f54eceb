"""遗忘 · When a file of the households is destroyed: the masked name that a draw or a roster holds goes too, the number stays."""

from django.utils.translation import gettext as _

from shangliang.subjects import forgetting

from ..models import Candidate, Participant


@forgetting.along("consultations_candidate", "consultations_participant")
def forget_candidate(assisted, *, by, on=None) -> int:
    """Returns how many rows were emptied. Who may do so has been asked by the erasure itself."""
    drawn, seated = (
        Candidate.objects.filter(assisted=assisted),
        Participant.objects.filter(candidate__assisted=assisted),
    )
    return sum(_emptied(row) for rows in (drawn, seated) for row in rows)


def _emptied(row: Candidate | Participant) -> int:
    row.name = _("档案已删除")
    row.save(update_fields=["name"])
    return 1

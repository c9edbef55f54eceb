"""公开的账 · What an area's public pages count and list: released matters only, in the four groups that people ask for."""

from django.db.models import Count, Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from shangliang.compute.discreet import shares
from shangliang.documents.models import Document
from shangliang.kit import clock
from shangliang.matters.chain import chain
from shangliang.matters.figures import FEW
from shangliang.matters.kinds import KINDS
from shangliang.matters.lifecycle import Stage
from shangliang.matters.models import Confirmation, Entry, Matter
from shangliang.matters.models.matter import Outcome
from shangliang.matters.models.rows import dressed, rows

# The groups of the public pages: name, stages. Every open stage stands in exactly one (a test holds it).
GROUPS = {
    "collecting": (gettext_lazy("正在征集"), (Stage.RAISED, Stage.RETURNED, Stage.ACCEPTED, Stage.APPROVED)),
    "consulting": (gettext_lazy("正在协商"), (Stage.CONSULTING,)),
    "delivering": (gettext_lazy("正在落实"), (Stage.AGREED, Stage.SUBMITTED, Stage.INSTRUCTED, Stage.ASSIGNED, Stage.HANDLING,
                                       Stage.ANSWERED, Stage.CONFIRMED, Stage.APPRAISED)),
}  # fmt: skip
DONE = (Stage.CLOSED, Stage.ARCHIVED)
ENDED = (*DONE, Stage.DECLINED)
GOOD = 0.9


def open_ones(code: str, group: str = ""):
    """That they have not ended says the stage already; it is said for the indexes of what is open."""
    stages = GROUPS[group][1] if group in GROUPS else [s for _name, part in GROUPS.values() for s in part]
    return Matter.objects.public().within(code).filter(stage__in=[s.value for s in stages], closed_on__isnull=True)


def ended(code: str):
    """That they have their day of ending says the stage already; it is said for the index that lists them by it."""
    closed = Matter.objects.public().within(code).filter(closed_on__isnull=False)
    return closed.filter(stage__in=[s.value for s in ENDED])


def bulletins(code: str):
    """What its own committee has published of what it did; those of places below stand on their pages."""
    return Document.objects.public().filter(area_id=code, kind="bulletin")


def numbers(code: str) -> dict[str, int]:
    """How many in each group, and ended: one query."""
    asked = {name: Count("stage", filter=Q(stage__in=[s.value for s in part])) for name, (_n, part) in GROUPS.items()}
    asked["ended"] = Count("stage", filter=Q(stage__in=[s.value for s in ENDED]))
    return Matter.objects.public().within(code).aggregate(**asked)


def satisfaction(code: str) -> dict:
    """Of those who confirmed or refused a result, how many are content with it: said only where five and more are, and five
    and more are not; beside a number of answers the share would tell how many stand apart."""
    kept = Confirmation.objects.filter(matter__in=Matter.objects.public().within(code))
    bad = Q(result=Confirmation.Rating.BAD)
    found = kept.aggregate(good=Count("id", filter=~bad), bad=Count("id", filter=bad))
    told = shares(found["good"], found["bad"], 0)
    return {"of": told.base, "share": told.agree, "any": bool(found["good"] + found["bad"])}


def listed(matters) -> list[dict]:
    """Rows with their dots and the one tag that matters now."""
    found = dressed(rows(matters))
    for row in found:
        row["dots"] = chain(KINDS[row["kind"]], row["stage"], {})
        row["tag"] = _tag(row)
    return found


def _tag(row) -> str:
    """Who has it in hand; the light of a matter that waits for its raiser is nobody's fault and is not shown."""
    if row["stage"] == Stage.ANSWERED:
        row["light"] = ""
        return _("已答复，等提出人确认")
    if row["unit"] and row["stage"] == Stage.HANDLING:
        return _("%(unit)s办理中") % {"unit": row["unit"]}
    return row["stage_label"]


def with_results(matters) -> list[dict]:
    """Ended rows with their seal: how it ended, and the appraisal's word where enough people gave one."""
    found = dressed(rows(matters))
    content = _content([row["id"] for row in found])
    for row in found:
        row["days"] = clock.workdays_between(row["raised_on"], row["closed_on"], area=row["holder_area"])
        row["seal"], row["second"], row["seal_kind"] = _seal(row, content.get(row["id"]))
    return found


def _seal(row, content):
    if row["stage"] == Stage.DECLINED:
        return _("不采纳"), "", "plain"
    if row["outcome"] == Outcome.CONFIRMED:
        return _("办结"), _("满意") if content else _("已确认"), ""
    words = {Outcome.SETTLED: _("当场"), Outcome.UNCONFIRMED: _("未确认"), Outcome.FILED: _("留存")}
    return _("办结"), words.get(row["outcome"], ""), "plain" if row["outcome"] != Outcome.SETTLED else ""


def _content(keys) -> dict[int, bool]:
    """Whether the villagers' appraisal was good: the last one of each matter, if five and more took part."""
    found = {}
    for key, data in (
        Entry.objects.filter(matter_id__in=keys, step="appraise").order_by("id").values_list("matter_id", "data")
    ):
        said = data["appraisal"]
        total = said["good"] + said["fair"] + said["bad"]
        found[key] = total >= FEW and (said["good"] + said["fair"]) / total >= GOOD
    return found

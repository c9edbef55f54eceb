"""提醒谈心走访 · Before a planned talk is due its leader is told; once it is overdue, the desk that made the plan too. Once each."""

from django.conf import settings
from django.utils.translation import override

from shangliang.kit import clock, notices, rules
from shangliang.people.can import Role, may
from shangliang.people.models import Post

from ..models import PlannedTalk
from ..rules import REMIND

DESKS = [role.value for role in Role if may(role, "bond.make")]


def remind_talks() -> int:
    """One round over what is planned and not done; returns how many were told. An ended bond reminds nobody."""
    today, told = clock.today(), 0
    found = PlannedTalk.objects.live().filter(until__lte=today + clock.days(MOST_DAYS))
    for entry in found.select_related("plan__organisation", "bond__person", "bond__whom"):
        if entry.until < today:
            told += _tell(entry, "late", "已过时间", _desk(entry))
        elif entry.until <= today + clock.days(rules.value(REMIND, entry.plan.area_id)):
            told += _tell(entry, "soon", "快到时间", [])
    return told


MOST_DAYS = 180  # the rule says no more


def _desk(entry) -> list[int]:
    posts = Post.objects.held().filter(organisation=entry.plan.organisation_id, role__in=DESKS)
    return list(posts.values_list("person_id", flat=True))


def _tell(entry, what: str, word: str, more) -> int:
    """Again only if its days were changed or it went to another leader."""
    with override(settings.LANGUAGE_CODE):
        text = f"{word}：{entry.bond.person}与{entry.bond.whom}的{entry.get_way_display()}（计划{entry.when}）"
    event = f"talk:{entry.pk}:{what}:{entry.until}:{entry.bond_id}"
    subject, area = ("bond", entry.bond.ref), entry.plan.area_id
    visit = notices.tell(
        [("person", entry.bond.person_id)], event=event, subject=subject, text=text, area=area, url="/desk/visits/"
    )
    others = [("person", one) for one in more if one != entry.bond.person_id]
    return visit + notices.tell(
        others, event=event, subject=subject, text=text, area=area, url=entry.plan.get_absolute_url()
    )

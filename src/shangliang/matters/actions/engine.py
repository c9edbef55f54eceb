"""推进 · The one way to take a step: lock, check, change, entry, trail, notices, in one transaction."""

import datetime as dt
from dataclasses import dataclass, field

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _

from shangliang.kit import clock, trail
from shangliang.people.models import Person, Post

from .. import closing
from ..lifecycle import Refused, Step, take
from ..models import Entry, Matter, MatterFile, Raiser, WorkOrder
from ..models.permits import permit
from .effects import EFFECTS
from .entering import enter
from .telling import tell_desk_of_voice, tell_followers, tell_unit_again


@dataclass
class Act:
    """一次动作 · Who does what when, on which locked matter; handed to the effects of the step."""

    matter: Matter
    step: Step
    by: Person | None = None
    voice: Raiser | None = None
    post: Post | None = None
    recorded: bool = False
    on: dt.datetime = field(default_factory=clock.now)
    facts: dict = field(default_factory=dict)
    data: dict = field(default_factory=dict)
    order: WorkOrder | None = None

    @property
    def day(self) -> dt.date:
        return clock.local_day(self.on)


@transaction.atomic
def move(matter, name, *, by=None, voice=None, on=None, expected=None, system=False, **facts):
    """Take the step `name`; refuse with a sentence if it is not open now, PermissionDenied if it is not theirs.

    `voice` is the Raiser who acts by link or code instead of `by`; `expected` is the stage that the page showed:
    when another person moved the matter since, the refusal says what they did.
    """
    locked = lock(matter, expected)
    act = Act(locked, take(name, locked.stage, facts, locked.rules.path), by, voice, on=moment(on), facts=facts)
    if not system:
        _allow(act)
    return perform(act)


def lock(matter, expected=None):
    """The row of the matter, locked for this transaction; refused when the page was stale."""
    locked = Matter.objects.select_for_update(of=("self",)).select_related("holder").get(pk=matter.pk)
    if expected and expected != locked.stage:
        last = locked.entries.select_related("by", "organisation").order_by("-id").first()
        who = (last and (last.organisation or last.by)) or _("系统")
        raise Refused(
            _("就在刚才，%(who)s已经“%(done)s”，现在是“%(stage)s”。您填写的内容还在，请看过最新进展再决定。")
            % {"who": who, "done": last.done if last else "", "stage": locked.rules.stage_label(locked.stage)}
        )
    return locked


def moment(on) -> dt.datetime:
    """When it happened: now, a day (at noon of it, or now if it is today), or the moment given."""
    if on is None or (not isinstance(on, dt.datetime) and on == clock.today()):
        return clock.now()
    if isinstance(on, dt.datetime):
        return on
    return clock.at_noon(on)


def _allow(act: Act) -> None:
    if act.voice is not None:
        if not act.step.voice or act.voice.handled_in.pk != act.matter.pk:
            raise PermissionDenied
        return
    granted = permit(act.by, act.step, act.matter)
    if not granted:
        raise PermissionDenied
    act.post, act.recorded = granted
    if act.recorded and not act.facts.get("document"):
        raise Refused(_("代为登记“%(step)s”，须写明文号或依据。") % {"step": act.step.label})


def perform(act: Act):
    """Change the matter, write the entry and the trail row, tell those who follow."""
    matter, before = act.matter, act.matter.stage
    to = act.step.to or before
    effect = EFFECTS.get(act.step.name)
    if effect:
        to = effect(act) or to
    if to != before or act.step.name in ("escalate", "hand_down"):
        enter(matter, to, act.day)
    matter.moved_at = act.on
    matter.save()
    entry = write_entry(act, before)
    tell_followers(matter, entry)
    tell_desk_of_voice(matter, entry)
    if act.step.name in TO_UNITS:
        for order in matter.orders.open().select_related("unit"):
            order.matter = matter
            tell_unit_again(order, entry.done, f"entry:{entry.pk}:{order.pk}", entry.note)
    closing.told(matter, before, act.on)
    return matter


TO_UNITS = frozenset({"remind", "supervise", "extend", "resume"})


def write_entry(act: Act, before: str):
    """One line of the timeline, one row of the trail."""
    facts, matter = act.facts, act.matter
    data = dict(act.data)
    for key in ("document", "decided_on", "body", "target"):
        if facts.get(key):
            data.setdefault(key, str(facts[key]))
    entry = Entry.objects.create(
        matter=matter,
        step=act.step.name,
        stage_from=before,
        stage=matter.stage,
        on=act.on,
        by=act.by,
        organisation=act.post.organisation if act.post else None,
        voice=act.voice,
        order=act.order,
        note=facts.get("note", ""),
        public=act.step.public and facts.get("public", True),
        official=bool(act.order and act.step.name in ("reply", "progress")),
        recorded=act.recorded,
        data=data,
    )
    MatterFile.objects.bulk_create(
        [MatterFile(matter=matter, file=f, entry=entry, public=False, on=act.day) for f in facts.get("papers", ())]
    )
    log(
        matter,
        act.step.name,
        by=act.by or act.voice,
        on=act.on,
        detail={"from": before, "to": matter.stage, "entry": entry.pk},
    )
    return entry


def log(matter, action, *, by, on, detail=None) -> None:
    """The trail row of an act on a matter, in the chain of its holder's county; it is counted where it arose."""
    trail.record(
        by=by, action=f"matter.{action}", noun="matter", id=matter.ref, area=matter.holder_area, on=on, detail=detail,
        also=[matter.area_id],
    )  # fmt: skip

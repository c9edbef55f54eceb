"""发起 · From a form to a consultation with its phases and activities; then the plan, the close."""

import datetime as dt
import secrets

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _

from shangliang.gatherings.actions import slips
from shangliang.gatherings.models import Grade
from shangliang.kit import clock, trail
from shangliang.matters import actions as matters
from shangliang.matters import guards
from shangliang.matters.lifecycle import Refused as MatterRefused
from shangliang.matters.lifecycle import Stage
from shangliang.people.refusal import Refused

from ..kinds import FORMS
from ..models import Activity, Concern, Consultation, Phase, Statement
from ..numbers import numbered
from .phasing import phases_from

TALKED_OVER = (Stage.APPROVED, Stage.CONSULTING)


def log(consultation, action: str, *, by, on=None, detail=None) -> None:
    """The trail row of an act on a consultation. Views never come here."""
    area = consultation.host.area_id
    trail.record(
        by=by,
        action=f"consultation.{action}",
        noun="consultation",
        id=consultation.ref,
        area=area,
        on=on,
        detail=detail,
        also=[consultation.area_id],
    )


def lock(consultation, by, ability: str, *, over: bool = False) -> Consultation:
    """The row, locked for this transaction, for whoever may do this at its host; `over`: one that was withdrawn, too."""
    found = Consultation.objects.select_for_update(of=("self",)).select_related("host").get(pk=consultation.pk)
    if not by.can(ability, found.host.area_id):
        raise PermissionDenied
    if found.withdrawn_on and not over:
        raise Refused(_("这场协商%(state)s，不能再改。") % {"state": found.state})
    return found


@transaction.atomic
def open_consultation(form: str, *, title, host, by, concerns=(), on=None, grade=Grade.SLIP, **more) -> Consultation:
    """A consultation of `form` at the host's area, on approved matters; its statements begin with what these say."""
    if not by.can("consultation.open", host.area_id):
        raise PermissionDenied
    rules = FORMS[form]
    if min(len(host.area_id), 12) not in rules.levels:
        raise Refused(_("“%(form)s”不在这一级举行，请换一种形式。") % {"form": rules.name})
    if not concerns:
        raise Refused(_("请至少选一件已审定的事项。"))
    day = clock.local_day(on) if isinstance(on, dt.datetime) else on or clock.today()
    more["number"] = numbered(form, host, day, more.get("number", ""))
    book = slips.new_book() if grade == Grade.SLIP else None
    made = Consultation.objects.create(
        form=form,
        title=title,
        host=host,
        area=host.area,
        grade=grade,
        book=book,
        begun_on=day,
        pepper=secrets.token_bytes(slips.PEPPER),
        plan={"agenda": [{"title": part.word, "minutes": part.minutes} for part in rules.parts]},
        **more,
    )
    Phase.objects.bulk_create(
        Phase(consultation=made, name=name, starts=starts, ends=ends) for name, starts, ends in phases_from(made)
    )
    Activity.objects.bulk_create(
        Activity(consultation=made, kind=kind, title=str(word)) for kind, word in rules.activities
    )
    for matter in concerns:
        take_up(made, matter, by=by)
    log(made, "open", by=by, on=on, detail={"form": form})
    return made


@transaction.atomic
def take_up(consultation: Consultation, matter, *, by) -> Concern:
    """所议事项: only what the Party organisation of that level has approved, and only what the host holds."""
    if not by.can("consultation.open", consultation.host.area_id):
        raise PermissionDenied
    if consultation.agreed_on or consultation.closed_at:
        raise Refused(_("表态已经结束，不能再加所议事项。"))
    if "agree" not in matter.rules.path or matter.stage not in TALKED_OVER:
        raise Refused(_("《%(title)s》还没有审定，不能协商。") % {"title": matter.title})
    if matter.holder_area != consultation.host.area_id:
        raise Refused(_("《%(title)s》不由本级承接，不能由本级协商。") % {"title": matter.title})
    other = holding(matter)
    if other is not None and other.pk != consultation.pk:
        facts = {"title": matter.title, "other": other.title}
        raise Refused(_("《%(title)s》正在《%(other)s》里协商，不能另外再协商。") % facts)
    concern, new = Concern.objects.get_or_create(consultation=consultation, matter=matter)
    if new and not matter.about_id:
        text = (matter.wish or matter.title)[: Statement._meta.get_field("text").max_length]
        number = consultation.statements.count() + 1
        Statement.objects.create(
            consultation=consultation, number=number, text=text, state="shown", source="topic", said_on=clock.today()
        )
    if new and consultation.planned_on:
        talk_over(consultation, matter, by=by)
    return concern


@guards.against("agree")
def by_consultation(matter) -> guards.Held | None:
    """What is being talked over is agreed on there, not typed in beside it."""
    other = holding(matter)
    if other is None:
        return None
    words = _("这件事正在《%(title)s》里协商，结果在那里形成，不能另外录入。") % {"title": other.title}
    return guards.Held(words, other.desk_url(), _("去这场协商"))


def holding(matter) -> Consultation | None:
    """The consultation that has the matter and has not come to its end."""
    return Consultation.objects.unconcluded().filter(concerns__matter=matter).first()


def talk_over(consultation: Consultation, matter, *, by, on=None):
    """The plan moves a matter to 协商; one that was taken up after the plan follows at once. As it stands then."""
    note = f"已制定协商方案：{consultation.title}（{consultation.rules.word}）。"  # kept: in Chinese whoever acts
    if matter.stage != Stage.APPROVED:
        return matter
    try:
        return matters.move(matter, "plan", by=by, on=on, note=note)
    except MatterRefused as reason:
        raise Refused(str(reason)) from reason


@transaction.atomic
def put_down(consultation: Consultation, matter, *, by) -> None:
    """移出所议事项: one that went another way meanwhile, or was taken up by mistake; one at least stays."""
    found = lock(consultation, by, "consultation.open")
    if found.agreed_on:
        raise Refused(_("共识已经形成并报出，不能再改。"))
    if found.concerns.count() < 2:
        raise Refused(_("一场协商至少要有一件所议事项。"))
    found.concerns.filter(matter=matter).delete()
    log(found, "put_down", by=by, detail={"matter": matter.ref})


@transaction.atomic
def approve_plan(consultation: Consultation, *, by, on=None, times=None, **plan) -> Consultation:
    """方案审定: the plan is complete; the matters are being talked over from now on. `times`: opens_at, closes_at."""
    found = lock(consultation, by, "consultation.open")
    if found.noticed_on:
        raise Refused(_("通知已经发出，方案不能再改。"))
    found.plan |= plan
    found.planned_on = clock.local_day(on) if isinstance(on, dt.datetime) else on or clock.today()
    for name, moment in (times or {}).items():
        setattr(found, name, moment)
    found.save(update_fields=["plan", "planned_on", "opens_at", "closes_at"])
    for concern in found.concerns.select_related("matter"):
        talk_over(found, concern.matter, by=by, on=on)
    log(found, "plan", by=by, on=on)
    return found


@transaction.atomic
def close_consultation(consultation: Consultation, *, by, on=None) -> Consultation:
    """结束表态: no view is taken any more; sealing follows."""
    found = lock(consultation, by, "consultation.close")
    if not found.noticed_on or found.closed_at:
        raise Refused(_("表态没有在进行。"))
    found.closed_at = on if isinstance(on, dt.datetime) else clock.now()
    found.save(update_fields=["closed_at"])
    log(found, "close", by=by, on=on)
    return found

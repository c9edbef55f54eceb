"""结对、包联、联系、派驻 · A bond is made, changed hands, ended; each with its reason and its row on the trail."""

from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from shangliang.kit import clock, trail
from shangliang.people.can import ADMINS, Role
from shangliang.people.models import Area
from shangliang.people.refusal import Refused
from shangliang.subjects import actions as subjects
from shangliang.subjects.models import AssistedPerson, Enterprise

from ..kinds import KINDS
from ..models import Bond, Helper
from . import planning

# Through which post somebody is bound: the first of these that they hold, else any that is no admin's.
STANDS_ON = {
    "pairing": (Role.HELPER,),
    "enterprise": (Role.CHAIRPERSON, Role.LEADER, Role.CONTACT, Role.OFFICE),
    "talk": (Role.CHAIRPERSON, Role.LEADER),
    "nonparty": (Role.CHAIRPERSON, Role.LEADER),
    "posting": (Role.MEMBER, Role.CHAIRPERSON),
}


@transaction.atomic
def make_bond(kind, who, target, *, by, on=None, organisation=None, title="", rank="", why="", before=None) -> Bond:
    """结对: `who` (a person; for a firm also None, with an `organisation`) looks after `target` from the day on.

    `target` is a person under care, a firm, a person (a member) or an area, as the kind says. The rank of a helper is
    taken from the roll unless it is given, and stays with this bond.
    """
    day, area = _day(on), _area(kind, who, target)
    _may_bind(by, kind, target, area)
    post = _post(kind, who, day) if who else None
    body = organisation or (post.organisation if post else None)
    if body is None:
        raise Refused(_("请写明由谁或由哪个单位。"))
    _fits(kind, who, target, day)
    fields = {} if KINDS[kind].target == "area" else {KINDS[kind].target: target}
    roll = Helper.objects.filter(person=who).first() if who and kind == "pairing" else None
    try:
        with transaction.atomic():
            bond = Bond.objects.create(
                kind=kind, person=who, post=post, organisation=body,
                title=title or (post.title if post else ""), rank=rank or (roll.rank if roll else ""), area_id=area,
                start=day, why=why[:400], before=before, **fields,
            )  # fmt: skip
    except IntegrityError:
        raise Refused(
            _("%(target)s现在已经有人%(kind)s。要换人，请用“更换”。") % {"target": target, "kind": KINDS[kind].name}
        ) from None
    log(bond, "make", by=by, on=on, detail={"kind": kind, "who": who.ref if who else bond.organisation.ref})
    return bond


@transaction.atomic
def end_bond(bond, reason, *, by, on=None) -> Bond:
    """结束: from that day on it gives nothing; a bond that ends on the day it began was a mistake."""
    _may_bind(by, bond.kind, bond.target, bond.area_id)
    _ended(bond, reason, by=by, on=on)
    planning.drop(bond, reason, by=by, on=on)
    return bond


@transaction.atomic
def change_helper(bond, who, reason, *, by, on=None, why="", organisation=None, title="") -> Bond:
    """更换: the old one ends and the new one begins on the same day. Returns the new one."""
    if who is not None and who.pk == bond.person_id and bond.is_active:
        raise Refused(_("现在就是这个人，不用更换。"))
    _may_bind(by, bond.kind, bond.target, bond.area_id)
    _ended(bond, reason, by=by, on=on)
    new = make_bond(
        bond.kind, who, bond.target, by=by, on=on, organisation=organisation, title=title, why=why or reason, before=bond
    )  # fmt: skip
    planning.hand_on(bond, new, reason, by=by, on=on)
    if bond.kind == "enterprise" and bond.enterprise.contact_id == bond.organisation_id:
        subjects.contact_enterprise(bond.enterprise, new.organisation, new.title or str(new.who), by=by, on=on)
    return new


@transaction.atomic
def contact_enterprise(enterprise, organisation, title, *, by, on=None, who=None) -> Bond:
    """包联: the firm's leading contact. The bond is the history; the firm keeps who it is now (nouns below read it there)."""
    was = Bond.objects.filter(
        kind="enterprise", enterprise=enterprise, organisation_id=enterprise.contact_id, end__isnull=True
    ).first()
    if was and was.organisation_id == organisation.pk and was.title == title and was.person == who:
        return was
    if was:
        _ended(was, _("更换包联单位"), by=by, on=on)
    same = Bond.objects.filter(
        kind="enterprise", enterprise=enterprise, organisation=organisation, person=who, end__isnull=True
    ).first()
    subjects.contact_enterprise(enterprise, organisation, title, by=by, on=on)
    return same or make_bond(
        "enterprise", who, enterprise, by=by, on=on, organisation=organisation, title=title, before=was
    )


@transaction.atomic
def pair_up(pairs, *, by, on=None) -> list[Bond]:
    """确认结对: a confirmed proposal. `pairs` are (person under care, helper, why, reason of a change); all or none."""
    made = []
    for assisted, who, why, reason in pairs:
        held = Bond.objects.filter(kind="pairing", assisted=assisted, end__isnull=True).first()
        if held and held.person_id == who.pk and held.is_active:
            continue
        if held:
            made.append(change_helper(held, who, reason or _("重新结对"), by=by, on=on, why=why))
        else:
            made.append(make_bond("pairing", who, assisted, by=by, on=on, why=why))
    return made


def _ended(bond, reason, *, by, on) -> Bond:
    if not reason.strip():
        raise Refused(_("请写明结束或更换的原因。"))
    found = Bond.objects.select_for_update().get(pk=bond.pk)
    if found.end is not None:
        raise Refused(_("这段关系已经在%(day)s结束。") % {"day": found.end})
    day = _day(on)
    if day < found.start:
        raise Refused(_("结束的日期不能早于开始的日期（%(day)s）。") % {"day": found.start})
    found.end, found.reason = day, reason.strip()[:200]
    found.save(update_fields=["end", "reason"])
    log(found, "end", by=by, on=on)
    bond.end, bond.reason = found.end, found.reason
    return found


def log(bond, action: str, *, by, on=None, detail=None) -> None:
    """The trail row: which bond, never whose family."""
    trail.record(
        by=by, action=f"bond.{action}", noun="bond", id=bond.ref, area=bond.area_id, on=on, detail=detail
    )  # fmt: skip


def _day(on):
    return clock.local_day(on) if on else clock.today()


def _area(kind: str, who, target) -> str:
    """Where it counts: where the one lives who is looked after; of a member, where the leader's office is."""
    if kind == "pairing":
        return target.household.area_id
    if kind == "enterprise":
        return target.area_id
    if kind == "posting":
        return target.pk
    return _post(kind, who, clock.today()).organisation.area_id


def _may_bind(by, kind: str, target, area: str) -> None:
    if not by.can(KINDS[kind].ability, area):
        raise PermissionDenied
    if kind == "pairing" and not AssistedPerson.objects.visible_to(by).filter(pk=target.pk).exists():
        raise PermissionDenied


def _post(kind: str, who, day):
    held = [
        p for p in who.posts.select_related("organisation").order_by("pk") if p.is_held(day) and p.role not in ADMINS
    ]
    fitting = [p for role in STANDS_ON[kind] for p in held if p.role == role]
    needed = kind not in {"pairing", "enterprise"}
    found = next(iter(fitting or ([] if needed else held)), None)
    if found is None:
        raise Refused(_("%(who)s没有可以凭以%(kind)s的职务。") % {"who": who, "kind": KINDS[kind].name})
    return found


def _fits(kind: str, who, target, day) -> None:
    wanted = {"assisted": AssistedPerson, "enterprise": Enterprise, "area": Area}.get(KINDS[kind].target)
    if wanted and not isinstance(target, wanted):
        raise TypeError(f"{kind} is about {wanted.__name__}")
    if kind == "pairing" and target.left_on and target.left_on <= day:
        raise Refused(_("这个人已经退出帮扶名单。"))
    if KINDS[kind].target == "whom" and who.pk == target.pk:
        raise Refused(_("联系人和被联系人不能是同一个人。"))
    if kind == "posting" and not target.settlement:
        raise Refused(_("委员下沉要选村或社区。"))

"""帮联的附记 · Aid given, contact cards exchanged, a checklist ticked, an organ asked, a need raised as a matter."""

from decimal import Decimal

from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from shangliang.kit import clock
from shangliang.matters import actions as matters
from shangliang.matters.models.voices import Channel
from shangliang.people.refusal import Refused

from .. import rules
from ..models import Aid, Bond, Card, Inquiry, Need, Tick
from .binding import log


def may_write(bond, person) -> bool:
    """Whose bond it is while it is in force (as the database has it now: the page may be older); and whoever binds in that
    place. Nobody where the file was destroyed."""
    if bond.assisted_id and bond.assisted.erased_on:
        return False
    own = Bond.objects.held_by(person).active().filter(pk=bond.pk).exists()
    return own or (
        person.can(bond.rules.ability, bond.area_id) and Bond.objects.visible_to(person).filter(pk=bond.pk).exists()
    )


def check(bond, person) -> None:
    if not may_write(bond, person):
        raise PermissionDenied


@transaction.atomic
def give_aid(bond, what, yuan, *, by, on=None, kind="goods", source="own", visit=None) -> Aid:
    """登记帮扶物资: goods with their value, or cash."""
    check(bond, by)
    if Decimal(yuan) <= 0:
        raise Refused(_("请写明金额，物资写折价。"))
    made = Aid.objects.create(
        bond=bond, what=what, yuan=yuan, kind=kind, source=source, visit=visit, on=day_of(on), by=by
    )
    log(bond, "aid", by=by, on=on, detail={"kind": kind, "source": source, "yuan": str(yuan)})
    return made


@transaction.atomic
def exchange_card(bond, *, by, on=None, helper_phone="", family_phone="", family_who="") -> Card:
    """交换联系方式: the helper's card was handed over, the family left theirs; what is left empty stays as it was."""
    check(bond, by)
    card, _new = Card.objects.get_or_create(bond=bond)
    if helper_phone:
        card.helper_phone, card.given_on = helper_phone, day_of(on)
    if family_phone:
        card.family_phone, card.family_who, card.got_on = family_phone, family_who, day_of(on)
    card.save()
    log(bond, "card", by=by, on=on, detail={"given": bool(helper_phone), "got": bool(family_phone)})
    return card


@transaction.atomic
def tick(bond, checklist, item, *, by, on=None, note="") -> Tick:
    """清单完成一项: an item of the list as it holds in the place now."""
    check(bond, by)
    if checklist not in bond.rules.lists or item not in rules.items(checklist, bond.area_id):
        raise Refused(_("清单里没有这一项，可能已经改过，请重新打开。"))
    try:
        with transaction.atomic():
            made = Tick.objects.create(bond=bond, list=checklist, item=item, on=day_of(on), note=note, by=by)
    except IntegrityError:
        raise Refused(_("这一项这一天已经登记过。")) from None
    log(bond, "tick", by=by, on=on, detail={"list": checklist})
    return made


@transaction.atomic
def ask_organ(bond, organ, asked, *, by, on=None) -> Inquiry:
    """联系有关部门: for the family's sake, e.g. the police about an accident."""
    check(bond, by)
    made = Inquiry.objects.create(bond=bond, organ=organ, asked=asked, asked_on=day_of(on), by=by)
    log(bond, "ask", by=by, on=on, detail={"organ": organ})
    return made


@transaction.atomic
def answer_organ(inquiry, answer, *, by, on=None) -> Inquiry:
    """部门答复."""
    check(inquiry.bond, by)
    day = day_of(on)
    if day < inquiry.asked_on:
        raise Refused(_("答复不能早于联系的日期（%(day)s）。") % {"day": inquiry.asked_on})
    inquiry.answer, inquiry.answered_on = answer, day
    inquiry.save(update_fields=["answer", "answered_on"])
    log(inquiry.bond, "answer", by=by, on=on)
    return inquiry


@transaction.atomic
def raise_need(bond, title, text, *, by, on=None, topic_class="", visit=None, **extra):
    """需求转事项: a household difficulty, a firm's problem, a topic of the community; returns the matter."""
    check(bond, by)
    kind = bond.rules.matter
    if not kind:
        raise Refused(_("这一种联系没有对应的事项类别，请到“事项”里提出。"))
    about = {"enterprise": bond.enterprise} if bond.enterprise_id else {}
    matter, _code = matters.raise_matter(
        kind, title=title, text=text, area=bond.area, by=by, on=on, channel=Channel.VISIT, topic_class=topic_class,
        extra=extra, **about,
    )  # fmt: skip
    Need.objects.create(bond=bond, visit=visit, matter=matter)
    log(bond, "need", by=by, on=on, detail={"matter": matter.ref})
    return matter


def day_of(on):
    return clock.local_day(on) if on else clock.today()

"""离线走访 · Visits, calls and contact cards written down where there is no network; what the phone takes along for them.

A bond that has ended meanwhile gives nothing any more: what was written under it is set aside for who binds there.
"""

from django.http import Http404
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from shangliang.gatherings.models import Visit
from shangliang.gatherings.models.visits import number_of
from shangliang.kit import clock, keys
from shangliang.kit.offline import Beside, Entry, Gone, Kind, Record, Shape, register
from shangliang.kit.offline.days import AgoField, day_of
from shangliang.kit.offline.kinds import Place
from shangliang.matters.lifecycle import Refused as NotRaised
from shangliang.people import areas, reach
from shangliang.people.can import Role, may
from shangliang.people.models import Post
from shangliang.people.refusal import Refused

from . import actions
from .actions.beside import may_write
from .forms.beside import CardForm
from .forms.visiting import VisitForm
from .kinds import KINDS
from .models import Bond, Card
from .rhythm import standings

GONE = ("photos", "also", "on", "operation")  # what needs the network, a date, or the page's own number
DECIDES = "bond.make"


class AwayVisitForm(VisitForm):
    """走访（离线） · The same page for one thumb, with days ago in place of a date and without photos."""

    def __init__(self, *args, bond, made_at=None, **kwargs):
        super().__init__(*args, bond=bond, **kwargs)
        for name in GONE:
            self.fields.pop(name, None)
        self.fields["ago"] = AgoField()
        self.made_at = made_at

    def clean(self):
        found = super().clean()
        found["on"] = day_of(self.made_at or clock.now(), found.get("ago", ""))
        if found["on"] < self.bond.start:
            self.add_error("ago", _("不能早于开始的日期（%(day)s）。") % {"day": self.bond.start})
        return found


class AwayCardForm(CardForm):
    """交换联系方式（离线）"""

    field_order = ("helper_phone", "family_phone", "family_who", "ago")

    def __init__(self, *args, made_at=None, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields.pop("on")
        self.fields["ago"] = AgoField()
        self.made_at = made_at

    def clean(self):
        found = super().clean()
        found["on"] = day_of(self.made_at or clock.now(), found.pop("ago", ""))
        return found


def mine(person):
    return Bond.objects.held_by(person).active().whole().order_by("start", "id")


def takes(person, most: int):
    """Whom I should visit, overdue first: name, place, when last, when due. Nothing of what was found there before."""
    if not any(may(post.role, "visit.record") for post in person.held_posts):
        return []
    found = sorted(standings(mine(person)[: most * 4]), key=lambda s: (s.due, s.bond.pk))
    areas.names({s.bond.area_id for s in found})
    cards = {card.bond_id: card for card in Card.objects.filter(bond__in=[s.bond.pk for s in found])}
    return [_entry(s, person, cards.get(s.bond.pk)) for s in found]


def _entry(s, person, card) -> Entry:
    bond = s.bond
    lines = [" ".join(areas.path_names(bond.area_id)[-2:]), bond.rules.name]
    if s.last:
        lines.append(_("上次 %(day)s") % {"day": _day(s.last.on)})
    forms = [("visit", bond.kind)] + ([("contact_card", "card")] if bond.kind == "pairing" else [])
    return Entry(
        group=_("走访"), target=bond.ref, heading=bond.named_for(person), lines=tuple(lines),
        tag=_("%(day)s前") % {"day": _day(s.due)} if s.due else "", forms=tuple(forms),
        household=bond.kind == "pairing", extra=card_state(card),
    )  # fmt: skip


def _day(day) -> str:
    return date_format(day, _("n月j日"))


def card_state(card: Card | None) -> str:
    """What the card says now, as a digest: the phone gives it back, and a change in between is seen."""
    said = "\0".join(str(getattr(card, name)) for name in WORDS) if card else ""
    return keys.digest("contact card", said.encode()).hex()[:32]


WORDS = ("helper_phone", "family_phone", "family_who")


def visit_shapes(person):
    for kind in sorted(set(mine(person).values_list("kind", flat=True))):
        blank = Bond(kind=kind, start=clock.today(), area_id=person.held_posts[0].organisation.area_id)
        yield Shape(
            kind, _("记走访") if kind == "pairing" else KINDS[kind].name, AwayVisitForm(bond=blank), "bonds/_away.html"
        )


def card_shapes(person):
    if mine(person).filter(kind="pairing").exists():
        yield Shape("card", _("联系方式"), AwayCardForm())


def _bond(record: Record) -> Bond:
    """One's own, also one that has ended; for who decides, whatever they see."""
    found = Bond.objects.filter(ref=record.target).whole().first()
    own = found and found.person_id == record.person.pk
    if found is None or not (own or Bond.objects.visible_to(record.acting).filter(pk=found.pk).exists()):
        raise Http404
    if found.assisted_id and found.assisted.erased_on:
        raise Gone
    return found


def visit_form(record: Record) -> AwayVisitForm:
    return AwayVisitForm(record.data, bond=_bond(record), made_at=record.made_at)


def card_form(record: Record) -> AwayCardForm:
    return AwayCardForm(record.data, made_at=record.made_at)


def _may(bond, record: Record) -> None:
    """Not one's own any more: kept for those who decide."""
    if may_write(bond, record.acting):
        return
    if record.by is None and bond.person_id == record.person.pk:
        end = _("（%(day)s结束）") % {"day": bond.end} if bond.end else ""
        raise Beside(_("这段关系已经不在您名下%(end)s，由负责结对的人核对后决定。") % {"end": end})
    raise Beside(_("现在不由您负责，要由负责结对的人决定。"))


def do_visit(record: Record, form) -> str:
    """By itself, unless the same person has been there in the same way on that day already."""
    bond = _bond(record)
    _may(bond, record)
    other = _same_day(bond, record, form)
    if other:
        raise Beside(
            _("这一天已经记过一次“%(way)s”，请看是不是同一次。") % {"way": other.get_way_display()}, _told(other)
        )
    return _record(bond, record, form)


def decide_visit(record: Record, form) -> str:
    bond = _bond(record)
    _may(bond, record)
    return _record(bond, record, form)


def _record(bond, record: Record, form) -> str:
    actions.record(
        bond, by=record.acting, visitor=record.person, operation=record.operation, way=form.cleaned_data["way"],
        on=form.cleaned_data["on"], aid=form.aid(), need=form.need(), **form.words(),
    )  # fmt: skip
    return bond.get_absolute_url()


def _same_day(bond, record: Record, form) -> Visit | None:
    about = {bond.rules.target: bond.target}
    found = Visit.objects.filter(
        visitor=record.person, on=form.cleaned_data["on"], way=form.cleaned_data["way"], **about
    )
    return found.exclude(typed_by=record.person, operation=number_of(record.operation)).first()


def _told(visit: Visit) -> list[tuple[str, str]]:
    found = [
        (_("方式"), visit.get_way_display()),
        (_("哪天"), str(visit.on)),
        (_("看到、听到的情况"), str(visit.found)),
    ]
    return [(label, words) for label, words in [*found, (_("讲解的政策法律"), visit.explained)] if words]


def do_card(record: Record, form) -> str:
    """What the phone saw when it left must still stand there; else both are shown beside each other."""
    bond = _bond(record)
    _may(bond, record)
    card = Card.objects.filter(bond=bond).first()
    wanted = {name: form.cleaned_data[name] for name in WORDS if form.cleaned_data.get(name)}
    if card and all(str(getattr(card, name)) == word for name, word in wanted.items()):
        return "=" + bond.get_absolute_url()
    if card and card_state(card) != record.extra:
        labels = {name: str(form.fields[name].label) for name in WORDS}
        stands = [(labels[name], str(getattr(card, name))) for name in WORDS if str(getattr(card, name))]
        raise Beside(_("这张联系卡在您出门以后改过，请核对以哪个为准。"), stands)
    return decide_card(record, form)


def decide_card(record: Record, form) -> str:
    bond = _bond(record)
    _may(bond, record)
    actions.exchange_card(bond, by=record.acting, **form.cleaned_data)
    return bond.get_absolute_url()


def place(record: Record) -> Place:
    bond = _bond(record)
    return Place(bond.area_id, "assisted_person", str(bond.assisted_id)) if bond.assisted_id else Place(bond.area_id)


def about(record: Record) -> str:
    return _bond(record).named_for(record.acting)


def deciding_in(person) -> list[str]:
    return [code for code in reach.codes(person) if person.can(DECIDES, code)]


def told(record: Record):
    """Those who bind people to families there."""
    above = areas.lineage(_bond(record).area_id)
    roles = [role for role in Role if may(role, DECIDES)]
    posts = Post.objects.held().filter(
        role__in=roles, organisation__area_id__in=[c for c in above if len(c) >= areas.COUNTY]
    )
    return [("person", pk) for pk in posts.values_list("person_id", flat=True)]


def declare() -> None:
    """Called when the app is ready."""
    refusals = (Refused, NotRaised)
    register(Kind(
        "visit", gettext_lazy("走访"), 10, takes, visit_shapes, visit_form, do_visit, place, decide_visit,
        deciding_in, refusals, told, about,
    ))  # fmt: skip
    register(Kind(
        "contact_card", gettext_lazy("联系方式"), 11, lambda _person, _most: (), card_shapes, card_form, do_card, place,
        decide_card, deciding_in, refusals, told, about,
    ))  # fmt: skip

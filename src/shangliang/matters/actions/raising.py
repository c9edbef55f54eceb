"""提出 · A concern comes in: by its owner, or typed in for them; others follow it or sign it too."""

import hashlib

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _

from shangliang.kit import clock, ids, seal, search
from shangliang.people.areas import COUNTY
from shangliang.people.models import Area

from ..holders import for_complaint, nearest, own_platform
from ..kinds import KINDS
from ..lifecycle import Refused
from ..limits import dates, limit_for
from ..models import Entry, Follower, Matter, MatterFile, Raiser
from ..models.voices import Channel
from .engine import log, moment
from .telling import tell_desk_of_new


def code_hash(code: str) -> bytes:
    """What is stored of a confirmation code (49.5 random bits): its keyed hash, never the code."""
    return seal.blind(code.strip().upper(), "raiser.code")


def device_hash(token: str) -> bytes:
    return hashlib.sha256(token.encode()).digest()


VOICE = frozenset({"name", "contact", "name_public", "channel", "typed_by", "organisation"})


@transaction.atomic
def raise_matter(kind, *, by=None, **fields):
    """Bring a matter in, and tell the desk of the body that has to answer it. Returns (matter, code); see `bring_in`."""
    matter, code = bring_in(kind, by=by, **fields)
    tell_desk_of_new(matter, by=fields.get("typed_by") or by)
    return matter, code


def bring_in(kind, *, title, text, area: Area, by=None, about=None, on=None, code=None, photos=(), **more):
    """Raise a matter of `kind` at `area`. Returns (matter, code): the code is shown once and kept as a hash.

    `by` is who raises it with an account; `typed_by` types it for somebody without one. Anyone may raise a topic;
    a firm reports by its own link. `code` is given where a form sent twice must show the same code again. `more` are
    the fields of VOICE (who spoke, and how) and of Matter.
    """
    voice = {key: more.pop(key) for key in VOICE & more.keys()}
    typed_by = voice.get("typed_by")
    rules = KINDS[kind]
    if rules.sources and getattr(more.get("source"), "kind", None) not in rules.sources:
        raise Refused(_("%(kind)s只能由意见建议产生。") % {"kind": rules.name})
    if not (voice.get("channel") == Channel.LINK and more.get("enterprise") and kind == "enterprise"):
        _may_raise(rules, by=by, typed_by=typed_by, area=area)
    holder = for_complaint(about) if about else _receives(rules, by, area, more.get("enterprise"))
    if holder is None:
        raise Refused(_("这个地方还没有接收意见的机构，请选择上一级。"))
    when = moment(on)
    matter = _opened(kind, holder, when, title=title, text=text, area=area, about=about, **more)
    code = code or ids.ref()
    if by is not None and typed_by is None:
        voice.setdefault("organisation", by.speaks_for(rules.raise_ability, area.code))
    raiser = _heard(matter, code, person=by, **voice)
    entry = Entry.objects.create(
        matter=matter,
        step="raised",
        stage=matter.stage,
        on=when,
        by=typed_by or by,
        voice=raiser,
        data={"channel": raiser.channel, "for": bool(typed_by)},
    )
    files = [MatterFile(matter=matter, file=file, entry=entry, on=matter.raised_on) for file in photos]
    MatterFile.objects.bulk_create(files)
    log(matter, "raise", by=typed_by or by, on=when, detail={"kind": kind, "area": area.code, "entry": entry.pk})
    return matter, code


def _receives(rules, by, area, enterprise):
    """A firm's problem goes to the office of those who look after the firm, at their level; anything else begins where
    it arose."""
    own = own_platform(by, rules, area.code)
    if own or enterprise is None or enterprise.contact is None:
        return own or nearest(area.code)
    return nearest(enterprise.contact.area_id)


def _opened(kind, holder, when, *, title, text, **more) -> Matter:
    """The row, at its kind's first stage, with the clock of that stage."""
    day, stage = clock.local_day(when), KINDS[kind].start
    warn, due = dates(limit_for(kind, stage, holder.area_id), day, holder.area_id)
    fields = {
        "holder": holder,
        "holder_area": holder.area_id,
        "stage": stage,
        "since": day,
        "warn_on": warn,
        "due_on": due,
    }
    return Matter.objects.create(
        kind=kind,
        title=title,
        text=text,
        raised_on=day,
        moved_at=when,
        terms=search.vector(f"{title} {text}", place=more["area"].code[:COUNTY]),
        **fields,
        **more,
    )


def _heard(matter, code, *, contact="", **voice) -> Raiser:
    """Whose voice it is; the contact sealed, with a blind index, the code only as its hash."""
    index = seal.blind(contact, "contact") if contact else None
    return Raiser.objects.create(
        matter=matter,
        contact=contact,
        contact_index=index,
        code_hash=code_hash(code),
        raised_on=matter.raised_on,
        **voice,
    )


def _may_raise(rules, *, by, typed_by, area) -> None:
    """A topic is open to all; other kinds need a post. Typing for somebody else needs the right to do so there, and a
    kind that people speak of at a counter."""
    if typed_by is not None and not typed_by.can("matter.raise_for", area.code):
        raise PermissionDenied
    if rules.open_to_all or (typed_by is not None and "settle" in rules.path):
        return
    if by is None or not by.can(rules.raise_ability, area.code):
        raise PermissionDenied


@transaction.atomic
def follow(matter, *, person=None, device="", contact="", on=None):
    """我也关心: once per person or device; returns whether it is new. Writes no trail row (an expression of view).

    `contact` is where somebody without an account wants to hear of it; given later, it is kept with the first.
    """
    if not matter.is_open:
        raise Refused(_("这件事已经有结果，不能再关注。"))
    key = {"person": person} if person else {"device": device_hash(device)}
    day = clock.local_day(moment(on))
    row, new = Follower.objects.get_or_create(matter=matter, **key, defaults={"contact": contact, "on": day})
    if contact and not new:
        row.contact = contact
        row.save(update_fields=["contact"])
    return new


@transaction.atomic
def unfollow(matter, *, person=None, device=""):
    """不再关心."""
    key = {"person": person} if person else {"device": device_hash(device)}
    return matter.followers.filter(**key).delete()[0] > 0


@transaction.atomic
def sign(matter, *, by, on=None):
    """联名: a member signs a proposal that has not been filed yet."""
    locked = Matter.objects.select_for_update(of=("self",)).get(pk=matter.pk)
    if not by.can("proposal.sign", locked.area_id):
        raise PermissionDenied
    if locked.kind != "proposal" or locked.stage not in ("raised", "returned", "accepted"):
        raise Refused(_("只能联名尚未立案的提案。"))
    if locked.raisers.filter(person=by).exists():
        raise Refused(_("您已经是提案人。"))
    when = moment(on)
    signed = Raiser.objects.create(
        matter=locked,
        person=by,
        channel=Channel.WEB,
        lead=False,
        name_public=True,
        code_hash=code_hash(ids.ref()),
        raised_on=clock.local_day(when),
        signed_on=clock.local_day(when),
    )
    Entry.objects.create(matter=locked, step="sign", stage=locked.stage, on=when, by=by, voice=signed)
    log(locked, "sign", by=by, on=when)
    return signed


def open_from(source, kind, *, by, on=None, **fields):
    """由此产生: a matter that grows out of another, e.g. a rectification out of a suggestion; a rectification only by the
    responsible organ or the supervision office (domain.md 0)."""
    matter, _code = raise_matter(kind, area=source.area, by=by, source=source, on=on, **fields)
    return matter

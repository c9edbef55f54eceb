"""登记走访 · A visit is written down once, however often a slow network sends it."""

import json
from collections.abc import Iterable, Mapping
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from shangliang.kit import clock, keys, sets, trail
from shangliang.people.can import may
from shangliang.people.models import Area
from shangliang.people.refusal import Refused
from shangliang.subjects.models import AssistedPerson, Enterprise

from ..models import Visit, VisitFile
from ..models.visits import number_of

TARGETS = ("assisted", "enterprise", "whom")
WORDS = ("found", "explained", "companions", "minutes", "received", "next_on")


class SentBefore(Refused):
    """已经登记 · The same number was sent with other words; `visit` is what was kept the first time."""

    def __init__(self, visit: Visit) -> None:
        super().__init__(_("这次走访已经登记过，这次的内容与上次不同，所以没有再记。要补充，请另记一次。"))
        self.visit = visit


@transaction.atomic
def record_visit(
    way, target, *, by, operation, on=None, visitor=None, organisation=None, photos=(), more=None, **words
) -> tuple[Visit, bool]:
    """Write a visit down; returns it and whether it is new.

    `target` is a person under care, a firm, a person, or an area (duty there); `by` writes it down, `visitor` went (by
    default the same); `words` are those of WORDS; `more` is what else was sent with it, so that it belongs to the repeat.
    """
    day = clock.local_day(on) if on else clock.today()
    visitor = visitor or by
    field, area = _place(target)
    _check(by, target, field, area)
    content = _content(way, field, target.pk, day, visitor.pk, {k: words.get(k) for k in WORDS}, more)
    kept = _kept(by, operation, content)
    if kept:
        return kept, False
    if day > clock.today():
        raise Refused(_("日期还没有到，请核对。"))
    fields = {field: target} if field in TARGETS else {}
    try:
        with transaction.atomic():
            visit = Visit.objects.create(
                way=way, visitor=visitor, organisation=organisation or _body(visitor, area), area_id=area, on=day,
                typed_by=by, operation=number_of(operation), content=content, **fields, **words,
            )  # fmt: skip
    except IntegrityError:  # another request with the same number was quicker, and has ended
        kept = _kept(by, operation, content)
        if kept is None:
            raise
        return kept, False
    VisitFile.objects.bulk_create([VisitFile(visit=visit, file=file) for file in photos])
    trail.record(
        by=by, action="visit.record", noun="visit", id=visit.ref, area=area, on=on,
        detail={"way": way, "visitor": visitor.ref},
    )  # fmt: skip
    return visit, True


@transaction.atomic
def record_visits(rows: Iterable[Mapping[str, Any]], *, by) -> list[Visit]:
    """登记一批走访: {way, target, operation, on, and visitor, organisation, more, words as one by one}: the same rules and trail rows,
    in sets. All or none: IntegrityError where a number was used before."""
    rows, made = list(rows), []
    _check_all(by, [row["target"] for row in rows])
    for row in map(dict, rows):
        target, day, way = row.pop("target"), clock.local_day(row.pop("on")), row.pop("way")
        visitor, organisation, more = (
            row.pop("visitor", None) or by,
            row.pop("organisation", None),
            row.pop("more", None),
        )
        if day > clock.today():
            raise Refused(_("日期还没有到，请核对。"))
        field, area = _place(target)
        number, words = number_of(row.pop("operation")), row
        content = _content(way, field, target.pk, day, visitor.pk, {k: words.get(k) for k in WORDS}, more)
        made.append(Visit(
            way=way, visitor=visitor, organisation=organisation or _body(visitor, area), area_id=area, on=day, typed_by=by,
            operation=number, content=content, **({field: target} if field in TARGETS else {}), **words,
        ))  # fmt: skip
    sets.copy_in(Visit, made)
    trail.record_many(
        {
            "by": by, "action": "visit.record", "noun": "visit", "id": one.ref, "area": one.area_id, "on": one.on,
            "detail": {"way": one.way, "visitor": one.visitor.ref},
        }
        for one in made
    )  # fmt: skip
    return made


def _check_all(by, targets) -> None:
    """As `_check` says of each: families and firms by what may be seen, in one question each; places by the posts' reach."""
    kinds: dict[type, set] = {}
    for target in targets:
        kinds.setdefault(type(target), set()).add(target)
    for kind, some in kinds.items():
        if kind in (AssistedPerson, Enterprise):
            seen = set(kind.objects.visible_to(by).filter(pk__in=[one.pk for one in some]).values_list("pk", flat=True))
            allowed = seen == {one.pk for one in some} and any(may(post.role, "visit.record") for post in by.held_posts)
            if not allowed:
                raise PermissionDenied
        else:
            for one in some:
                _check(by, one, *_place(one))


def _kept(by, operation: str, content: bytes) -> Visit | None:
    kept = Visit.objects.sent_as(operation, by=by).first()
    if kept and bytes(kept.content) != content:
        raise SentBefore(kept)
    return kept


def _content(*parts) -> bytes:
    """Photos are not a part of it: a phone that was restarted has lost them and sends the words alone."""
    return keys.digest("visit content", json.dumps(parts, default=str, sort_keys=True, ensure_ascii=False).encode())


def _place(target) -> tuple[str, str]:
    """The field of Visit that holds it, and the area where the visit counts."""
    if isinstance(target, AssistedPerson):
        return "assisted", target.household.area_id
    if isinstance(target, Enterprise):
        return "enterprise", target.area_id
    if isinstance(target, Area):
        return "area", target.pk
    post = next(iter(target.held_posts), None)
    if post is None:
        raise Refused(_("%(who)s现在没有职务，不知道记在哪个地方。") % {"who": target})
    return "whom", post.organisation.area_id


def _check(by, target, field: str, area: str) -> None:
    """Who may see whom it is about and records visits at all; a person or a place must lie within the posts' reach."""
    if not any(may(post.role, "visit.record") for post in by.held_posts):
        raise PermissionDenied
    if field in ("assisted", "enterprise"):
        allowed = type(target).objects.visible_to(by).filter(pk=target.pk).exists()
    else:
        allowed = by.can("visit.record", area)
    if not allowed:
        raise PermissionDenied


def _body(visitor, area: str):
    """The body in whose name the visitor came: that of the post that reaches the place, else of the first."""
    posts = visitor.posts_with("visit.record", area) or visitor.held_posts
    return posts[0].organisation if posts else None

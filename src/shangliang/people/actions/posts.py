"""做职务 · Appoint a person to a post, end a post. What has ended gives nothing, at once."""

import datetime as dt

from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.utils import dateformat
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from shangliang.kit import clock, trail

from ..can import FITS, ROLE_NAMES, Role, may_appoint
from ..organisations import Organisation
from ..persons import Person, Post
from ..refusal import Refused

COLLISIONS = {
    "post_admins_exclude": gettext_lazy(
        "系统、安全、审计三个管理员互相排斥，也不能与业务职务同时担任。请先免去另一职务。"
    ),
    "post_open_once": gettext_lazy("这个人已经担任这一职务。"),
}


@transaction.atomic
def appoint(
    person: Person, organisation: Organisation, role: str, *, by, start: dt.date | None = None, end: dt.date | None = None,
    title: str = "", on=None,
) -> Post:  # fmt: skip
    """任职: from `start` (today) until `end`, which is the first day without the post. Nobody appoints themselves."""
    role = Role(role)
    if by is not None:
        _allow(by, "post.appoint", organisation.area_id, role)
        if by.pk == person.pk:
            raise Refused(_("不能给自己任职。"))
    if organisation.kind not in FITS[role]:
        raise Refused(
            _("“%(role)s”不能设在“%(body)s”。") % {"role": ROLE_NAMES[role], "body": organisation.get_kind_display()}
        )
    first = start or (clock.local_day(on) if on else clock.today())
    if end is not None and end <= first:
        raise Refused(_("离任日期应晚于任职日期。"))
    Person.objects.select_for_update().get(pk=person.pk)
    made = _create(person=person, organisation=organisation, role=role.value, title=title, start=first, end=end)
    _record(made, "post.appoint", by, on)
    return made


@transaction.atomic
def end_post(post: Post, *, by, on: dt.date | dt.datetime | None = None) -> Post:
    """免职: the day of `on` (today) is the first without the post. Ended on its first day, it was never in force."""
    row = Post.objects.select_for_update(of=("self",)).select_related("organisation", "person").get(pk=post.pk)
    if by is not None:
        _allow(by, "post.end", row.organisation.area_id, row.role)
    day = clock.local_day(on) if on else clock.today()
    if row.end is not None and row.end <= day:
        raise Refused(_("这一职务已于%(day)s终止。") % {"day": dateformat.format(row.end, _("Y年n月j日"))})
    row.end = max(day, row.start)  # a post that has not begun yet never will
    row.save(update_fields=["end"])
    post.end = row.end
    _record(row, "post.end", by, on)
    if post.person_id in {getattr(p, "pk", None) for p in (by,)}:
        by.forget_posts()
    return row


def _create(**fields) -> Post:
    try:
        with transaction.atomic():
            return Post.objects.create(**fields)
    except IntegrityError as error:
        sentence = next((text for name, text in COLLISIONS.items() if name in str(error)), None)
        if sentence is None:
            raise
        raise Refused(str(sentence)) from None


def _allow(by, ability: str, code: str, role: str) -> None:
    if not any(may_appoint(own.role, role) for own in by.posts_with(ability, code)):
        raise PermissionDenied


def _record(post: Post, action: str, by, on) -> None:
    post.person.forget_posts()
    detail = {
        "organisation": post.organisation.ref,
        "role": post.role,
        "post": post.pk,
        "start": post.start,
        "end": post.end,
    }
    trail.record(
        by=by, action=action, noun="person", id=post.person.ref, area=post.organisation.area_id, on=on, detail=detail
    )
